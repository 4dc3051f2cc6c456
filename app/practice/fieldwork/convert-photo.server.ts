import sharp from 'sharp';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { photoKind, PHOTO_MAX_BYTES, PHOTO_MAX_PIXELS, PHOTO_SIDE } from './photo';

export type PhotoRefusal = 'photo-too-large' | 'photo-type' | 'photo-pixels' | 'photo-damaged';

export interface ConvertedPhoto {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/webp';
  readonly width: number;
  readonly height: number;
}

const WEBP_QUALITY = 72;
const SECONDS = 20;

/**
 * Draws an uploaded picture anew: upright, at most 1280 pixels a side, WebP, without any metadata (place, phone, time,
 * thumbnail). What cannot be decoded completely is refused; pixels are counted before they are unpacked.
 */
export async function convertPhoto(upload: Uint8Array): Promise<Outcome<ConvertedPhoto, PhotoRefusal>> {
  if (upload.byteLength > PHOTO_MAX_BYTES) return refuse('photo-too-large', { limitMb: PHOTO_MAX_BYTES / 1_000_000 });
  if (!photoKind(upload)) return refuse('photo-type');
  const open = () => sharp(upload, { limitInputPixels: PHOTO_MAX_PIXELS, failOn: 'error', sequentialRead: true });
  try {
    const { width, height } = await sharp(upload, { limitInputPixels: false }).metadata();
    if (width * height > PHOTO_MAX_PIXELS) return refuse('photo-pixels', { limitMp: PHOTO_MAX_PIXELS / 1_000_000 });
    const { data, info } = await open()
      .timeout({ seconds: SECONDS })
      .rotate()
      .resize({ width: PHOTO_SIDE, height: PHOTO_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: WEBP_QUALITY })
      .toBuffer({ resolveWithObject: true });
    return done({ bytes: data, mediaType: 'image/webp', width: info.width, height: info.height });
  } catch {
    // The decoder's own words name its C functions; to the person every one of them means the same.
    return refuse('photo-damaged');
  }
}
