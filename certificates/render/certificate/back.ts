/** The backs of a certificate: subjects with their JP, then the competencies; as many pages as it takes. The same for a whole issue. */
import type { Canvas, TextStyle } from '../canvas.ts';
import { fit, wrap } from '../measure.ts';
import { drawPlainFrame, TEAL, TINT } from '../ornament.ts';
import { periodWords } from '../civil-date.ts';
import { element } from '../structure.ts';
import type { StructureElement } from '../structure.ts';
import type { CertificateClaims, SeriesClaims } from './claims.ts';
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
  readonly right: number;
  readonly titleWidth: number;
  readonly modeWidth: number;
}

interface Row {
  readonly number: string;
  readonly title: readonly string[];
  readonly mode: readonly string[];
  readonly jp: string;
}

function columns(canvas: Canvas, claims: SeriesClaims): Columns {
  const right = canvas.width - SIDE;
  const modeWidth = claims.subjects.some(({ mode }) => mode) ? 130 : 0;
  const mode = right - 58 - modeWidth;
  const title = SIDE + 34;
  return { number: SIDE, title, mode, right, titleWidth: mode - title - 12, modeWidth };
}

/** Draws the backs page by page. `newPage` gives a fresh canvas. */
class BackWriter {
  private canvas: Canvas;
  private y = 0;
  private readonly grid: Columns;

  constructor(private readonly claims: SeriesClaims, private readonly document: StructureElement, private readonly newPage: () => Canvas) {
    this.canvas = this.startPage(true);
    this.grid = columns(this.canvas, claims);
  }

  /** A page with its head; on further pages the head repeats what was said and is not read again. */
  private startPage(first: boolean): Canvas {
    const canvas = this.newPage();
    canvas.artifact('Layout', () => drawPlainFrame(canvas));
    const middle = canvas.width / 2;
    const width = canvas.width - 2 * SIDE;
    this.y = canvas.height - 64;
    const heading = this.claims.subjects.length > 0 ? 'DAFTAR MATA PELATIHAN' : 'LAMPIRAN';
    const drawTitle = (): void => canvas.text(first ? heading : `${heading} (lanjutan)`, middle, this.y, { face: 'bold', size: 15, tracking: 1.5, align: 'centre', colour: TEAL });
    const drawWhich = (): void => {
      const name = fit(canvas, this.claims.programme.title, { size: 11 }, width, { oneLineMin: 9.5, min: 9, maxLines: 2 });
      name.lines.forEach((line) => canvas.text(line, middle, (this.y -= 15), { ...name.style, align: 'centre' }, true));
      const { cohort, from, to } = this.claims.programme;
      const which = fit(canvas, `${cohort}   ·   ${periodWords(from, to)}`, { size: 9.5 }, width, { oneLineMin: 7, min: 7, maxLines: 3 });
      which.lines.forEach((line) => canvas.text(line, middle, (this.y -= 14), { ...which.style, align: 'centre' }));
    };
    if (first) {
      canvas.tagged(element(this.document, 'H1'), drawTitle);
      canvas.tagged(element(this.document, 'P'), drawWhich);
    } else canvas.artifact('Pagination', () => { drawTitle(); drawWhich(); });
    this.y -= 16;
    return canvas;
  }

  private room(height: number, head: () => void): void {
    if (this.y - height >= FLOOR) return;
    this.canvas = this.startPage(false);
    head();
  }

  private headCells(): ReadonlyArray<readonly [string, number, 'left' | 'right']> {
    const { grid } = this;
    const mode = grid.modeWidth > 0 ? [['Bentuk', grid.mode, 'left'] as const] : [];
    return [['No.', grid.title - 8, 'right'], ['Mata pelatihan', grid.title, 'left'], ...mode, ['JP', grid.right - 10, 'right']];
  }

  private tableHead(row?: StructureElement): void {
    const { grid, canvas } = this;
    const base = this.y - 12.4;
    canvas.artifact('Layout', () => {
      canvas.fill(grid.number, this.y - 18, grid.right - grid.number, 18, TINT);
      canvas.line(grid.number, this.y, grid.right, this.y, 0.9, TEAL);
      canvas.line(grid.number, this.y - 18, grid.right, this.y - 18, 0.6, TEAL);
    });
    for (const [text, x, align] of this.headCells()) {
      const draw = (): void => canvas.text(text, x, base, { ...HEAD, align });
      if (row) canvas.tagged(element(row, 'TH', { scope: 'Column' }), draw);
      else canvas.artifact('Pagination', draw);
    }
    this.y -= 18;
  }

  private row(table: StructureElement, cells: Row, style: TextStyle): void {
    const height = Math.max(cells.title.length, cells.mode.length, 1) * LEADING + PAD;
    this.room(height, () => this.tableHead());
    const { grid, canvas } = this;
    const base = this.y - LEADING + 0.4;
    const row = element(table, 'TR');
    const total = cells.number === '';
    const cell = (texts: readonly string[], x: number, align: 'left' | 'right', heads = false): void => {
      const made = element(row, heads ? 'TH' : 'TD', heads ? { scope: 'Row' } : {});
      if (texts.length > 0) canvas.tagged(made, () => texts.forEach((line, i) => canvas.text(line, x, base - i * LEADING, { ...style, align }, i < texts.length - 1)));
    };
    cell(total ? [] : [cells.number], grid.title - 8, 'right');
    cell(cells.title, grid.title, 'left', total);
    if (grid.modeWidth > 0) cell(cells.mode, grid.mode, 'left');
    cell([cells.jp], grid.right - 10, 'right');
    this.y -= height;
    canvas.artifact('Layout', () => canvas.line(grid.number, this.y, grid.right, this.y, total ? 0.9 : 0.3, TEAL));
  }

  table(): void {
    const { grid, claims } = this;
    const table = element(this.document, 'Table');
    this.tableHead(element(table, 'TR'));
    claims.subjects.forEach((subject, i) => this.row(table, {
      number: `${i + 1}.`,
      title: wrap(this.canvas, subject.title, CELL, grid.titleWidth),
      mode: subject.mode ? wrap(this.canvas, subject.mode, CELL, grid.modeWidth - 8) : [],
      jp: jpWords(subject.jp),
    }, CELL));
    this.row(table, { number: '', title: ['Jumlah'], mode: [], jp: jpWords(claims.programme.jpTotal) }, { ...CELL, face: 'bold' });
  }

  private competenciesHead(tag: boolean): void {
    const draw = (): void => this.canvas.text('Kompetensi yang ditunjukkan', SIDE, this.y - 12, { face: 'bold', size: 11, colour: TEAL });
    if (tag) this.canvas.tagged(element(this.document, 'H2'), draw);
    else this.canvas.artifact('Pagination', draw);
    this.y -= 20;
  }

  competencies(): void {
    if (this.claims.competencies.length === 0) return;
    const width = this.canvas.width - 2 * SIDE - 20;
    this.y -= 14;
    this.room(20 + LEADING + PAD, () => undefined);
    this.competenciesHead(true);
    const list = element(this.document, 'L');
    this.claims.competencies.forEach((competency, i) => {
      const texts = wrap(this.canvas, competency, CELL, width);
      this.room(texts.length * LEADING + 2, () => this.competenciesHead(false));
      const item = element(list, 'LI');
      const base = this.y - LEADING + 3;
      this.canvas.tagged(element(item, 'Lbl'), () => this.canvas.text(`${i + 1}.`, SIDE + 14, base, { ...CELL, align: 'right' }));
      this.canvas.tagged(element(item, 'LBody'), () => texts.forEach((line, at) => this.canvas.text(line, SIDE + 20, base - at * LEADING, CELL, at < texts.length - 1)));
      this.y -= texts.length * LEADING + 2;
    });
  }
}

/** Draws all backs into canvases made by `newPage`; none where there is nothing to say on them. */
export function drawBacks(claims: SeriesClaims, document: StructureElement, newPage: () => Canvas): void {
  if (claims.subjects.length + claims.competencies.length === 0) return;
  const writer = new BackWriter(claims, document, newPage);
  if (claims.subjects.length > 0) writer.table();
  writer.competencies();
}

/** Foot of a back that is the same for everyone: which page of how many. */
export function drawBackPage(canvas: Canvas, page: number, pages: number): void {
  canvas.artifact('Pagination', () => {
    canvas.line(SIDE, 54, canvas.width - SIDE, 54, 0.4, TEAL);
    canvas.text(`Halaman ${page} dari ${pages}`, canvas.width - SIDE, 42, { size: 8, align: 'right' });
  });
}

/** Foot of a back that is one person's: whose certificate. The same on all of that person's backs. */
export function drawBackOwner(canvas: Canvas, { participant, number, code }: CertificateClaims): void {
  const text = `${participant.printedName}  ·  ${number}  ·  ${code}`;
  const set = fit(canvas, text, { size: 8 }, canvas.width - 2 * SIDE - 90, { oneLineMin: 4, min: 4, maxLines: 1 });
  canvas.artifact('Pagination', () => canvas.text(set.lines.join(' '), SIDE, 42, set.style));
}
