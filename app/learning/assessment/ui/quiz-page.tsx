import { formatMinutes, formatNumber } from '~/ui/format';
import { EmptyState, Facts, Form, LinkButton, Page, Section, Status, SubmitRow, useLocale, useTexts, type FormState } from '~/ui';
import { expectedMinutes } from '../quiz';
import type { QuizView } from '../quiz.view.server';
import { texts } from '../texts';

const LEDE = { pretes: 'quiz.ledePretes', kuis: 'quiz.ledeKuis', pascates: 'quiz.ledePascates' } as const;

/** The page before a quiz: what it takes, and one button. */
export function QuizPage({ view, form }: { view: QuizView; form: FormState | undefined }) {
  const t = useTexts(texts);
  const { quiz } = view;
  const back = quiz.course ? { label: quiz.course.title, href: `/belajar/${quiz.course.key}` } : { label: t('quiz.backToList'), href: '/belajar' };
  return (
    <Page width="text" kicker={t(`kind.${quiz.kind}`)} title={quiz.title} lede={t(LEDE[quiz.kind])} breadcrumbs={[back]}>
      <Conditions view={view} />
      <Begin view={view} form={form} />
      {view.attempts.length > 0 ? <PastAttempts view={view} /> : null}
    </Page>
  );
}

function Conditions({ view: { quiz, left } }: { view: QuizView }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const duration = (minutes: number) => formatMinutes(minutes, locale);
  return (
    <Facts
      facts={[
        { label: t('quiz.questions'), value: t('quiz.questionsValue', { count: quiz.questions }) },
        { label: t('quiz.time'), value: t('quiz.timeValue', { minutes: duration(expectedMinutes(quiz.questions)) }) },
        { label: t('quiz.limit'), value: quiz.minutes === null ? t('quiz.noLimit') : t('quiz.limitValue', { minutes: duration(quiz.minutes) }) },
        ...(quiz.kind === 'pretes' ? [] : [{ label: t('quiz.passMark'), value: t('quiz.passMarkValue', { mark: formatNumber(quiz.passMark, locale) }) }]),
        { label: t('quiz.left'), value: left === null ? t('quiz.leftUnlimited') : t('quiz.leftValue', { left, max: quiz.maxAttempts }) },
      ]}
    />
  );
}

function Begin({ view, form }: { view: QuizView; form: FormState | undefined }) {
  const t = useTexts(texts);
  if (view.runningId === null && view.left === 0) return <EmptyState icon="lock" title={t('quiz.usedUp')}>{t('quiz.usedUpText')}</EmptyState>;
  const label = view.runningId !== null ? 'quiz.resume' : view.attempts.length > 0 ? 'quiz.again' : 'quiz.start';
  return <Form id="mulai" state={form}><SubmitRow label={t(label)} note={t('quiz.counts')} /></Form>;
}

function PastAttempts({ view }: { view: QuizView }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const scored = view.quiz.kind === 'pretes' ? 'state.taken' : null;
  return (
    <Section title={t('quiz.history')}>
      <ul className="stack">
        {view.attempts.map((attempt) => (
          <li key={attempt.id} className="cluster">
            <b>{t('quiz.attempt', { number: attempt.number })}</b>
            {attempt.score === null
              ? <Status tone="info">{t('quiz.attemptOpen')}</Status>
              : <Status tone={scored || attempt.passed ? 'ok' : 'warn'} reason={t('quiz.scoreValue', { score: formatNumber(attempt.score, locale) })}>{t(scored ?? (attempt.passed ? 'state.passed' : 'state.failed'))}</Status>}
            {attempt.submittedAt ? <LinkButton kind="quiet" size="small" href={`/percobaan/${attempt.id}`}>{t('quiz.seeResult')}</LinkButton> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
