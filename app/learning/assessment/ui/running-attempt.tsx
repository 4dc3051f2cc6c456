import { formatMinutes, formatTime } from '~/ui/format';
import { Button, Card, CheckboxGroup, Form, LinkButton, Notice, Page, RadioGroup, Section, Status, SubmitRow, useLocale, useTexts, type FormState } from '~/ui';
import type { AskedQuestion, RunningAttempt } from '../attempt.view.server';
import { texts } from '../texts';

const answered = (view: RunningAttempt) => view.questions.filter(({ chosen }) => chosen.length > 0).length;

function useKicker(view: RunningAttempt): string {
  const t = useTexts(texts);
  const vars = { kind: t(`kind.${view.quiz.kind}`), number: view.number, max: view.quiz.maxAttempts };
  return t(view.quiz.maxAttempts > 1 ? 'run.kickerOf' : 'run.kicker', vars);
}

/** Where the work stands: answered, kept, and time left by the server's clock, in words. */
function Standing({ view }: { view: RunningAttempt }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const parts = [t('run.status', { answered: answered(view), total: view.questions.length }), view.savedAt ? t('run.saved', { time: formatTime(view.savedAt, locale) }) : t('run.notSaved')];
  const time = view.dueAt ? formatTime(view.dueAt, locale) : '';
  const short = view.minutesLeft !== null && view.minutesLeft <= 2;
  const left = view.minutesLeft === null ? t('run.noLimit') : short ? t('run.timeShort', { time }) : t('run.timeLeft', { minutes: formatMinutes(view.minutesLeft, locale), time });
  return (
    <Notice tone={short ? 'warn' : 'info'} title={left}>
      <p>{parts.join(' ')}</p>
    </Notice>
  );
}

/** All questions on one page; answers can be kept at any time and are handed in from the next page. */
export function QuestionsPage({ view, form }: { view: RunningAttempt; form: FormState | undefined }) {
  const t = useTexts(texts);
  return (
    <Page width="text" kicker={useKicker(view)} title={view.quiz.title}>
      <Standing view={view} />
      <Form id="jawaban" state={form} hidden={{ lembar: '1' }} keep={`percobaan:${view.id}`}>
        {view.questions.map((question, i) => <QuestionField key={question.field} question={question} number={i + 1} />)}
        <div className="submit-row">
          <p className="hint">{t('run.reviewNote')}</p>
          <div className="cluster">
            <Button name="intent" value="review" size="wide">{t('run.review')}</Button>
            <Button name="intent" value="save" kind="secondary">{t('run.save')}</Button>
          </div>
        </div>
      </Form>
    </Page>
  );
}

function QuestionField({ question, number }: { question: AskedQuestion; number: number }) {
  const t = useTexts(texts);
  const shared = {
    name: question.field,
    legend: <><span className="muted">{t('run.question', { number })}</span><br />{question.stem}</>,
    hint: t(question.kind === 'multiple' ? 'run.chooseMany' : 'run.chooseOne'),
    options: question.options.map(({ value, text }) => ({ value, label: text })),
    large: true,
    mark: false,
  };
  if (question.kind === 'multiple') return <CheckboxGroup {...shared} defaultValues={question.chosen} />;
  return <RadioGroup {...shared} {...(question.chosen[0] === undefined ? {} : { defaultValue: question.chosen[0] })} />;
}

/** The page before handing in: what is missing, what was chosen. */
export function ReviewPage({ view, form }: { view: RunningAttempt; form: FormState | undefined }) {
  const t = useTexts(texts);
  const total = view.questions.length;
  const missing = total - answered(view);
  const here = `/percobaan/${view.id}`;
  return (
    <Page width="text" kicker={useKicker(view)} title={t('review.title')} lede={view.quiz.title}>
      <Standing view={view} />
      {missing === 0
        ? <Notice tone="ok" title={t('review.allAnswered', { total })} />
        : <Missing view={view} count={missing} />}
      <Form id="kirim" state={form} intent="submit" action={here}>
        <SubmitRow label={t('review.submit')} note={t('review.note')}>
          <LinkButton kind="secondary" icon="arrow-left" href={here}>{t('review.back')}</LinkButton>
        </SubmitRow>
      </Form>
      <Section title={t('review.list')}>
        <ol className="stack">
          {view.questions.map((question) => (
            <li key={question.field}>
              <a href={`${here}#jawaban-${question.field}`}>{question.stem}</a>
              <p>{question.chosen.length > 0 ? question.options.filter(({ value }) => question.chosen.includes(value)).map(({ text }) => text).join('; ') : <Status tone="warn">{t('review.unanswered')}</Status>}</p>
            </li>
          ))}
        </ol>
      </Section>
    </Page>
  );
}

function Missing({ view, count }: { view: RunningAttempt; count: number }) {
  const t = useTexts(texts);
  const empty = view.questions.flatMap(({ chosen, field }, i) => (chosen.length === 0 ? [{ field, number: i + 1 }] : []));
  return (
    <Notice tone="warn" title={t('review.missing', { count })}>
      <p>{t('review.missingText')}</p>
      <ul className="cluster">
        {empty.map(({ field, number }) => <li key={field}><a href={`/percobaan/${view.id}#jawaban-${field}`}>{t('run.question', { number })}</a></li>)}
      </ul>
    </Notice>
  );
}

/** The time is over: nothing can be changed, and what was kept is marked. */
export function TimeOverPage({ view, form }: { view: RunningAttempt; form: FormState | undefined }) {
  const t = useTexts(texts);
  return (
    <Page width="text" kicker={useKicker(view)} title={view.quiz.title}>
      <Card kind="next" title={t('late.title')}>
        <p>{t('late.text', { answered: answered(view), total: view.questions.length })}</p>
        <Form id="kirim" state={form} intent="submit"><SubmitRow label={t('late.submit')} /></Form>
      </Card>
    </Page>
  );
}
