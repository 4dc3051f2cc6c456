import type { Ctx } from '~/people/access/index.server';
import { isUniqueViolation } from '~/platform/db/errors.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { Audit, Tx } from '~/platform/context.server';
import type { CohortFacts } from '../cohort.data.server';
import { heldRegions } from '../cohort-scope';
import { standsIn } from '../participation.data.server';
import { countsOf, type ImportCounts, type ImportReport } from './import-report';
import { PeopleIndex } from './nominee-match';
import { closeImport, fillPerson, findImport, insertNominations, insertPeople, knownPeople, newPersonRow, participantIdsOf, type NewPersonRow } from './nomination.data.server';

export type ConfirmRefusal = 'import-unknown' | 'import-discarded' | 'import-collision' | 'import-empty' | 'import-foreign';
export interface Confirmed {
  /** People entered as nominees. */
  readonly saved: number;
  /** Known people who were reused. */
  readonly reused: number;
  /** It had been confirmed before; nothing was done again. */
  readonly before: boolean;
}

const isOpen = (report: ImportReport | ImportCounts): report is ImportReport => Array.isArray(report.good);

/**
 * Makes people and nominations of the good rows of an import: all of them, once. Known people are reused and only
 * completed, never changed. A second confirmation answers as the first did and does nothing.
 */
export async function confirmImport(ctx: Ctx, cohort: CohortFacts, importId: string): Promise<Outcome<Confirmed, ConfirmRefusal>> {
  try {
    const outcome = await ctx.transaction((tx, audit) => confirm(ctx, tx, audit, cohort, importId));
    if (outcome.ok || outcome.refusal.code !== 'import-confirmed') return outcome as Outcome<Confirmed, ConfirmRefusal>;
    return done({ saved: Number(outcome.refusal.facts['saved'] ?? 0), reused: 0, before: true });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('import-collision', {}, 'conflict');
    throw error;
  }
}

async function confirm(ctx: Ctx, tx: Tx, audit: Audit, cohort: CohortFacts, importId: string): Promise<Outcome<Confirmed, ConfirmRefusal | 'import-confirmed'>> {
  const stored = await findImport(tx, cohort.id, importId);
  if (!stored) return refuse('import-unknown', {}, 'absent');
  if (stored.discardedAt) return refuse('import-discarded', {}, 'conflict');
  if (stored.confirmedAt || !isOpen(stored.report)) return refuse('import-confirmed', { saved: 'saved' in stored.report ? stored.report.saved : 0 }, 'conflict');
  const { report } = stored;
  if (report.good.length === 0) return refuse('import-empty');
  const held = heldRegions(ctx.actor, cohort, 'nominee:import');
  if (ctx.actor.id !== null && !report.good.every(({ nominee }) => standsIn(held, nominee.regency))) return refuse('import-foreign', {}, 'forbidden');
  const entered = await enter(ctx, tx, cohort.id, report);
  const closed = await closeImport(tx, importId, 'confirmedAt', countsOf(report, entered.saved), ctx.now);
  if (!closed) return refuse('import-confirmed', { saved: entered.saved }, 'conflict');
  audit({ action: 'nomination.confirmed', subjectType: 'NominationImport', subjectId: importId, detail: { cohort: cohort.key, saved: entered.saved, reused: entered.reused } });
  return done({ ...entered, before: false });
}

/** The matches are made inside the transaction: somebody may have been entered since the preview. */
async function enter(ctx: Ctx, tx: Tx, cohortId: string, report: ImportReport): Promise<{ saved: number; reused: number }> {
  const known = new PeopleIndex(await knownPeople(tx, report.good.map(({ nominee }) => nominee)));
  const { personIds, lastOrder } = await participantIdsOf(tx, cohortId);
  const people: NewPersonRow[] = [];
  const nominations: { personId: string; regencyCode: string; nominationOrder: number }[] = [];
  let reused = 0;
  for (const { nominee } of report.good) {
    const match = known.match(nominee);
    let personId: string;
    if (match.kind === 'new') {
      const row = newPersonRow(nominee, match.leaveOut, ctx.now);
      people.push(row);
      known.add(row); // a later row with the same phone or e-mail leaves it out
      personId = row.id;
    } else {
      personId = match.personId;
      if (personIds.has(personId)) continue;
      await fillPerson(tx, personId, nominee, match.fill);
      known.add({ ...newPersonRow(nominee, match.leaveOut, ctx.now), id: personId }); // what was filled in is taken now
      reused += 1;
    }
    personIds.add(personId);
    nominations.push({ personId, regencyCode: nominee.regency, nominationOrder: lastOrder + nominations.length + 1 });
  }
  await insertPeople(tx, people);
  await insertNominations(tx, cohortId, nominations, { id: ctx.actor.id, at: ctx.now });
  return { saved: nominations.length, reused };
}
