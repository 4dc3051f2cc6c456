import { Status, useLocale, useTexts } from '~/ui';
import { formatNumber } from '~/ui/format';
import type { Missing, Shown } from '../judge';
import { boardTexts } from '../pages.texts';
import { missingSentence, shownSentence } from '../sentences';

interface Said {
  readonly met: boolean;
  readonly missing: readonly Missing[];
  readonly shown: readonly Shown[];
}

/** One cell of the board: a mark, and a number or a word. The whole sentence stands on the person's page. */
export function CellOf({ met, missing, shown }: Said) {
  const locale = useLocale();
  const t = useTexts(boardTexts);
  const said = met ? shown.at(-1) : missing[0];
  const short = () => {
    if (!said) return t('met');
    if ('missingJp' in said) return t('cell.jpShort', { jp: formatNumber(said.missingJp, locale) });
    if ('jp' in said) return t('cell.jp', { jp: formatNumber(said.jp, locale) });
    if ('mark' in said) return formatNumber(said.mark, locale);
    if ('count' in said) return met ? formatNumber(said.count, locale) : t('cell.short', { count: said.count });
    return t(met ? 'met' : 'cell.not');
  };
  return <Status tone={met ? 'ok' : 'warn'}>{short()}</Status>;
}

/** One requirement in the words everybody reads: what is lacking, or what was shown. */
export function SaidOf({ met, missing, shown }: Said) {
  const locale = useLocale();
  const t = useTexts(boardTexts);
  const words = met ? shown.map((said) => shownSentence(said, locale)) : missing.map((said) => missingSentence(said, locale));
  return <Status tone={met ? 'ok' : 'warn'}>{words.join('; ') || t('met')}</Status>;
}
