import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { Writer } from './check-entry.server';
import { mayChangeEntry } from './entry';
import { findEntry } from './entry.data.server';
import { replacePhoto } from './photo.data.server';

/** Takes the picture off an entry that is not endorsed: consent may be withdrawn. */
export async function removePhoto(ctx: Ctx, writer: Writer, id: string): Promise<Outcome<null, 'entry-absent' | 'entry-locked'>> {
  return ctx.transaction(async (tx, audit) => {
    const entry = await findEntry(tx, id);
    if (entry?.participationId !== writer.id || !entry.photoId) return refuse('entry-absent', {}, 'absent');
    if (!mayChangeEntry(entry.state)) return refuse('entry-locked', {}, 'conflict');
    await replacePhoto(tx, entry, null, ctx.now);
    audit({ action: 'logbook-photo.removed', subjectType: 'LogbookEntry', subjectId: id, region: writer.regencyCode });
    return done(null);
  });
}
