/** The foot of the front: how to check on the left, signature block on the right, note below. */
import type { Canvas, TextStyle } from '../canvas.ts';
import { dateWords } from '../civil-date.ts';
import { balance, fit, wrap } from '../measure.ts';
import { TEAL } from '../ornament.ts';
import { qrOperators } from '../qr.ts';
import type { CertificateClaims } from './claims.ts';

/** Height kept free for the foot above the frame, in points. */
export const FOOT_HEIGHT = 136;
const LEFT = 72;
const QR_SIDE = 78;
const NOTE: TextStyle = { size: 7 };

/** NIP in groups of 8, 6, 1 and 3 digits as papers write it. */
export const nipWords = (nip: string): string => nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4');

function drawCheck(canvas: Canvas, claims: CertificateClaims, bottom: number): void {
  canvas.raw(qrOperators(claims.verifyUrl, LEFT, bottom, QR_SIDE));
  canvas.frame(LEFT, bottom, QR_SIDE, QR_SIDE, 0.5, TEAL);
  const x = LEFT + QR_SIDE + 10;
  const width = canvas.width * 0.5 - x - 14;
  const style: TextStyle = { size: 8.5 };
  const address = claims.verifyUrl.replace(/^https?:\/\//, '');
  const url = fit(canvas, address, { size: 8.5 }, width, { oneLineMin: 6.5, min: 6, maxLines: 2 });
  let y = bottom + QR_SIDE - 10;
  canvas.text('Periksa keaslian', x, y, { ...style, face: 'bold' });
  for (const line of wrap(canvas, 'Pindai kode QR atau buka', style, width)) canvas.text(line, x, (y -= 11.5), style);
  for (const line of url.lines) canvas.text(line, x, (y -= 11.5), url.style);
  canvas.text('Kode', x, y - 14, style);
  const code = fit(canvas, claims.code, { face: 'bold', size: 12, tracking: 1 }, width, { oneLineMin: 8, min: 7, maxLines: 1 });
  canvas.text(claims.code, x, y - 28, code.style);
}

/** Block of the signing official: place and date, position, the electronic mark, name, rank, NIP. */
function drawSignatory(canvas: Canvas, claims: CertificateClaims, bottom: number): void {
  const { position, prefix, name, rank, nip } = claims.signatory;
  const x = canvas.width * 0.57;
  const width = canvas.width - LEFT - x;
  const style: TextStyle = { size: 10.5 };
  const full = prefix ? `${prefix} ${position}` : position;
  const office = fit(canvas, full, { ...style, face: 'bold' }, width, { oneLineMin: 9.5, min: 8, maxLines: 3 });
  const holder = fit(canvas, name, { ...style, face: 'bold', size: 11 }, width, { oneLineMin: 8.5, min: 7.5, maxLines: 2 });
  const below = [rank, `NIP ${nipWords(nip)}`];
  const nameTop = bottom + below.length * 12.5 + (holder.lines.length - 1) * 12.5;
  below.forEach((text, i) => canvas.text(text, x, bottom + (below.length - 1 - i) * 12.5, { ...style, size: 10 }));
  holder.lines.forEach((text, i) => canvas.text(text, x, nameTop - i * 12.5, holder.style));
  const mark = nameTop + 16;
  canvas.frame(x, mark, Math.min(width, 150), 19, 0.6, TEAL);
  canvas.text('Ditandatangani secara elektronik', x + Math.min(width, 150) / 2, mark + 6.6, { face: 'italic', size: 8.5, align: 'centre', colour: TEAL });
  const officeTop = mark + 27 + (office.lines.length - 1) * 12.5;
  office.lines.forEach((text, i) => canvas.text(text, x, officeTop - i * 12.5, office.style));
  canvas.text(`${claims.city}, ${dateWords(claims.issuedOn)}`, x, officeTop + 14.5, style);
}

/** Draws the foot above the frame. */
export function drawFoot(canvas: Canvas, claims: CertificateClaims): void {
  const notes = balance(canvas, claims.signatureNote, NOTE, canvas.width - 2 * LEFT);
  const base = 54;
  notes.forEach((text, i) => canvas.text(text, canvas.width / 2, base + (notes.length - 1 - i) * 8.8, { ...NOTE, align: 'centre' }));
  const bottom = base + notes.length * 8.8 + 8;
  drawCheck(canvas, claims, bottom);
  drawSignatory(canvas, claims, bottom + 2);
}
