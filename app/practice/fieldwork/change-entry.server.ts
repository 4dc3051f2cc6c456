import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { checkEntry, type EntryFault, type Writer } from './check-entry.server';
import { mayChangeEntry } from './entry';
import { findEntry, updateEntry } from './entry.data.server';
import type { EntryText } from './entry.schema';

/** Changes an entry that is not endorsed. A returned entry that is changed waits for the coach again. */
export async function changeEntry(ctx: Ctx, writer: Writer, id: string, text: EntryText): Promise<Outcome<{ id: string }, EntryFault | 'entry-absent' | 'entry-locked'>> {
  const checked = await checkEntry(ctx, writer, text);
  if (!checked.ok) return checked;
  return ctx.transaction(async (tx, audit) => {
    const entry = await findEntry(tx, id);
    if (entry?.participationId !== writer.id) return refuse('entry-absent', {}, 'absent');
    if (!mayChangeEntry(entry.state)) return refuse('entry-locked', {}, 'conflict');
    await updateEntry(tx, id, text, ctx.now);
    audit({ action: 'logbook-entry.changed', subjectType: 'LogbookEntry', subjectId: id, region: writer.regencyCode });
    return done({ id });
  });
}
