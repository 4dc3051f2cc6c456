import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { page } from '~/people/access/index.server';
import { pdfResponse, previewCertificate } from '~/recognition/certification/index.server';
import { findCohortByKey, participationScope } from '~/training/cohorts/index.server';

const Address = z.object({ cohort: z.string().regex(/^[a-z0-9-]{1,120}$/), participation: z.uuid() });

/** The specimen of one certificate as PDF, for the officer of the person's region. */
export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'batch:propose',
    params: Address,
    scope: async ({ ctx, params }) => {
      const [cohort, scope] = await Promise.all([findCohortByKey(ctx.read, params.cohort), participationScope(ctx.read, params.participation)]);
      return scope && scope.cohortId === cohort?.id ? scope : null;
    },
    run: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      const preview = await previewCertificate(ctx, { cohortId: cohort?.id ?? '', participationId: params.participation });
      return preview.ok ? pdfResponse({ name: 'CONTOH.pdf', bytes: preview.value }, 'inline') : null;
    },
  });
}
