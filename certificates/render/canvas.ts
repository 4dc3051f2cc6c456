/** Drawing on one page: a thin layer over content stream operators. Points, origin at the lower left. */
import { textToken } from '../pdf/serialise.ts';
import type { Assets } from './assets.ts';
import type { Face, FontFace } from './font-face.ts';
import type { StructureElement } from './structure.ts';

/** Red, green and blue from 0 to 1. */
export type Colour = readonly [number, number, number];

/** How a line of text is set. */
export interface TextStyle {
  readonly face?: Face;
  readonly size: number;
  readonly colour?: Colour;
  /** Extra space between characters in points. */
  readonly tracking?: number;
  readonly align?: 'left' | 'centre' | 'right';
}

/** A number with at most two decimals, as short as it gets. */
export const number = (value: number): string => String(Math.round(value * 100) / 100);

/** Ink of running text: nearly black, so that it stays crisp on any printer. */
export const INK: Colour = [0.1, 0.13, 0.16];

/** A page being drawn. */
export class Canvas {
  private readonly operators: string[] = [];
  private marks = 0;
  /** Fill colour in force; forgotten where a saved state ends. */
  private ink = '';

  constructor(readonly width: number, readonly height: number, private readonly assets: Assets) {}

  /** A face of the document. @throws Error when the template did not ask for it. */
  face(face: Face = 'regular'): FontFace {
    const found = this.assets.faces.get(face);
    if (!found) throw new Error(`The template has no ${face} face`);
    return found;
  }

  /** Width of a line in points. */
  measure(text: string, style: TextStyle): number {
    return this.face(style.face).width(text, style.size, style.tracking);
  }

  /**
   * Draws one line; `x` is its left end, middle or right end by `align`, `y` its base line.
   * Spaced letters and characters that share a glyph carry their text beside them (ActualText), so that copying,
   * searching and reading aloud give what was written. A `continued` line ends with a space, so that its last word does
   * not grow together with the first of the next line.
   */
  text(text: string, x: number, y: number, style: TextStyle, continued = false): void {
    if (text === '') return;
    const { size, tracking = 0, align = 'left', colour = INK } = style;
    const shift = align === 'left' ? 0 : this.measure(text, style) / (align === 'centre' ? 2 : 1);
    const face = this.face(style.face);
    const spelled = tracking !== 0 || face.isAmbiguous(text);
    const written = continued ? `${text} ` : text;
    if (spelled) this.operators.push(`/Span<</ActualText ${textToken(written)}>>BDC`);
    this.operators.push(`${this.fillWith(colour)}BT/${face.resource} ${number(size)} Tf ${number(tracking)} Tc ${number(x - shift)} ${number(y)} Td${face.show(written)}TJ ET`);
    if (spelled) this.operators.push('EMC');
  }

  /** The operator that sets the fill colour; empty while it is in force. */
  private fillWith(colour: Colour): string {
    const wanted = `${number(colour[0])} ${number(colour[1])} ${number(colour[2])} rg `;
    if (wanted === this.ink) return '';
    this.ink = wanted;
    return wanted;
  }

  /** A straight line. */
  line(x1: number, y1: number, x2: number, y2: number, width = 0.5, colour: Colour = INK): void {
    this.operators.push(`${colour.map(number).join(' ')} RG ${number(width)} w ${number(x1)} ${number(y1)} m ${number(x2)} ${number(y2)} l S`);
  }

  /** The outline of a rectangle. */
  frame(x: number, y: number, width: number, height: number, line = 0.5, colour: Colour = INK): void {
    this.operators.push(`${colour.map(number).join(' ')} RG ${number(line)} w ${[x, y, width, height].map(number).join(' ')} re S`);
  }

  /** A filled rectangle. */
  fill(x: number, y: number, width: number, height: number, colour: Colour): void {
    this.operators.push(`${this.fillWith(colour)}${[x, y, width, height].map(number).join(' ')} re f`);
  }

  /** Places an ornament (or the logo) under a matrix. */
  place(name: string, matrix: readonly [number, number, number, number, number, number]): void {
    this.operators.push(`q ${matrix.map((value) => String(Math.round(value * 10_000) / 10_000)).join(' ')} cm /${name} Do Q`);
  }

  /** Everything drawn inside is shrunk by `factor` towards a point. */
  shrunk(factor: number, x: number, y: number, draw: () => void): void {
    if (factor === 1) return draw();
    this.operators.push(`q ${[factor, 0, 0, factor, x * (1 - factor), y * (1 - factor)].map((value) => String(Math.round(value * 10_000) / 10_000)).join(' ')} cm`);
    draw();
    this.operators.push('Q');
    this.ink = '';
  }

  /** Operators drawn as they are, between save and restore. */
  raw(operators: string): void {
    this.operators.push(`q ${operators} Q`);
  }

  /**
   * Everything drawn inside belongs to an element of the document's structure (ISO 32000-1, 14.7.4).
   * Elements are read in the order of the structure; draw in the same order.
   */
  tagged(element: StructureElement, draw: () => void): void {
    const mark = this.marks;
    this.marks += 1;
    element.kids.push({ canvas: this, mark });
    this.operators.push(`/${element.role}<</MCID ${mark}>>BDC`);
    draw();
    this.operators.push('EMC');
  }

  /** Everything drawn inside is ornament or repetition: passed over when the page is read aloud (ISO 32000-1, 14.8.2.2). */
  artifact(kind: 'Layout' | 'Pagination', draw: () => void): void {
    this.operators.push(`/Artifact<</Type/${kind}>>BDC`);
    draw();
    this.operators.push('EMC');
  }

  /** How many marked sequences the page has. */
  get marked(): number {
    return this.marks;
  }

  /** The content stream so far. */
  content(): string {
    return this.operators.join('\n');
  }
}
