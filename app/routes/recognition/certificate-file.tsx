import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { page } from '~/people/access/index.server';
import { certificateFile, certificateScope, pdfResponse } from '~/recognition/certification/index.server';

/** The signed PDF for officers and the signing official. */
export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'certificate:read',
    params: z.object({ certificate: z.uuid() }),
    scope: ({ ctx, params }) => certificateScope(ctx, params.certificate),
    run: async ({ ctx, params }) => {
      const file = await certificateFile(ctx, params.certificate);
      return file && pdfResponse(file);
    },
  });
}
