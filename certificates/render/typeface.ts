/** The typeface on disk: Source Serif 4 (SIL Open Font Licence), as its npm package ships it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@cantoo/fontkit';
import type { Font } from '@cantoo/fontkit';
import type { Face } from './font-face.ts';

const require = createRequire(import.meta.url);
const PACKAGE = '@expo-google-fonts/source-serif-4';
const FILES: Readonly<Record<Face, string>> = {
  regular: '400Regular/SourceSerif4_400Regular.ttf',
  bold: '600SemiBold/SourceSerif4_600SemiBold.ttf',
  italic: '400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
};

/** A face as read from disk. */
export interface LoadedFace {
  readonly bytes: Uint8Array;
  readonly font: Font;
}

const loaded = new Map<Face, LoadedFace>();

/** Reads a face, once per process. */
export function loadFace(face: Face): LoadedFace {
  const known = loaded.get(face);
  if (known) return known;
  const bytes = new Uint8Array(readFileSync(require.resolve(`${PACKAGE}/${FILES[face]}`)));
  const opened = fontkit.create(bytes);
  if (!('glyphForCodePoint' in opened)) throw new Error('The typeface file holds a collection');
  const entry = { bytes, font: opened };
  loaded.set(face, entry);
  return entry;
}

/** Letters of Indonesian and English with digits and punctuation: what nearly every certificate needs. */
const BASIC: ReadonlySet<number> = new Set([...Array.from({ length: 95 }, (_, i) => 0x20 + i), 0xb7, 0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2026]);

/** Latin with diacritics: Latin-1, Extended-A and -B, modifier letters, Extended Additional, general punctuation. */
const LATIN_RANGES: ReadonlyArray<readonly [number, number]> = [
  [0x20, 0x7e], [0xa1, 0x24f], [0x2b9, 0x2bf], [0x1e00, 0x1eff], [0x2010, 0x2027], [0x2030, 0x203a], [0x20ac, 0x20ac], [0x2116, 0x2116], [0x2212, 0x2212],
];

/** How many characters a document needs: a small repertoire keeps files small. */
export type Repertoire = 'basic' | 'western' | 'latin';

let latin: ReadonlySet<number> | undefined;

/** Code points of Latin with diacritics that every face has. */
export function latinRepertoire(): ReadonlySet<number> {
  if (latin) return latin;
  const faces: readonly Face[] = ['regular', 'bold', 'italic'];
  const sets = faces.map((face) => new Set(loadFace(face).font.characterSet));
  const wanted = LATIN_RANGES.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  latin = new Set(wanted.filter((point) => sets.every((set) => set.has(point))));
  return latin;
}

let western: ReadonlySet<number> | undefined;

/** Basic letters with those of Latin-1 and of Arabic names in Latin letters. */
function westernRepertoire(): ReadonlySet<number> {
  if (western) return western;
  const extra = [...Array.from({ length: 0x5f }, (_, i) => 0xa1 + i), ...Array.from('āĀīĪūŪḍḌḥḤṣṢṭṬẓẒʼʻʾʿ', (letter) => letter.codePointAt(0) ?? 0)];
  western = new Set([...BASIC, ...extra].filter((point) => latinRepertoire().has(point)));
  return western;
}

function pointsOf(repertoire: Repertoire): ReadonlySet<number> {
  if (repertoire === 'basic') return BASIC;
  return repertoire === 'western' ? westernRepertoire() : latinRepertoire();
}

/** The code points of a repertoire in ascending order. */
export function repertoirePoints(repertoire: Repertoire): number[] {
  return [...pointsOf(repertoire)].sort((a, b) => a - b);
}

/** The characters of BASIC as a pattern: nearly every text is settled by it at once. */
const ONLY_BASIC = /^[\x20-\x7e\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]*$/;

/** The smallest repertoire that can write the text. */
export function repertoireFor(text: string): Repertoire {
  if (ONLY_BASIC.test(text)) return 'basic';
  const tiers: readonly Repertoire[] = ['basic', 'western'];
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const reaches = (known: ReadonlySet<number>): boolean => points.every((point) => known.has(point));
  return tiers.find((tier) => reaches(pointsOf(tier))) ?? 'latin';
}

/** Characters the typeface cannot write, each once, in order of appearance. Line breaks count as unknown too. */
export function unknownCharacters(text: string): string[] {
  if (ONLY_BASIC.test(text)) return [];
  const known = latinRepertoire();
  return [...new Set(Array.from(text).filter((character) => !known.has(character.codePointAt(0) ?? 0)))];
}
