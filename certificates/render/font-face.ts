/** One face of the typeface inside a PDF: which glyph a character has there, and how wide text runs. */
import { Memo } from './memo.ts';

/** Weight and slant of the typeface. */
export type Face = 'regular' | 'bold' | 'italic';

/** What a compiled subset knows about its characters. */
export interface FaceTable {
  /** Glyph number in the subset by code point. */
  readonly glyphs: ReadonlyMap<number, number>;
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
  constructor(point: number) {
    super(`No glyph for U+${point.toString(16).toUpperCase()}`);
  }
}

/** A text set in this face. */
interface SetText {
  /** Width in thousandths of the size, kerning included. */
  readonly units: number;
  readonly characters: number;
  readonly ambiguous: boolean;
}

/** Bytes of a literal string that would end it, nest it or be changed by line-end rules (ISO 32000-1, 7.3.4.2). */
const ESCAPED: Readonly<Record<string, string>> = { '(': '\\(', ')': '\\)', '\\': '\\\\', '\r': '\\r', '\n': '\\n' };
const byteToken = (byte: number): string => ESCAPED[String.fromCharCode(byte)] ?? String.fromCharCode(byte);

/** A face ready for drawing. */
export class FontFace {
  private readonly texts = new Memo<SetText>();
  private readonly shown = new Memo<string>();
  private readonly tokens = new Map<number, string>();

  /** @param resource name of the font in page resources, for example `F1`. */
  constructor(readonly resource: string, private readonly table: FaceTable) {
    for (const [point, glyph] of table.glyphs) this.tokens.set(point, byteToken(glyph >> 8) + byteToken(glyph & 0xff));
  }

  get capHeight(): number {
    return this.table.capHeight;
  }

  /** Width in points; `tracking` is extra space between characters in points. */
  width(text: string, size: number, tracking = 0): number {
    const { units, characters } = this.set(text);
    return (units * size) / 1000 + (tracking === 0 ? 0 : tracking * Math.max(0, characters - 1));
  }

  /** True when the glyphs alone do not tell which characters were meant. */
  isAmbiguous(text: string): boolean {
    return this.set(text).ambiguous;
  }

  private set(text: string): SetText {
    return this.texts.get(text, () => {
      const { advances, ambiguous } = this.table;
      let [units, characters, shared, last] = [0, 0, false, -1];
      for (const character of text) {
        const point = character.codePointAt(0) ?? 0;
        const advance = advances.get(point);
        if (advance === undefined) throw new GlyphError(point);
        units += advance + (last < 0 ? 0 : this.table.kern(last, point));
        shared ||= ambiguous.has(point);
        characters += 1;
        last = point;
      }
      return { units, characters, ambiguous: shared };
    });
  }

  /** The operand of TJ: glyph numbers of two bytes each with kerning between them. @throws GlyphError */
  show(text: string): string {
    return this.shown.get(text, () => {
      let [out, last] = ['[(', -1];
      for (const character of text) {
        const point = character.codePointAt(0) ?? 0;
        const token = this.tokens.get(point);
        if (token === undefined) throw new GlyphError(point);
        const kern = last < 0 ? 0 : this.table.kern(last, point);
        out += kern === 0 ? token : `)${-kern}(${token}`;
        last = point;
      }
      return `${out})]`;
    });
  }
}
