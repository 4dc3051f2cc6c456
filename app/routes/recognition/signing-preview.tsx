import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { page } from '~/people/access/index.server';
import { batchRegions, findBatch, pdfResponse, previewCertificate } from '~/recognition/certification/index.server';

/** The specimen of one name in a batch, for the official who will sign it. */
export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'batch:approve',
    params: z.object({ batch: z.uuid(), participation: z.uuid() }),
    scope: async ({ ctx, params }) => {
      const regions = await batchRegions(ctx.read, params.batch);
      return regions.length > 0 ? { kind: 'regions', regions } : null;
    },
    run: async ({ ctx, params }) => {
      const batch = await findBatch(ctx.read, params.batch);
      if (!batch?.members.some(({ participationId }) => participationId === params.participation)) return null;
      const preview = await previewCertificate(ctx, { cohortId: batch.cohortId, participationId: params.participation, batchId: batch.id });
      return preview.ok ? pdfResponse({ name: 'CONTOH.pdf', bytes: preview.value }, 'inline') : null;
    },
  });
}
