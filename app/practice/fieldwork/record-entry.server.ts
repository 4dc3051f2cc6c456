import type { Ctx } from '~/people/access/index.server';
import { isUniqueViolation } from '~/platform/db/errors.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { checkEntry, type EntryFault, type Writer } from './check-entry.server';
import { findEntry, insertEntry } from './entry.data.server';
import type { NewEntry } from './entry.schema';

/** Writes a new entry into the volunteer's own logbook. The same form sent twice, even at once, is one entry. */
export async function recordEntry(ctx: Ctx, writer: Writer, input: NewEntry): Promise<Outcome<{ id: string }, EntryFault | 'entry-absent'>> {
  const { id, ...text } = input;
  const checked = await checkEntry(ctx, writer, text);
  if (!checked.ok) return checked;
  try {
    return await ctx.transaction(async (tx, audit) => {
      await insertEntry(tx, id, writer.id, text, ctx.now);
      audit({ action: 'logbook-entry.recorded', subjectType: 'LogbookEntry', subjectId: id, region: writer.regencyCode });
      return done({ id });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const known = await findEntry(ctx.read, id);
    return known?.participationId === writer.id ? done({ id }) : refuse('entry-absent', {}, 'absent');
  }
}
