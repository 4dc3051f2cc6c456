import { formatMinutes, formatNumber } from '~/ui/format';
import { Card, LinkButton, Status, useLocale, useTexts } from '~/ui';
import type { QuizFacts, QuizOfProgramme } from '../facts.data.server';
import { expectedMinutes } from '../quiz';
import { texts } from '../texts';

export interface QuizStandingProps {
  readonly quiz: Pick<QuizOfProgramme, 'kind'>;
  readonly facts: Pick<QuizFacts, 'best' | 'passed'> | undefined;
}

/** How a person stands with a quiz, in words. A pretest is taken, never failed. */
export function QuizStanding({ quiz, facts }: QuizStandingProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  if (!facts) return <Status tone="neutral">{t('quiz.notTaken')}</Status>;
  if (facts.best === null) return <Status tone="info">{t('state.running')}</Status>;
  const reason = t('quiz.scoreValue', { score: formatNumber(facts.best, locale) });
  if (quiz.kind === 'pretes') return <Status tone="ok" reason={reason}>{t('state.taken')}</Status>;
  return <Status tone={facts.passed ? 'ok' : 'warn'} reason={reason}>{t(facts.passed ? 'state.passed' : 'state.failed')}</Status>;
}

/** A quiz in a list. */
export function QuizCard({ quiz, facts, level = 3 }: { quiz: QuizOfProgramme; facts: QuizFacts | undefined; level?: 2 | 3 }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const minutes = formatMinutes(expectedMinutes(quiz.questions), locale);
  return (
    <Card level={level} kicker={t(`kind.${quiz.kind}`)} title={<a href={`/kuis/${quiz.key}`}>{quiz.title}</a>} actions={<LinkButton href={`/kuis/${quiz.key}`}>{t('quiz.open')}</LinkButton>}>
      <p className="muted">{t('quiz.card', { count: quiz.questions, minutes })}</p>
      <p><QuizStanding quiz={quiz} facts={facts} /></p>
    </Card>
  );
}
