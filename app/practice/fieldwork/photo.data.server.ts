import type { ReadDb, Tx } from '~/platform/context.server';

export interface StoredPhoto {
  readonly sha256: string;
  readonly mediaType: string;
}

export const findPhoto = (db: ReadDb, photoId: string): Promise<StoredPhoto | null> =>
  db.storedFile.findUnique({ where: { id: photoId }, select: { sha256: true, mediaType: true } });

/** Puts a stored picture in the place of the entry's picture, if it had one, and notes the change of the entry. */
export async function replacePhoto(
  tx: Tx, entry: { readonly id: string; readonly photoId: string | null },
  photo: { readonly sha256: string; readonly mediaType: string; readonly bytes: number; readonly ownerId: string | null } | null, at: Date,
): Promise<void> {
  const stored = photo && (await tx.storedFile.create({ data: { ...photo, name: `kegiatan-${entry.id}.webp`, createdAt: at }, select: { id: true } }));
  await tx.logbookEntry.update({ where: { id: entry.id }, data: { photoId: stored?.id ?? null, updatedAt: at } });
  if (entry.photoId) await tx.storedFile.deleteMany({ where: { id: entry.photoId } });
}
