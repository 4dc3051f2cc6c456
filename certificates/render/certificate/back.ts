/** The back of a certificate: subjects with their JP, then the competencies; as many pages as it takes. */
import type { Canvas, TextStyle } from '../canvas.ts';
import { fit, wrap } from '../measure.ts';
import { drawPlainFrame, TEAL, TINT } from '../ornament.ts';
import type { CertificateClaims } from './claims.ts';
import { jpWords } from './front.ts';

const SIDE = 62;
const FLOOR = 66;
const CELL: TextStyle = { size: 10 };
const HEAD: TextStyle = { size: 9.5, face: 'bold' };
const LEADING = 12.6;
const PAD = 4.2;

interface Columns {
  readonly number: number;
  readonly title: number;
  readonly mode: number;
  readonly jp: number;
  readonly right: number;
  readonly titleWidth: number;
  readonly modeWidth: number;
}

function columns(canvas: Canvas, claims: CertificateClaims): Columns {
  const right = canvas.width - SIDE;
  const modeWidth = claims.subjects.some(({ mode }) => mode) ? 130 : 0;
  const jp = right - 58;
  const mode = jp - modeWidth;
  const title = SIDE + 34;
  return { number: SIDE, title, mode, jp, right, titleWidth: mode - title - 12, modeWidth };
}

/** Draws the backs page by page. `newPage` gives a fresh canvas. */
class BackWriter {
  private canvas: Canvas;
  private y = 0;
  private readonly grid: Columns;

  constructor(private readonly claims: CertificateClaims, private readonly newPage: () => Canvas) {
    this.canvas = this.startPage(true);
    this.grid = columns(this.canvas, claims);
  }

  private startPage(first: boolean): Canvas {
    const canvas = this.newPage();
    drawPlainFrame(canvas);
    const middle = canvas.width / 2;
    const width = canvas.width - 2 * SIDE;
    this.y = canvas.height - 64;
    canvas.text(first ? 'DAFTAR MATA PELATIHAN' : 'DAFTAR MATA PELATIHAN (lanjutan)', middle, this.y, { face: 'bold', size: 15, tracking: 1.5, align: 'centre', colour: TEAL });
    const name = fit(canvas, this.claims.programme.title, { size: 11 }, width, { oneLineMin: 9.5, min: 9, maxLines: 2 });
    name.lines.forEach((line) => canvas.text(line, middle, (this.y -= 15), { ...name.style, align: 'centre' }));
    const which = fit(canvas, `${this.claims.programme.cohort}   ·   Nomor: ${this.claims.number}`, { size: 9.5 }, width, { oneLineMin: 7, min: 7, maxLines: 3 });
    which.lines.forEach((line) => canvas.text(line, middle, (this.y -= 14), { ...which.style, align: 'centre' }));
    this.y -= 16;
    return canvas;
  }

  private room(height: number, head: () => void): void {
    if (this.y - height >= FLOOR) return;
    this.canvas = this.startPage(false);
    head();
  }

  private tableHead(): void {
    const { grid, canvas } = this;
    canvas.fill(grid.number, this.y - 18, grid.right - grid.number, 18, TINT);
    const base = this.y - 12.4;
    canvas.text('No.', grid.title - 8, base, { ...HEAD, align: 'right' });
    canvas.text('Mata pelatihan', grid.title, base, HEAD);
    if (grid.modeWidth > 0) canvas.text('Bentuk', grid.mode, base, HEAD);
    canvas.text('JP', grid.right - 10, base, { ...HEAD, align: 'right' });
    canvas.line(grid.number, this.y, grid.right, this.y, 0.9, TEAL);
    canvas.line(grid.number, this.y - 18, grid.right, this.y - 18, 0.6, TEAL);
    this.y -= 18;
  }

  private row(cells: { number: string; title: readonly string[]; mode: readonly string[]; jp: string }, style: TextStyle): void {
    const height = Math.max(cells.title.length, cells.mode.length, 1) * LEADING + PAD;
    this.room(height, () => this.tableHead());
    const { grid, canvas } = this;
    const base = this.y - LEADING + 0.4;
    canvas.text(cells.number, grid.title - 8, base, { ...style, align: 'right' });
    cells.title.forEach((line, i) => canvas.text(line, grid.title, base - i * LEADING, style));
    cells.mode.forEach((line, i) => canvas.text(line, grid.mode, base - i * LEADING, style));
    canvas.text(cells.jp, grid.right - 10, base, { ...style, align: 'right' });
    this.y -= height;
    canvas.line(grid.number, this.y, grid.right, this.y, 0.3, TEAL);
  }

  table(): void {
    const { grid, claims } = this;
    this.tableHead();
    claims.subjects.forEach((subject, i) => this.row({
      number: `${i + 1}.`,
      title: wrap(this.canvas, subject.title, CELL, grid.titleWidth),
      mode: subject.mode ? wrap(this.canvas, subject.mode, CELL, grid.modeWidth - 8) : [],
      jp: jpWords(subject.jp),
    }, CELL));
    this.row({ number: '', title: ['Jumlah'], mode: [], jp: jpWords(claims.programme.jpTotal) }, { ...CELL, face: 'bold' });
    this.canvas.line(grid.number, this.y, grid.right, this.y, 0.9, TEAL);
  }

  competencies(): void {
    if (this.claims.competencies.length === 0) return;
    const width = this.canvas.width - 2 * SIDE - 20;
    const head = (): void => {
      this.canvas.text('Kompetensi yang ditunjukkan', SIDE, this.y - 12, { face: 'bold', size: 11, colour: TEAL });
      this.y -= 20;
    };
    this.y -= 14;
    this.room(20 + LEADING + PAD, () => undefined);
    head();
    for (const [i, competency] of this.claims.competencies.entries()) {
      const texts = wrap(this.canvas, competency, CELL, width);
      this.room(texts.length * LEADING + 2, head);
      this.canvas.text(`${i + 1}.`, SIDE + 14, this.y - LEADING + 3, { ...CELL, align: 'right' });
      texts.forEach((line, at) => this.canvas.text(line, SIDE + 20, this.y - LEADING + 3 - at * LEADING, CELL));
      this.y -= texts.length * LEADING + 2;
    }
  }
}

/** Draws all backs into canvases made by `newPage`. */
export function drawBacks(claims: CertificateClaims, newPage: () => Canvas): void {
  const writer = new BackWriter(claims, newPage);
  if (claims.subjects.length > 0) writer.table();
  writer.competencies();
}

/** Foot of a back: whose certificate, which code, which page. */
export function drawBackFoot(canvas: Canvas, claims: CertificateClaims, page: number, pages: number): void {
  const style: TextStyle = { size: 8 };
  canvas.line(SIDE, 54, canvas.width - SIDE, 54, 0.4, TEAL);
  const left = fit(canvas, `${claims.participant.printedName}  ·  ${claims.code}`, style, canvas.width - 2 * SIDE - 110, { oneLineMin: 5, min: 5, maxLines: 1 });
  canvas.text(left.lines.join(' '), SIDE, 42, left.style);
  canvas.text(`Halaman ${page} dari ${pages}`, canvas.width - SIDE, 42, { ...style, align: 'right' });
}
