/** Rendering official letters on A4 portrait. */
import { compileAssets } from '../assets.ts';
import type { Assets } from '../assets.ts';
import { assemble } from '../assemble.ts';
import { Canvas } from '../canvas.ts';
import { dateWords } from '../civil-date.ts';
import { fit, wrap } from '../measure.ts';
import { ornaments } from '../ornament.ts';
import { qrOperators } from '../qr.ts';
import { demandPrintable } from '../refusal.ts';
import { repertoireFor } from '../typeface.ts';
import { nipWords } from '../certificate/foot.ts';
import type { Letter, LetterQr } from './letter.ts';
import { BODY, LEFT, LetterWriter } from './letter-writer.ts';

const [WIDTH, HEIGHT] = [595.28, 841.89];

function drawLetterhead(writer: LetterWriter, { letterhead }: Letter, assets: Assets): void {
  const { canvas } = writer;
  const top = writer.y;
  if (assets.logoRatios[0] === undefined) canvas.place('Crest', [1.15, 0, 0, 1.15, LEFT + 26, top - 26]);
  else canvas.place('Logo0', [56 * assets.logoRatios[0], 0, 0, 56, LEFT, top - 54]);
  const middle = (LEFT + 62 + writer.right) / 2;
  const room = writer.right - LEFT - 72;
  letterhead.lines.forEach((text, i) => {
    const last = i === letterhead.lines.length - 1;
    const set = fit(canvas, text, last ? { face: 'bold', size: 17, tracking: 0.6 } : { size: 12.5, tracking: 0.5 }, room, { oneLineMin: 9, min: 8, maxLines: 2 });
    for (const line of set.lines) canvas.text(line, middle, (writer.y -= set.style.size * 1.25), { ...set.style, align: 'centre' });
  });
  for (const line of wrap(canvas, letterhead.address ?? '', { size: 8.5 }, room)) canvas.text(line, middle, (writer.y -= 11.5), { size: 8.5, align: 'centre' });
  writer.y = Math.min(writer.y, top - 54) - 8;
  canvas.line(LEFT, writer.y, writer.right, writer.y, 1.8);
  canvas.line(LEFT, writer.y - 2.6, writer.right, writer.y - 2.6, 0.5);
  writer.y -= 12;
}

function drawOpening(writer: LetterWriter, letter: Letter): void {
  writer.canvas.text(`${letter.city}, ${dateWords(letter.date)}`, writer.right, writer.y - 15, { ...BODY, align: 'right' });
  writer.y -= 22;
  const rows: Array<readonly [string, string]> = [['Nomor', letter.number]];
  if (letter.nature) rows.push(['Sifat', letter.nature]);
  if (letter.attachments) rows.push(['Lampiran', letter.attachments]);
  rows.push(['Hal', letter.subject]);
  writer.facts(rows, 0, 58);
  writer.y -= 12;
  if (letter.to.length === 0) return;
  writer.lines(`Yth. ${letter.to[0] ?? ''}`);
  for (const line of letter.to.slice(1)) writer.lines(line, { indent: 24 });
  writer.y -= 12;
}

function drawQr(writer: LetterWriter, qr: LetterQr): void {
  const side = 80;
  writer.y -= 4;
  writer.room(side + 10);
  const { canvas } = writer;
  const x = LEFT + side + 10;
  canvas.raw(qrOperators(qr.url, LEFT, writer.y - side, side));
  canvas.frame(LEFT, writer.y - side, side, side, 0.5);
  const width = writer.right - x;
  let y = writer.y - 4;
  for (const line of wrap(canvas, qr.caption, { size: 10 }, width)) canvas.text(line, x, (y -= 13), { size: 10 });
  const address = fit(canvas, qr.url.replace(/^https?:\/\//, ''), { size: 9.5, face: 'bold' }, width, { oneLineMin: 7, min: 6.5, maxLines: 2 });
  for (const line of address.lines) canvas.text(line, x, (y -= 14), address.style);
  if (qr.code) canvas.text(qr.code, x, y - 18, { face: 'bold', size: 13, tracking: 1.2 });
  writer.y -= side + 12;
}

function drawSignature(writer: LetterWriter, { position, prefix, name, rank, nip }: NonNullable<Letter['signatory']>): void {
  const { canvas } = writer;
  const x = writer.canvas.width * 0.53;
  const office = wrap(canvas, `${prefix ? `${prefix} ` : ''}${position},`, BODY, writer.right - x);
  writer.room(office.length * 15 + 104);
  writer.y -= 6;
  for (const line of office) canvas.text(line, x, (writer.y -= 15), BODY);
  // Room for a wet signature and stamp: letters are printed and signed by hand or in the office's own mail system.
  writer.y -= 50;
  const holder = fit(canvas, name, { ...BODY, face: 'bold' }, writer.right - x, { oneLineMin: 9, min: 8, maxLines: 2 });
  for (const line of holder.lines) canvas.text(line, x, (writer.y -= 14), holder.style);
  for (const line of [rank, nip && `NIP ${nipWords(nip)}`]) if (line) canvas.text(line, x, (writer.y -= 14), { size: 10.5 });
  writer.y -= 16;
}

function drawLetter(letter: Letter, assets: Assets, newPage: () => Canvas): void {
  const writer = new LetterWriter(newPage);
  drawLetterhead(writer, letter, assets);
  drawOpening(writer, letter);
  for (const block of letter.body) writer.block(block);
  if (letter.qr) drawQr(writer, letter.qr);
  if (letter.signatory) drawSignature(writer, letter.signatory);
  if (letter.copies && letter.copies.length > 0) {
    writer.room(15 * (letter.copies.length + 1));
    writer.lines('Tembusan:', { style: { size: 9.5 } });
    letter.copies.forEach((copy, i) => writer.lines(copy, { indent: 20, marker: `${i + 1}.`, style: { size: 9.5 } }));
  }
}

/** Renders several letters into one PDF for printing, each beginning on a new page. @throws ClaimsError */
export async function renderLetters(letters: readonly Letter[]): Promise<Uint8Array> {
  const [first] = letters;
  if (!first) throw new RangeError('No letter to render');
  demandPrintable(letters);
  const assets = await compileAssets({
    repertoire: repertoireFor(JSON.stringify(letters.map(({ letterhead: { logo: _, ...head }, ...rest }) => ({ ...rest, head })))),
    faces: ['regular', 'bold'],
    ornaments: ornaments.filter(({ name }) => name === 'Crest'),
    ...(first.letterhead.logo ? { logos: [first.letterhead.logo] } : {}),
  });
  const pages: Canvas[] = [];
  for (const letter of letters) {
    drawLetter(letter, assets, () => {
      const page = new Canvas(WIDTH, HEIGHT, assets);
      pages.push(page);
      return page;
    });
  }
  return assemble(pages, assets, { title: `${first.subject} – ${first.number}`, author: first.letterhead.lines.join(' '), subject: first.subject, date: first.date });
}

/**
 * Renders one letter as an unsigned PDF: letterhead, number and subject, addressee, body, personal QR code, signatory.
 * @throws ClaimsError naming the characters the typeface cannot write.
 */
export const renderLetter = (letter: Letter): Promise<Uint8Array> => renderLetters([letter]);
