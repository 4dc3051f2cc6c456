/** Flowing text down the pages of a letter. */
import type { Canvas, TextStyle } from '../canvas.ts';
import { wrap } from '../measure.ts';
import { TINT } from '../ornament.ts';
import type { LetterBlock } from './letter.ts';

export const BODY: TextStyle = { size: 11 };
export const LEFT = 71;
const RIGHT = 62;
const TOP = 66;
const FLOOR = 44;
const LEADING = 15;

/** Writes blocks one below the other and starts a new page when one is full. */
export class LetterWriter {
  canvas: Canvas;
  y: number;

  constructor(private readonly newPage: () => Canvas) {
    this.canvas = newPage();
    this.y = this.canvas.height - 46;
  }

  get width(): number {
    return this.canvas.width - LEFT - RIGHT;
  }

  get right(): number {
    return this.canvas.width - RIGHT;
  }

  /** Makes sure that `height` points are left on this page. @returns whether a new page was begun. */
  room(height: number): boolean {
    if (this.y - height >= FLOOR) return false;
    this.breakPage();
    return true;
  }

  breakPage(): void {
    this.canvas = this.newPage();
    this.y = this.canvas.height - TOP;
  }

  /** Lines at an indent; `marker` stands before the first. */
  lines(text: string, options: { indent?: number; width?: number; style?: TextStyle; marker?: string } = {}): void {
    const { indent = 0, style = BODY, marker } = options;
    const width = options.width ?? this.width - indent;
    wrap(this.canvas, text, style, width).forEach((line, i) => {
      this.room(LEADING);
      this.y -= LEADING;
      if (i === 0 && marker) this.canvas.text(marker, LEFT + indent - 6, this.y, { ...style, align: 'right' });
      this.canvas.text(line, LEFT + indent, this.y, style);
    });
  }

  /** Rows of label, colon and value. */
  facts(rows: ReadonlyArray<readonly [string, string]>, indent: number, labelWidth: number): void {
    for (const [label, value] of rows) {
      const x = LEFT + indent;
      const texts = wrap(this.canvas, value, BODY, this.width - indent - labelWidth - 10);
      this.room(LEADING * Math.max(1, texts.length));
      this.canvas.text(label, x, this.y - LEADING, BODY);
      this.canvas.text(':', x + labelWidth, this.y - LEADING, BODY);
      for (const text of texts.length > 0 ? texts : ['']) {
        this.y -= LEADING;
        this.canvas.text(text, x + labelWidth + 10, this.y, BODY);
      }
    }
  }

  private row(cells: readonly string[], edges: readonly number[], style: TextStyle, tinted: boolean): void {
    const texts = edges.slice(0, -1).map((edge, i) => wrap(this.canvas, cells[i] ?? '', style, (edges[i + 1] ?? edge) - edge - 8));
    const height = Math.max(1, ...texts.map(({ length }) => length)) * 12.5 + 6;
    this.room(height);
    const [first = 0, last = 0] = [edges[0], edges.at(-1)];
    if (tinted) this.canvas.fill(first, this.y - height, last - first, height, TINT);
    texts.forEach((lines, i) => lines.forEach((line, at) => this.canvas.text(line, (edges[i] ?? 0) + 4, this.y - 12.5 - at * 12.5, style)));
    for (const edge of edges) this.canvas.line(edge, this.y, edge, this.y - height, 0.5);
    this.canvas.line(first, this.y, last, this.y, 0.5);
    this.canvas.line(first, this.y - height, last, this.y - height, 0.5);
    this.y -= height;
  }

  private table(head: readonly string[], rows: ReadonlyArray<readonly string[]>, widths: readonly number[] | undefined): void {
    const shares = head.map((_, i) => widths?.[i] ?? 1);
    const total = shares.reduce((sum, share) => sum + share, 0);
    const edges = shares.reduce<number[]>((found, share) => [...found, (found.at(-1) ?? 0) + (share / total) * this.width], [LEFT]);
    this.row(head, edges, { size: 10, face: 'bold' }, true);
    for (const cells of rows) this.row(cells, edges, { size: 10 }, false);
    this.y -= 4;
  }

  block(block: LetterBlock): void {
    switch (block.kind) {
      case 'paragraph':
        this.lines(block.text, { style: block.strong ? { ...BODY, face: 'bold' } : BODY });
        break;
      case 'facts':
        this.facts(block.rows, 24, 96);
        break;
      case 'list':
        this.y += 3;
        block.items.forEach((item, i) => this.lines(item, { indent: 24, marker: block.ordered === false ? '•' : `${i + 1}.` }));
        break;
      case 'table':
        this.table(block.head, block.rows, block.widths);
        break;
      case 'page-break':
        this.breakPage();
        return;
    }
    this.y -= 7;
  }
}
