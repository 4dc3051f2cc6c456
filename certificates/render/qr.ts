/** QR codes as vector paths. */
import { create } from 'qrcode';
import { number } from './canvas.ts';

/** White modules around the code that a reader needs (ISO/IEC 18004). */
const QUIET = 4;

/**
 * Operators that draw a QR code (error correction M) with its white margin into a square.
 * The mask is fixed and so is the mode: searching the best ones takes half the time of a certificate and readers do not need it.
 */
export function qrOperators(text: string, x: number, y: number, side: number): string {
  const { modules } = create([{ data: Buffer.from(text, 'utf8'), mode: 'byte' }], { errorCorrectionLevel: 'M', maskPattern: 2 });
  const { size } = modules;
  const unit = side / (size + 2 * QUIET);
  const paths: string[] = [];
  for (let row = 0; row < size; row += 1) {
    let start = -1;
    for (let column = 0; column <= size; column += 1) {
      const dark = column < size && modules.get(row, column) === 1;
      if (dark && start < 0) start = column;
      if (!dark && start >= 0) {
        paths.push(`${QUIET + start} ${QUIET + size - 1 - row} ${column - start} 1 re`);
        start = -1;
      }
    }
  }
  // White ground first, then the modules in module units: whole numbers, so that no hairlines open between them.
  const scale = Math.round(unit * 100_000) / 100_000;
  return `1 1 1 rg ${[x, y, side, side].map(number).join(' ')} re f 0 0 0 rg ${scale} 0 0 ${scale} ${number(x)} ${number(y)} cm ${paths.join(' ')} f`;
}
