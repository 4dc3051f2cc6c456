import type { Locale } from '~/platform/i18n/catalogue';
import { translator } from '~/platform/i18n/catalogue';
import { saidVerdict, toldReasons, type SaidVerdict } from '../file-answer';
import { reasonSentence, reasonTexts } from '../reasons.texts';
import { texts } from '../texts';
import type { CheckedFile } from './checking';
import { checkingTexts } from './checking.texts';

/** One line of the table of results in words, the same on the page, in the sheet and in the report. */
export interface ResultRow {
  readonly name: string;
  /** The verdict, or that there was none. */
  readonly said: SaidVerdict | 'fault';
  readonly verdict: string;
  /** Number and holder in the register under the code the file names; empty where there is no entry. */
  readonly number: string;
  readonly holder: string;
  readonly why: readonly string[];
  readonly sha256: string;
  readonly signedAt: Date | null;
}

const MOST_REASONS = 4;

/** The sentences for one file: what was found, or that all is well. Fewer findings than an expert gets. */
export function resultRow(file: CheckedFile, locale: Locale): ResultRow {
  const t = translator(checkingTexts, locale);
  const tr = translator(reasonTexts, locale);
  const { name, answer, fault } = file;
  if (!answer) return { name, said: 'fault', verdict: t('notJudged'), number: '', holder: '', why: fault ? [reasonSentence(tr, fault)] : [], sha256: '', signedAt: null };
  const said = saidVerdict(answer);
  const why = toldReasons(answer).slice(0, MOST_REASONS).map((code) => reasonSentence(tr, code));
  return {
    name, said, verdict: translator(texts, locale)(`verdict.${said}`), number: answer.certificate?.number ?? '', holder: answer.certificate?.name ?? '',
    why: why.length > 0 ? why : [t('allWell')], sha256: answer.sha256, signedAt: answer.signedAt,
  };
}

/** How many files have which verdict, the good ones first. */
export function countByVerdict(rows: readonly ResultRow[]): { verdict: string; said: ResultRow['said']; count: number }[] {
  const counts = new Map<string, { verdict: string; said: ResultRow['said']; count: number }>();
  for (const { verdict, said } of rows) counts.set(said, { verdict, said, count: (counts.get(said)?.count ?? 0) + 1 });
  const order: readonly ResultRow['said'][] = ['genuine', 'replaced', 'suspended', 'revoked', 'altered', 'foreign', 'unsigned', 'unreadable', 'fault'];
  return order.flatMap((said) => counts.get(said) ?? []);
}
