/** Participant cards with a QR code, eight on a sheet of A4, to be cut apart. */
import { compileAssets } from '../assets.ts';
import { assemble } from '../assemble.ts';
import { Canvas } from '../canvas.ts';
import { fit } from '../measure.ts';
import { TEAL } from '../ornament.ts';
import { qrOperators } from '../qr.ts';
import { demandPrintable } from '../refusal.ts';
import { repertoireFor } from '../typeface.ts';

/** One participant's card. */
export interface Card {
  readonly name: string;
  readonly cohort: string;
  /** Number of the participant as printed. */
  readonly number: string;
  /** What the QR code holds: a token or an address. */
  readonly qr: string;
  /** Code to type when the QR code cannot be scanned. */
  readonly code: string;
  /** Regency, city or institution. */
  readonly origin?: string;
}

/** What all cards of a sheet share. */
export interface CardSheet {
  /** Line at the head of each card, for example the office. */
  readonly heading: string;
  /** Sentence at the foot of each card. */
  readonly instruction?: string;
  /** Civil date of the sheet. */
  readonly date: string;
}

const [WIDTH, HEIGHT] = [595.28, 841.89];
const COLUMNS = 2;
const ROWS = 4;
const MARGIN = 26;
const CARD_WIDTH = (WIDTH - 2 * MARGIN) / COLUMNS;
const CARD_HEIGHT = (HEIGHT - 2 * MARGIN) / ROWS;
const QR_SIDE = 112;

function drawCard(canvas: Canvas, card: Card, sheet: CardSheet, x: number, y: number): void {
  const [left, top] = [x + 14, y + CARD_HEIGHT - 14];
  canvas.frame(x, y, CARD_WIDTH, CARD_HEIGHT, 0.3, [0.6, 0.6, 0.6]);
  canvas.fill(x + 7, top - 16, CARD_WIDTH - 14, 21, TEAL);
  const head = fit(canvas, sheet.heading, { face: 'bold', size: 9.5, tracking: 0.4, colour: [1, 1, 1] }, CARD_WIDTH - 30, { oneLineMin: 6, min: 6, maxLines: 1 });
  canvas.text(head.lines[0] ?? '', left, top - 9.5, head.style);
  const qrLeft = x + CARD_WIDTH - QR_SIDE - 10;
  const qrTop = top - 24;
  canvas.raw(qrOperators(card.qr, qrLeft, qrTop - QR_SIDE, QR_SIDE));
  const code = fit(canvas, card.code, { face: 'bold', size: 13, tracking: 1 }, QR_SIDE, { oneLineMin: 6, min: 6, maxLines: 1 });
  canvas.text(card.code, qrLeft + QR_SIDE / 2, qrTop - QR_SIDE - 11, { ...code.style, align: 'centre' });
  const width = qrLeft - left - 6;
  let line = qrTop - 6;
  const name = fit(canvas, card.name, { face: 'bold', size: 15 }, width, { oneLineMin: 12, min: 8, maxLines: 3 });
  for (const text of name.lines) canvas.text(text, left, (line -= name.style.size * 1.2), name.style);
  line -= 6;
  for (const [text, size] of [[card.origin, 9.5], [card.cohort, 9.5]] as const) {
    if (!text) continue;
    const set = fit(canvas, text, { size }, width, { oneLineMin: 8.5, min: 7, maxLines: 3 });
    for (const part of set.lines) canvas.text(part, left, (line -= 12), set.style);
  }
  canvas.text('No. peserta', left, y + 46, { size: 8 });
  const number = fit(canvas, card.number, { face: 'bold', size: 15 }, width, { oneLineMin: 7, min: 7, maxLines: 1 });
  canvas.text(card.number, left, y + 30, number.style);
  const foot = fit(canvas, sheet.instruction ?? '', { size: 7.5 }, CARD_WIDTH - 28, { oneLineMin: 6.5, min: 6, maxLines: 2 });
  foot.lines.forEach((text, i) => canvas.text(text, left, y + 14 - i * 8, foot.style));
}

/**
 * Renders participant cards, eight per page in the given order.
 * @throws ClaimsError naming the characters the typeface cannot write; RangeError without cards.
 */
export async function renderCards(cards: readonly Card[], sheet: CardSheet): Promise<Uint8Array> {
  if (cards.length === 0) throw new RangeError('No card to render');
  demandPrintable([cards, sheet]);
  const assets = await compileAssets({ repertoire: repertoireFor(JSON.stringify([cards, sheet])), faces: ['regular', 'bold'], ornaments: [] });
  const pages: Canvas[] = [];
  cards.forEach((card, i) => {
    const slot = i % (COLUMNS * ROWS);
    if (slot === 0) pages.push(new Canvas(WIDTH, HEIGHT, assets));
    const page = pages.at(-1);
    const [column, row] = [slot % COLUMNS, Math.floor(slot / COLUMNS)];
    if (page) drawCard(page, card, sheet, MARGIN + column * CARD_WIDTH, HEIGHT - MARGIN - (row + 1) * CARD_HEIGHT);
  });
  return assemble(pages, assets, { title: `Kartu peserta – ${cards[0]?.cohort ?? ''}`, author: sheet.heading, subject: 'Kartu peserta', date: sheet.date });
}
