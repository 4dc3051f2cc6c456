/** Embedding a subset of a face as a composite font (ISO 32000-1, 9.7): the five objects, the same bytes in every process. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { latin1, object, streamObject } from '../pdf/serialise.ts';
import type { ObjectBody } from '../pdf/serialise.ts';
import { loadFace } from './typeface.ts';
import type { Face, FaceTable } from './font-face.ts';

/** An embedded face: its objects, and what drawing needs to know. */
export interface FontProgram {
  /** Number of the font object; the others follow it. */
  readonly number: number;
  readonly objects: readonly ObjectBody[];
  readonly table: FaceTable;
}

/** Objects a font takes. */
export const FONT_OBJECTS = 5;

/** Kerning by asking the shaper for a pair, remembered: a few hundred pairs occur in practice. */
function kerningOf(face: Face): (left: number, right: number) => number {
  const { font } = loadFace(face);
  const known = new Map<number, number>();
  return (left, right) => {
    const key = left * 0x110000 + right;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const run = font.layout(String.fromCodePoint(left, right), { liga: false });
    const glyph = run.glyphs[0];
    const position = run.positions?.[0];
    const apart = run.glyphs.length === 2 && glyph && position;
    const kern = apart ? Math.round(((position.xAdvance - glyph.advanceWidth) * 1000) / font.unitsPerEm) : 0;
    known.set(key, kern);
    return kern;
  };
}

const hex4 = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');

/** ToUnicode (ISO 32000-1, 9.10.3); at most a hundred entries in one block. */
function toUnicode(owners: ReadonlyMap<number, number>): string {
  const entries = [...owners].sort(([a], [b]) => a - b).map(([glyph, point]) => `<${hex4(glyph)}><${Buffer.from(String.fromCodePoint(point), 'utf16le').swap16().toString('hex').toUpperCase()}>`);
  const blocks: string[] = [];
  for (let i = 0; i < entries.length; i += 100) {
    const block = entries.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n`
    + `1 begincodespacerange<0000><FFFF>endcodespacerange\n${blocks.join('\n')}\nendcmap CMapName currentdict/CMap defineresource pop end end`;
}

/** Six capitals that name the subset, made from its characters. */
function subsetTag(points: readonly number[]): string {
  const digest = createHash('sha256').update(points.join(',')).digest();
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

/** Glyph numbers of the subset by code point, and which characters share one. */
function chooseGlyphs(face: Face, points: readonly number[]) {
  const { font } = loadFace(face);
  const subset = font.createSubset();
  const glyphs = new Map<number, number>();
  const owners = new Map<number, number>();
  const ambiguous = new Set<number>();
  const advances = new Map<number, number>();
  const widths = new Map<number, number>();
  for (const point of points) {
    const glyph = font.glyphForCodePoint(point);
    if (!glyph) continue;
    const own = subset.includeGlyph(glyph);
    const owner = owners.get(own);
    if (owner === undefined) owners.set(own, point);
    else ambiguous.add(owner).add(point);
    const advance = (glyph.advanceWidth * 1000) / font.unitsPerEm;
    glyphs.set(point, own);
    advances.set(point, advance);
    widths.set(own, advance);
  }
  return { program: subset.encode(), glyphs, owners, ambiguous, advances, widths };
}

/** Embeds the characters of a face under the object numbers from `number` on. */
export function embedFace(face: Face, points: readonly number[], number: number): FontProgram {
  const { font } = loadFace(face);
  const { program, glyphs, owners, ambiguous, advances, widths } = chooseGlyphs(face, points);
  const name = `/${subsetTag(points)}+${font.postscriptName ?? 'Serif'}`;
  const scaled = (value: number): number => Math.round((value * 1000) / font.unitsPerEm);
  const { minX, minY, maxX, maxY } = font.bbox;
  // Flags: serif and symbolic, and italic where it is (ISO 32000-1, table 123).
  const flags = 2 + 4 + (font.italicAngle === 0 ? 0 : 64);
  const runs = [...widths].sort(([a], [b]) => a - b).map(([glyph, width]) => `${glyph}[${Math.round(width * 100) / 100}]`);
  const deflated = (data: Uint8Array): Uint8Array => new Uint8Array(deflateSync(data, { level: 9 }));
  const [type0, descendant, descriptor, file, unicode] = [number, number + 1, number + 2, number + 3, number + 4];
  return {
    number,
    objects: [
      object(type0, `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`),
      object(descendant, `<</Type/Font/Subtype/CIDFontType2/BaseFont${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>`
        + `/FontDescriptor ${descriptor} 0 R/CIDToGIDMap/Identity/DW 0/W[${runs.join('')}]>>`),
      object(descriptor, `<</Type/FontDescriptor/FontName${name}/Flags ${flags}/FontBBox[${[minX, minY, maxX, maxY].map(scaled).join(' ')}]/ItalicAngle ${font.italicAngle}`
        + `/Ascent ${scaled(font.ascent)}/Descent ${scaled(font.descent)}/CapHeight ${scaled(font.capHeight)}/XHeight ${scaled(font.xHeight)}/StemV ${face === 'bold' ? 120 : 80}/FontFile2 ${file} 0 R>>`),
      streamObject(file, `/Filter/FlateDecode/Length1 ${program.length}`, deflated(program)),
      streamObject(unicode, '/Filter/FlateDecode', deflated(latin1(toUnicode(owners)))),
    ],
    table: {
      glyphs, ambiguous, advances, kern: kerningOf(face), capHeight: scaled(font.capHeight),
    },
  };
}
