import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { certificationTexts } from '~/recognition/certification';
import { batchRegions, issuingPageView, pauseSealing, resumeSealing, retrySealing, type IssuingPageView } from '~/recognition/certification/index.server';
import { IssuingFailures, IssuingFigures, IssuingTrouble } from '~/recognition/certification/ui/issuing';
import { Cluster, LinkButton, Page, PostButton, Progress, Section, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(certificationTexts, 'issuing.title');

/** Seconds between two looks while certificates are being issued, and while they wait. */
const REFRESH = { running: 4, 'held-up': 30, paused: 30 } as const;

/** The browser asks again by itself, without any script, until everything is issued or the reader asks it to stop. */
export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const refresh = loaderHeaders.get('Refresh');
  return { 'Cache-Control': 'no-store', ...(refresh ? { Refresh: refresh } : {}) };
};

const Address = z.object({ batch: z.uuid() });

async function placeOf({ ctx, params }: { ctx: Ctx; params: z.output<typeof Address> }) {
  const regions = await batchRegions(ctx.read, params.batch);
  return regions.length > 0 ? ({ kind: 'regions', regions } as const) : null;
}

const secondsFor = (state: IssuingPageView['state']): number | null => (state === 'running' || state === 'held-up' || state === 'paused' ? REFRESH[state] : null);

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'register:read',
    params: Address,
    scope: placeOf,
    run: async ({ ctx, params, url, headers: answer }) => {
      const view = await issuingPageView(ctx, params.batch);
      if (!view) return null;
      const seconds = url.searchParams.has('diam') ? null : secondsFor(view.state);
      if (seconds !== null) answer.set('Refresh', String(seconds));
      return { ...view, seconds };
    },
  });
}

const Input = z.object({ intent: z.enum(['pause', 'resume', 'retry']) });

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'batch:pause',
    params: Address,
    scope: placeOf,
    input: Input,
    texts: certificationTexts,
    run: async ({ ctx, params, input: { intent }, locale }) => {
      const t = translator(certificationTexts, locale);
      const to = `/penerbitan/${params.batch}`;
      const done = await { pause: pauseSealing, resume: resumeSealing, retry: retrySealing }[intent](ctx, params.batch);
      const said = { pause: 'issuing.paused', resume: 'issuing.resumed', retry: 'sign.retried' } as const;
      // A button pressed after the last certificate was issued is no fault: the page says how it stands.
      return done.ok ? { ok: true, value: { to, toast: t(said[intent], done.value) } } : { ok: true, value: { to, toast: t(`refusal.${done.refusal.code}`) } };
    },
  });
}

export default function Issuing() {
  const view = useLoaderData<typeof loader>() as IssuingPageView & { seconds: number | null };
  const t = useTexts(certificationTexts);
  const here = `/penerbitan/${view.id}`;
  const { state, sealed, total, maySteer } = view;
  return (
    <Page
      title={t('issuing.title')} kicker={t('register.cohort', { number: view.cohort.number })} lede={view.cohort.title} width="text"
      breadcrumbs={[view.maySign ? { label: t('sign.title'), href: '/tanda-tangan' } : { label: t('register.title'), href: '/register' }, { label: t('issuing.title') }]}
    >
      {state === 'not-begun' ? <p>{t('issuing.notBegun')}</p> : (
        <>
          <Progress id="kemajuan" label={t(`issuing.state.${state}`)} value={sealed} max={Math.max(1, total)} words={t('sign.progressWords', { sealed, total })} />
          <IssuingFigures view={view} />
          <IssuingTrouble view={view} />
          <Cluster>
            {maySteer && (state === 'running' || state === 'held-up') ? <PostButton intent="pause" action={here}>{t('issuing.pause')}</PostButton> : null}
            {maySteer && state === 'paused' ? <PostButton intent="resume" action={here} kind="primary">{t('issuing.resume')}</PostButton> : null}
            {maySteer && state === 'held-up' ? <PostButton intent="retry" action={here}>{t('sign.retry')}</PostButton> : null}
            {view.maySign ? <LinkButton kind="quiet" href={`/tanda-tangan/${view.id}`}>{t('sign.people')}</LinkButton> : null}
          </Cluster>
          {state === 'done' ? null : <Refreshing here={here} seconds={view.seconds} />}
          {view.failed > 0 ? <Section title={t('issuing.failures')} lede={t('issuing.failuresLede', { count: view.failed })}><IssuingFailures view={view} /></Section> : null}
        </>
      )}
    </Page>
  );
}

function Refreshing({ here, seconds }: { here: string; seconds: number | null }) {
  const t = useTexts(certificationTexts);
  return (
    <p className="muted">
      {t('issuing.lede')}{' '}
      {seconds === null ? <><a href={`${here}?diam`}>{t('sign.reload')}</a> · <a href={here}>{t('issuing.startRefresh')}</a></> : <>{t('issuing.refreshes', { seconds })} <a href={`${here}?diam`}>{t('issuing.stopRefresh')}</a></>}
    </p>
  );
}
