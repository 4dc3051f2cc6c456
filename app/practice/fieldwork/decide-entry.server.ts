import { isAnotherPerson } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { findParticipant } from '~/training/cohorts/index.server';
import { findEntry, insertEndorsement, insertReturn } from './entry.data.server';
import type { EntryDecision } from './entry.schema';

export type DecisionRefusal = 'entry-absent' | 'entry-own' | 'entry-locked' | 'entry-changed' | 'entry-returned';

/**
 * The coach endorses an entry, which locks it for good, or returns it with a note. Never one's own (separation of duties),
 * never a text other than the one that was read: `version` is the instant at which that text was saved.
 */
export async function decideEntry(ctx: Ctx, participationId: string, id: string, decision: EntryDecision): Promise<Outcome<null, DecisionRefusal>> {
  const owner = await findParticipant(ctx.read, participationId);
  if (!owner || ctx.actor.id === null) return refuse('entry-absent', {}, 'absent');
  if (!isAnotherPerson({ ...ctx.actor, id: ctx.actor.id }, [owner.personId])) return refuse('entry-own', {}, 'forbidden');
  return ctx.transaction(async (tx, audit) => {
    const entry = await findEntry(tx, id);
    if (entry?.participationId !== participationId) return refuse('entry-absent', {}, 'absent');
    if (entry.state === 'endorsed') return refuse('entry-locked', {}, 'conflict');
    if (entry.updatedAt.toISOString() !== decision.version) return refuse('entry-changed', {}, 'conflict');
    if (decision.intent === 'endorse') await insertEndorsement(tx, id, ctx.actor.id, decision.note, ctx.now);
    else if (entry.state === 'returned') return refuse('entry-returned', {}, 'conflict');
    else await insertReturn(tx, id, ctx.actor.id, decision.note, ctx.now);
    audit({
      action: decision.intent === 'endorse' ? 'logbook-entry.endorsed' : 'logbook-entry.returned',
      subjectType: 'LogbookEntry', subjectId: id, region: owner.regencyCode,
    });
    return done(null);
  });
}
