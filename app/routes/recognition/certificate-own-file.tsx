import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { page } from '~/people/access/index.server';
import { certificateFile, holderScope, pdfResponse } from '~/recognition/certification/index.server';

/** The signed PDF for its holder; officers have their own address below the register. */
export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'certificate:read-own',
    params: z.object({ id: z.uuid() }),
    scope: ({ ctx, params }) => holderScope(ctx, params.id),
    run: async ({ ctx, params }) => {
      const file = await certificateFile(ctx, params.id);
      return file && pdfResponse(file);
    },
  });
}
