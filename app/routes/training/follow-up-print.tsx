import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { page } from '~/people/access/index.server';
import { currentParticipationOf, participationScope } from '~/training/cohorts/index.server';
import { followupTexts as texts } from '~/training/followup';
import { viewPlan } from '~/training/followup/index.server';
import { PlanFacts } from '~/training/followup/ui/plan-facts';
import { PlanStatus } from '~/training/followup/ui/plan-state';
import { Facts, Grid, LinkButton, Page, PrintButton, PrintSheet, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(texts, 'sheetTitle');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'rtl:write',
    scope: async ({ ctx }) => {
      const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
      return own && participationScope(ctx.read, own.id);
    },
    run: async ({ ctx }) => {
      const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
      return own && viewPlan(ctx.read, own.id);
    },
  });
}

export default function FollowUpPrint() {
  const plan = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return (
    <Page title={t('print')} actions={<><LinkButton kind="quiet" href="/rtl">{t('back')}</LinkButton><PrintButton /></>}>
      <PrintSheet title={t('sheetTitle')} subtitle={plan.cohort.title}>
        <Facts
          facts={[
            { label: t('participant'), value: plan.name },
            { label: t('regency'), value: plan.regency },
            { label: t('stateTitle'), value: <PlanStatus state={plan.state} /> },
          ]}
        />
        <PlanFacts text={plan.text} />
        <Grid>
          <p>{t('signWriter')}<br /><br /><br /><br />{plan.name}</p>
          <p>{t('signReader')}<br /><br /><br /><br />{plan.approvedBy ?? '…………………………'}</p>
        </Grid>
      </PrintSheet>
    </Page>
  );
}
