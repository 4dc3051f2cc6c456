import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { page } from '~/people/access/index.server';
import { keepToast } from '~/platform/http/cookies.server';
import { translator } from '~/platform/i18n/catalogue';
import { CohortAddress, officeScope, toRoman } from '~/training/cohorts';
import { findCohortByKey } from '~/training/cohorts/index.server';
import { sessionOfficeTexts as texts } from '~/training/sessions';
import { printCards } from '~/training/sessions/index.server';

/** The cards of an angkatan as one PDF, eight on a sheet of A4. */
export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'participant:read',
    params: CohortAddress,
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && officeScope(ctx.actor, cohort, 'participant:read');
    },
    run: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      if (!cohort) return null;
      const t = translator(texts, 'id');
      const printed = await printCards(ctx, cohort, {
        heading: t('cards.heading'), instruction: t('cards.instruction'), cohort: t('cards.cohort', { programme: cohort.programme.title, number: toRoman(cohort.number) }),
      });
      if (!printed.ok) return redirect(`/angkatan/${cohort.key}/sesi`, { headers: { 'Set-Cookie': await keepToast(t(`refusal.${printed.refusal.code}`, printed.refusal.facts)) } });
      return new Response(Buffer.from(printed.value), {
        headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${t('cards.file', { cohort: cohort.key })}"`, 'Cache-Control': 'private, no-store' },
      });
    },
  });
}
