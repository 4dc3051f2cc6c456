import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { Writer } from './check-entry.server';
import { convertPhoto, type PhotoRefusal } from './convert-photo.server';
import { mayChangeEntry } from './entry';
import { findEntry } from './entry.data.server';
import { replacePhoto } from './photo.data.server';

export type AttachRefusal = PhotoRefusal | 'entry-absent' | 'entry-locked';

/**
 * Gives an entry its picture, or another one. The upload is drawn anew and stored whole before the entry points to it;
 * whatever is refused leaves the entry as it was. That everybody in the picture agreed is part of the record in the trail.
 */
export async function attachPhoto(ctx: Ctx, writer: Writer, id: string, upload: Uint8Array): Promise<Outcome<null, AttachRefusal>> {
  const before = await findEntry(ctx.read, id);
  if (before?.participationId !== writer.id) return refuse('entry-absent', {}, 'absent');
  if (!mayChangeEntry(before.state)) return refuse('entry-locked', {}, 'conflict');
  const converted = await convertPhoto(upload);
  if (!converted.ok) return converted;
  const { bytes, mediaType } = converted.value;
  const sha256 = await ctx.storage.put(bytes);
  return ctx.transaction(async (tx, audit) => {
    const entry = await findEntry(tx, id);
    if (!entry) return refuse('entry-absent', {}, 'absent');
    if (!mayChangeEntry(entry.state)) return refuse('entry-locked', {}, 'conflict');
    await replacePhoto(tx, entry, { sha256, mediaType, bytes: bytes.byteLength, ownerId: ctx.actor.id }, ctx.now);
    audit({ action: 'logbook-photo.attached', subjectType: 'LogbookEntry', subjectId: id, region: writer.regencyCode, detail: { sha256, consent: true } });
    return done(null);
  });
}
