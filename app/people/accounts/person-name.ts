import { done, refuse, type Outcome } from '~/platform/outcome';
import { isAcademicFront, splitTitles, type PersonName } from './titles';

export type NameRefusal = 'name-empty' | 'name-no-letter' | 'name-too-long' | 'name-formula';
export type NameWarning = 'name-has-titles' | 'name-has-digits';
export interface NameReading {
  readonly name: string;
  /** What the name would be with the titles typed inside it moved to their places; the person decides. */
  readonly suggestion: PersonName | null;
  readonly warnings: readonly NameWarning[];
}

/** Longest name kept, in characters as a reader counts them. */
export const NAME_MAX = 100;

// Control characters, soft hyphen, zero-width and bidirectional marks: nothing a reader sees, much a forger uses.
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\uffff]|[\u{e0000}-\u{e0fff}]/gu;
const APOSTROPHES = /[\u0060\u00b4\u02bb\u02bc\u02bf\u2018\u2019\u201b\u2032\uff07]/g;

/** One line of text without invisible characters, runs of spaces made one, canonical composition. */
export function cleanText(raw: string): string {
  return raw.replace(/[\t\r\n\v\f\u0085\u2028\u2029]/g, ' ').replace(INVISIBLE, '').normalize('NFC').replace(/\p{Zs}+/gu, ' ').trim();
}

/** As `cleanText`, with every kind of apostrophe written the same, so that equal names are equal: Ra'as, Jum'ah. */
export function cleanName(raw: string): string {
  return cleanText(raw).replace(APOSTROPHES, "'");
}

/**
 * Reads a name. One word is a name; capitals, apostrophes, bin and binti stay as written.
 * Titles found inside are only suggested for splitting. Refuses what no name can be.
 */
export function readName(raw: string): Outcome<NameReading, NameRefusal> {
  const name = cleanName(raw);
  if (name === '') return refuse('name-empty');
  if (/^[=+@]/.test(name)) return refuse('name-formula');
  if (!/\p{L}/u.test(name)) return refuse('name-no-letter');
  const length = [...name].length;
  if (length > NAME_MAX) return refuse('name-too-long', { length, max: NAME_MAX });
  const split = splitTitles(name);
  const suggestion = split.titleFront || split.titleBack ? split : null;
  const warnings: NameWarning[] = [];
  if (suggestion) warnings.push('name-has-titles');
  if (/\p{Nd}/u.test(name)) warnings.push('name-has-digits');
  return done({ name, suggestion, warnings });
}

/** The name as the person wants it printed: "Dra. Siti Aminah, S.Sos., M.Si." */
export function printedName(person: { titleFront?: string | null; name: string; titleBack?: string | null }): string {
  const front = cleanName(person.titleFront ?? '');
  const back = cleanName(person.titleBack ?? '').replace(/^,\s*/, '');
  return `${front === '' ? '' : `${front} `}${person.name}${back === '' ? '' : `, ${back}`}`;
}

/**
 * The name as a signing official's stands on a certificate, STTPP or piagam: without academic titles
 * (Permendagri 1/2023 Pasal 44 ayat 2). Religious titles such as H. and Hj. are not academic and stay.
 */
export function withoutTitles(person: string | PersonName): string {
  const parts = typeof person === 'string' ? splitTitles(cleanName(person)) : person;
  const kept = (parts.titleFront ?? '').split(' ').filter((title) => title !== '' && !isAcademicFront(title));
  return [...kept, parts.name].join(' ');
}

/** Orders people as one string, ignoring titles, case, accents and punctuation. */
export function nameSortKey(name: string): string {
  return splitTitles(cleanName(name)).name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '');
}

/** The words of a search for people, written as names are ordered: `Jum’ah`, `jum'ah` and `JUMAH` seek the same. */
export function nameSearchWords(search: string): string[] {
  return nameSortKey(search).split(' ').filter(Boolean).slice(0, 6);
}

/** Whether every word of a search is part of a name. An empty search finds everybody. */
export function nameMatches(name: string, search: string): boolean {
  const key = nameSortKey(name);
  const words = nameSearchWords(search);
  return search.trim() === '' || (words.length > 0 && words.every((word) => key.includes(word)));
}

export function compareNames(a: string, b: string): number {
  const [left, right] = [nameSortKey(a), nameSortKey(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
