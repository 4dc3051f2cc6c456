import type { Ctx } from '~/people/access/index.server';
import { findEntry } from './entry.data.server';
import { findPhoto } from './photo.data.server';

/** The stored picture of an entry; null when it has none. The caller has checked who may see the logbook. */
export async function readPhoto(ctx: Ctx, entryId: string): Promise<{ bytes: Uint8Array; mediaType: string; sha256: string } | null> {
  const entry = await findEntry(ctx.read, entryId);
  const photo = entry?.photoId ? await findPhoto(ctx.read, entry.photoId) : null;
  const bytes = photo && (await ctx.storage.get(photo.sha256));
  return photo && bytes ? { ...photo, bytes } : null;
}
