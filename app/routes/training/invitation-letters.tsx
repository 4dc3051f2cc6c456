import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { page } from '~/people/access/index.server';
import { CohortAddress, officeScope } from '~/training/cohorts';
import { findCohortByKey, printLetters } from '~/training/cohorts/index.server';

/** One letter, or those of all selected people, as a PDF. */
export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'invitation:send',
    params: CohortAddress.extend({ participation: z.string().max(60).optional() }),
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && officeScope(ctx.actor, cohort, 'invitation:send');
    },
    run: async ({ ctx, params, url }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      if (!cohort) return null;
      const printed = await printLetters(ctx, cohort, { number: url.searchParams.get('nomor') ?? '', ...(params.participation ? { participationId: params.participation } : {}) });
      if (!printed.ok) return null;
      return new Response(printed.value.pdf as BodyInit, {
        headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${printed.value.fileName}"`, 'Cache-Control': 'no-store' },
      });
    },
  });
}
