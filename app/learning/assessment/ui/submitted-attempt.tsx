import { formatDateTime, formatNumber } from '~/ui/format';
import { Card, Cluster, LinkButton, Notice, Page, Section, Stat, Status, useLocale, useTexts } from '~/ui';
import type { ReviewedQuestion, SubmittedAttempt } from '../attempt.view.server';
import { texts } from '../texts';

/** The result: mark, pass or not in words, the gain, and as much of the keys as may be seen. */
export function ResultPage({ view }: { view: SubmittedAttempt }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const { quiz } = view;
  const back = quiz.course ? { label: quiz.course.title, href: `/belajar/${quiz.course.key}` } : { label: t('quiz.backToList'), href: '/belajar' };
  return (
    <Page width="text" kicker={`${t(`kind.${quiz.kind}`)} · ${t('quiz.attempt', { number: view.number })}`} title={quiz.title} breadcrumbs={[back]}>
      <Card>
        <Score view={view} />
        <p><Verdict view={view} /></p>
        <p className="muted">{t('result.submittedAt', { date: formatDateTime(view.submittedAt, locale) })}</p>
      </Card>
      <Onward view={view} />
      {view.review ? <Review questions={view.review} /> : quiz.kind === 'kuis' ? null : <Notice tone="info">{t(quiz.kind === 'pretes' ? 'result.noKeysPretest' : 'result.noKeysPosttest')}</Notice>}
    </Page>
  );
}

function Score({ view }: { view: SubmittedAttempt }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const n = (value: number) => formatNumber(value, locale);
  const vars = { right: view.right, total: view.total, passMark: n(view.quiz.passMark) };
  const gain = view.pretest === null ? null : Math.round((view.score - view.pretest) * 100) / 100;
  const direction = gain === null || gain === 0 ? 'result.gainSame' : gain > 0 ? 'result.gainUp' : 'result.gainDown';
  return (
    <Cluster gap="large">
      <Stat label={t('result.score')} value={n(view.score)} note={t(view.quiz.kind === 'pretes' ? 'result.scorePretest' : 'result.scoreNote', vars)} />
      {gain === null || view.pretest === null ? null : <Stat label={t('result.pretest')} value={n(view.pretest)} note={t(direction, { points: n(Math.abs(gain)) })} />}
    </Cluster>
  );
}

function Verdict({ view }: { view: SubmittedAttempt }) {
  const t = useTexts(texts);
  const locale = useLocale();
  if (view.quiz.kind === 'pretes') return <Status tone="ok">{t('result.taken')}</Status>;
  if (view.passed) return <Status tone="ok">{t('result.passed')}</Status>;
  return <Status tone="warn" reason={t('result.failedReason', { points: formatNumber(view.quiz.passMark - view.score, locale) })}>{t('result.failed')}</Status>;
}

function Onward({ view }: { view: SubmittedAttempt }) {
  const t = useTexts(texts);
  const { quiz, left } = view;
  const again = quiz.kind !== 'pretes' && !view.passed && left !== 0;
  return (
    <>
      {again ? <p>{left === null ? t('result.againUnlimited') : t('result.again', { left })}</p> : null}
      {!again && !view.passed && quiz.kind !== 'pretes' ? <p>{t('result.noneLeft')}</p> : null}
      <Cluster>
        {again ? <LinkButton kind="primary" href={`/kuis/${quiz.key}`}>{t('quiz.again')}</LinkButton> : null}
        <LinkButton kind={again ? 'secondary' : 'primary'} href={quiz.course ? `/belajar/${quiz.course.key}` : '/belajar'}>
          {quiz.course ? t('quiz.backToCourse', { title: quiz.course.title }) : t('quiz.backToList')}
        </LinkButton>
      </Cluster>
    </>
  );
}

function Review({ questions }: { questions: readonly ReviewedQuestion[] }) {
  const t = useTexts(texts);
  return (
    <Section title={t('result.review')}>
      {questions.map((question, i) => (
        <Card key={question.stem} level={3} kicker={t('run.question', { number: i + 1 })} title={question.stem}>
          <p><Status tone={question.right ? 'ok' : 'warn'}>{t(question.right ? 'result.right' : question.answered ? 'result.wrong' : 'result.empty')}</Status></p>
          <dl className="stack" data-gap="small">
            {question.options.filter(({ chosen, correct }) => chosen || correct).map((option) => (
              <div key={option.text}>
                <dt>{[option.chosen ? t('result.yours') : null, option.correct ? t('result.key') : null].filter(Boolean).join(' · ')}</dt>
                <dd><p>{option.text}</p><p className="muted">{option.feedback}</p></dd>
              </div>
            ))}
          </dl>
        </Card>
      ))}
    </Section>
  );
}
