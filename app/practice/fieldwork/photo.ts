/** Largest upload in bytes; the stored picture is far smaller. */
export const PHOTO_MAX_BYTES = 8_000_000;
/** Longest side of the stored picture, in pixels. */
export const PHOTO_SIDE = 1280;
/** Pixels a picture may have before it is decoded: a phone makes up to about 50 million, a bomb billions. */
export const PHOTO_MAX_PIXELS = 60_000_000;

export type PhotoKind = 'jpeg' | 'png' | 'webp';

/** What a file is by its first bytes; its name and declared type are only claims. Null for everything else, HEIC, GIF and SVG too. */
export function photoKind(bytes: Uint8Array): PhotoKind | null {
  const begins = (at: number, wanted: readonly number[]) => wanted.every((byte, index) => bytes[at + index] === byte);
  if (begins(0, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (begins(0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  return begins(0, [0x52, 0x49, 0x46, 0x46]) && begins(8, [0x57, 0x45, 0x42, 0x50]) ? 'webp' : null;
}
