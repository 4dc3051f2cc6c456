import { translator, type Locale, type Vars } from '~/platform/i18n/catalogue';
import { programmeTexts, type Mode } from '~/training/programmes';
import type { Missing, Shown, Verdict } from './judge';
import { texts } from './texts';

type Key = (typeof texts)['keys'][number];

const NUMBER_WORDS: Record<Locale, readonly string[]> = {
  id: ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
};

/** "kurang 3 JP tatap muka", "satu catatan penyuluhan belum disahkan": a fragment without a full stop. */
export function missingSentence(missing: Missing, locale: Locale): string {
  return sentence('missing', missing, locale);
}

/** "32 JP secara keseluruhan", "nilai pascates 80". */
export function shownSentence(shown: Shown, locale: Locale): string {
  return sentence('shown', shown, locale);
}

/** "Kompeten", or "Belum: kurang 3 JP tatap muka; satu catatan penyuluhan belum disahkan". */
export function verdictSentence(verdict: Pick<Verdict, 'verdict' | 'missing'>, locale: Locale): string {
  const t = translator(texts, locale);
  if (verdict.verdict === 'kompeten') return t('verdict.kompeten');
  return t('verdict.belum', { missing: verdict.missing.map((missing) => missingSentence(missing, locale)).join('; ') });
}

function sentence(group: 'missing' | 'shown', said: Missing | Shown, locale: Locale): string {
  const plural = 'count' in said ? (said.count === 1 ? '.one' : '.many') : '';
  const vars: Vars = {};
  if ('count' in said) vars['count'] = NUMBER_WORDS[locale][said.count] ?? said.count;
  if ('missingJp' in said) vars['jp'] = number(said.missingJp, locale);
  if ('jp' in said) vars['jp'] = number(said.jp, locale);
  if ('mark' in said) vars['mark'] = number(said.mark, locale);
  if ('required' in said) vars['required'] = number(said.required, locale);
  if ('modes' in said) vars['modes'] = modeNames(said.modes, locale);
  if ('titles' in said) vars['titles'] = said.titles.join(', ');
  if ('sessionKind' in said) vars['sessionKind'] = sessionName(said.sessionKind, locale);
  return translator(texts, locale)(`${group}.${said.code}${plural}` as Key, vars);
}

/** 37.5 → '37,5' in Indonesian; at most two decimals. */
function number(value: number, locale: Locale): string {
  const text = String(Math.round(value * 100) / 100);
  return locale === 'id' ? text.replace('.', ',') : text;
}

function modeNames(modes: readonly Mode[], locale: Locale): string {
  const t = translator(programmeTexts, locale);
  return modes.map((mode) => t(`mode.${mode}`)).join(translator(texts, locale)('join.modes'));
}

/** Kinds of session are data of the programme: a kind without a text of ours is shown as the office wrote it. */
function sessionName(kind: string, locale: Locale): string {
  const key = texts.keys.find((known) => known === `session.${kind}`);
  return key ? translator(texts, locale)(key) : kind;
}
