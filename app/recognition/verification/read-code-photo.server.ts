import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { takeTry } from '~/platform/rate-limit.server';
import { readQrPhoto } from '~/platform/read-qr-photo.server';
import { CHECK_LIMITS } from './checking/checking';

/** Reading a photo costs as much as judging many files. */
const PHOTOS = { perAddress: 30, windowSeconds: 60 } as const;

export interface SentPhoto {
  readonly photo: File;
  /** The visitor's address, for the rate limit alone. */
  readonly from: string;
}

/** The text of the QR code in a photograph of a certificate. The photograph is not kept. */
export async function readCodePhoto(ctx: Ctx, { photo, from }: SentPhoto): Promise<Outcome<string, 'photo-none' | 'photo-no-code' | 'too-many'>> {
  if (photo.size === 0) return refuse('photo-none');
  const wait = takeTry(`photo:${from}`, PHOTOS.perAddress, PHOTOS.windowSeconds, ctx.now);
  if (wait > 0) return refuse('too-many', { minutes: Math.ceil(wait / 60) }, 'too-many');
  const text = photo.size > CHECK_LIMITS.fileBytes ? null : await readQrPhoto(new Uint8Array(await photo.arrayBuffer()));
  return text === null ? refuse('photo-no-code') : done(text);
}
