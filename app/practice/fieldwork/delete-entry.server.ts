import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { Writer } from './check-entry.server';
import { mayChangeEntry } from './entry';
import { deleteEntry as removeRow, findEntry } from './entry.data.server';
import { replacePhoto } from './photo.data.server';

/** Takes an entry out of the volunteer's own logbook while it is not endorsed, with its picture. */
export async function deleteEntry(ctx: Ctx, writer: Writer, id: string): Promise<Outcome<null, 'entry-absent' | 'entry-locked'>> {
  return ctx.transaction(async (tx, audit) => {
    const entry = await findEntry(tx, id);
    if (entry?.participationId !== writer.id) return refuse('entry-absent', {}, 'absent');
    if (!mayChangeEntry(entry.state)) return refuse('entry-locked', {}, 'conflict');
    if (entry.photoId) await replacePhoto(tx, entry, null, ctx.now);
    await removeRow(tx, id);
    audit({ action: 'logbook-entry.deleted', subjectType: 'LogbookEntry', subjectId: id, region: writer.regencyCode, detail: { heldOn: entry.heldOn } });
    return done(null);
  });
}
