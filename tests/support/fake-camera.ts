import { writeFileSync } from 'node:fs';
import path from 'node:path';
import qrcode from 'qrcode';

const [WIDTH, HEIGHT, FRAMES] = [640, 480, 4];

/** A picture of a QR code as a camera sees it: grey paper around it, not in the middle. Luma, one byte a pixel. */
function luma(text: string): Uint8Array {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const scale = Math.floor(300 / (modules.size + 8));
  const [left, top] = [190, 60];
  const picture = new Uint8Array(WIDTH * HEIGHT).fill(120);
  for (let y = 0; y < (modules.size + 8) * scale; y += 1) {
    for (let x = 0; x < (modules.size + 8) * scale; x += 1) {
      const [row, column] = [Math.floor(y / scale) - 4, Math.floor(x / scale) - 4];
      const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
      picture[(top + y) * WIDTH + left + x] = inside && modules.get(row, column) ? 35 : 225;
    }
  }
  return picture;
}

/** A film of a QR code for Chromium's fake camera (YUV4MPEG2). @returns launch arguments */
export function cameraShowing(text: string, folder: string): string[] {
  const file = path.join(folder, `kamera-${Buffer.from(text).toString('hex').slice(-12)}.y4m`);
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma(text), chroma]);
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: FRAMES }, () => frame)]));
  return ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
}
