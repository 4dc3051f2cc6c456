import jsqr from 'jsqr';
import sharp from 'sharp';

const MOST_PIXELS = 60_000_000;
const SIDES = [1000, 1600] as const;
const SECONDS = 10;
/** What phones' cameras write; drawings and documents are not unpacked. */
const KINDS: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'heif']);

/** The text of the QR code in a photograph; null when there is none to be found or the file is no picture. */
export async function readQrPhoto(bytes: Uint8Array): Promise<string | null> {
  for (const side of SIDES) {
    const picture = await pixels(bytes, side);
    if (!picture) return null;
    const found = jsqr(picture.data, picture.width, picture.height);
    if (found?.data) return found.data;
  }
  return null;
}

async function pixels(bytes: Uint8Array, side: number): Promise<{ data: Uint8ClampedArray; width: number; height: number } | null> {
  try {
    const { format } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
    if (!KINDS.has(format)) return null;
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .timeout({ seconds: SECONDS }).rotate().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .ensureAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
    return { data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength), width: info.width, height: info.height };
  } catch {
    // Whatever the decoder complains of, to the person it is one thing: no code is seen in this file.
    return null;
  }
}
