import { Status, useLocale, useTexts } from '~/ui';
import type { Missing, Shown } from '../judge';
import { boardTexts } from '../pages.texts';
import { missingSentence, shownSentence } from '../sentences';

interface Said {
  readonly met: boolean;
  readonly missing: readonly Missing[];
  readonly shown: readonly Shown[];
}

/** One requirement in the words everybody reads: what is lacking, or what was shown. */
export function SaidOf({ met, missing, shown }: Said) {
  const locale = useLocale();
  const t = useTexts(boardTexts);
  const words = met ? shown.map((said) => shownSentence(said, locale)) : missing.map((said) => missingSentence(said, locale));
  return <Status tone={met ? 'ok' : 'warn'}>{words.join('; ') || t('met')}</Status>;
}
