/** One face of the typeface inside a PDF: which glyph a character has there, and how wide text runs. */

/** Weight and slant of the typeface. */
export type Face = 'regular' | 'bold' | 'italic';

/** What a compiled subset knows about its characters. */
export interface FaceTable {
  /** Glyph number in the subset as four hexadecimal digits, by code point. */
  readonly glyphs: ReadonlyMap<number, string>;
  /** Code points that share a glyph with another one: copying text back could give the other. */
  readonly ambiguous: ReadonlySet<number>;
  /** Advance in thousandths of the size, by code point. */
  readonly advances: ReadonlyMap<number, number>;
  /** Kerning of a pair in thousandths of the size. */
  kern(left: number, right: number): number;
  /** Height of capitals in thousandths of the size. */
  readonly capHeight: number;
}

/** A character the typeface cannot draw reached the canvas: validation was left out. */
export class GlyphError extends Error {
  override readonly name = 'GlyphError';
}

const points = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0) ?? 0);

/** Most widths remembered per face: templates measure the same lines again and again. */
const REMEMBERED = 4_000;

/** A face ready for drawing. */
export class FontFace {
  private readonly widths = new Map<string, number>();

  /** @param resource name of the font in page resources, for example `F1`. */
  constructor(readonly resource: string, private readonly table: FaceTable) {}

  get capHeight(): number {
    return this.table.capHeight;
  }

  /** Width in points; `tracking` is extra space between characters in points. */
  width(text: string, size: number, tracking = 0): number {
    const spaces = tracking === 0 ? 0 : tracking * Math.max(0, points(text).length - 1);
    return (this.units(text) * size) / 1000 + spaces;
  }

  private units(text: string): number {
    const known = this.widths.get(text);
    if (known !== undefined) return known;
    const line = points(text);
    let units = 0;
    for (let i = 0; i < line.length; i += 1) {
      const [point = 0, next] = [line[i], line[i + 1]];
      units += this.advance(point) + (next === undefined ? 0 : this.table.kern(point, next));
    }
    if (this.widths.size >= REMEMBERED) this.widths.clear();
    this.widths.set(text, units);
    return units;
  }

  /** The operand of TJ: glyph numbers with kerning between them. @throws GlyphError */
  show(text: string): string {
    const line = points(text);
    let out = '<';
    line.forEach((point, i) => {
      const glyph = this.table.glyphs.get(point);
      if (glyph === undefined) throw new GlyphError(`No glyph for U+${point.toString(16).toUpperCase()}`);
      const next = line[i + 1];
      const kern = next === undefined ? 0 : this.table.kern(point, next);
      out += kern === 0 ? glyph : `${glyph}>${-kern}<`;
    });
    return `[${out}>]`;
  }

  /** True when the glyphs alone do not tell which characters were meant. */
  isAmbiguous(text: string): boolean {
    return this.table.ambiguous.size > 0 && points(text).some((point) => this.table.ambiguous.has(point));
  }

  private advance(point: number): number {
    const advance = this.table.advances.get(point);
    if (advance === undefined) throw new GlyphError(`No glyph for U+${point.toString(16).toUpperCase()}`);
    return advance;
  }
}
