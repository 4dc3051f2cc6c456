import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { page } from '~/people/access/index.server';
import { expectedMinutes } from '~/learning/assessment';
import { formatPhone } from '~/people/accounts';
import { todayTexts, verdictSentence, type Requirement } from '~/recognition/competency';
import { todayView, type TodayView } from '~/recognition/competency/index.server';
import { SaidOf } from '~/recognition/competency/ui/said';
import { toRoman } from '~/training/cohorts';
import { Card, DateText, EmptyState, Facts, LinkButton, Page, Section, Status, Stepper, useLocale, useTexts } from '~/ui';
import { civilDateOf, formatCivilDate, formatNumber, formatTime } from '~/ui/format';
import { titled } from '../titles';

export const meta = titled(todayTexts, 'title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'profile:write',
    scope: ({ ctx }) => ({ kind: 'self', personId: ctx.actor.personId }),
    run: async ({ ctx }) => ({ name: ctx.actor.name, view: await todayView(ctx) }),
  });
}

export default function Today() {
  const { name, view } = useLoaderData<typeof loader>();
  const t = useTexts(todayTexts);
  return (
    <Page title={t('hello', { name })} width="text" kicker={view ? t('cohort', { number: toRoman(view.cohort.number) }) : undefined} lede={view?.cohort.title}>
      {view ? <Path view={view as TodayView} /> : <EmptyState title={t('noneTitle')}>{t('noneText')}</EmptyState>}
    </Page>
  );
}

function hrefOf(step: TodayView['next'] | Requirement, view: TodayView): string | undefined {
  const places: Record<TodayView['next'], string | undefined> = {
    profile: '/profil', privacy: '/profil#pemberitahuan', pretest: view.pretest ? `/kuis/${view.pretest.key}` : undefined, quizzes: '/belajar',
    jp: '/jp', rubric: undefined, posttest: view.posttest ? `/kuis/${view.posttest.key}` : undefined, rtl: '/rtl', coaching: '/pembinaan',
    logbook: '/buku-kegiatan', certificate: '/sertifikat', done: '/sertifikat',
  };
  return places[step];
}

function Path({ view }: { view: TodayView }) {
  const t = useTexts(todayTexts);
  const locale = useLocale();
  const { cohort, verdict } = view;
  const firstOpen = view.requirements.find(({ met }) => !met)?.requirement;
  return (
    <>
      <NextCard view={view} />
      {view.before !== null && view.after !== null ? <p>{t('gain', { before: formatNumber(view.before, locale), after: formatNumber(view.after, locale) })}</p> : null}
      <Section title={t('path')}>
        <Stepper
          label={t('path')}
          steps={[
            ...view.requirements.map((state) => ({
              label: t(`step.${state.requirement}`), state: state.met ? 'done' as const : state.requirement === firstOpen ? 'current' as const : 'todo' as const,
              word: state.met || state.requirement === firstOpen ? undefined : t('stepOpen'), href: hrefOf(state.requirement, view), note: <SaidOf {...state} />,
            })),
            { label: t('step.certificate'), href: '/sertifikat', state: view.certified ? 'done' as const : firstOpen ? 'todo' as const : 'current' as const },
          ]}
        />
      </Section>
      <Section title={t('verdict')}>
        <Status tone={verdict.verdict === 'kompeten' ? 'ok' : 'warn'}>{verdictSentence(verdict, locale)}</Status>
        {verdict.missing.length === 0 ? <p>{t('nothingLacking')}</p> : null}
      </Section>
      <Facts facts={[
        { label: t('cohort', { number: toRoman(cohort.number) }), value: <><DateText value={cohort.startsOn} to={cohort.endsOn} weekday />, {cohort.place}</> },
        ...(cohort.contactName ? [{ label: t('contact'), value: `${cohort.contactName}${cohort.contactPhone ? `, ${formatPhone(cohort.contactPhone)}` : ''}` }] : []),
      ]} />
    </>
  );
}

function NextCard({ view }: { view: TodayView }) {
  const t = useTexts(todayTexts);
  const locale = useLocale();
  const { next, session } = view;
  const test = next === 'posttest' ? view.posttest : view.pretest;
  const tested: Record<string, string | number> = test ? { count: test.questions, minutes: expectedMinutes(test.questions), mark: formatNumber(test.passMark, locale) } : {};
  const when = session ? `${formatCivilDate(civilDateOf(session.startsAt), locale, { weekday: true })}, ${formatTime(session.startsAt, locale)}` : '';
  const text = next === 'jp' && !session ? t('next.jpNone.text') : t(`next.${next}.text`, { ...tested, title: session?.title ?? '', when, place: session?.place ?? '' });
  const href = hrefOf(next, view);
  return (
    <Card kind="next" kicker={t('next.kicker')} title={t(`next.${next}`)} actions={href ? <LinkButton kind="primary" size="wide" href={href}>{t('open')}</LinkButton> : undefined}>
      <p>{text}</p>
    </Card>
  );
}
