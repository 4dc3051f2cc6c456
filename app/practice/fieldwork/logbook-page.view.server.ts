import type { ReadDb } from '~/platform/context.server';
import { findCohort, findParticipant } from '~/training/cohorts/index.server';
import type { LogbookFacts } from './entry';
import { findEntries } from './entry.data.server';
import { logbookFactsFor } from './logbook-facts.data.server';
import { showEntries, type ShownEntry } from './shown-entry.view.server';

export interface LogbookPage {
  readonly cohortTitle: string;
  readonly entries: readonly ShownEntry[];
  readonly facts: LogbookFacts;
  /** What the programme asks for; null when it asks for no logbook. */
  readonly wanted: { readonly endorsed: number; readonly direct: number; readonly indirect: number } | null;
}

/** The logbook of one participation with what the programme asks for. */
export async function viewLogbook(db: ReadDb, participationId: string): Promise<LogbookPage | null> {
  const participant = await findParticipant(db, participationId);
  const cohort = participant && (await findCohort(db, participant.cohortId));
  if (!cohort) return null;
  const [entries, facts] = await Promise.all([findEntries(db, participationId), logbookFactsFor(db, [participationId])]);
  const counts = facts.get(participationId);
  if (!counts) throw new Error('the facts of every asked participation are answered');
  const rule = cohort.ruleSet.logbook;
  return {
    cohortTitle: cohort.title,
    entries: await showEntries(db, entries),
    facts: counts,
    wanted: rule && { endorsed: rule.endorsedEntries, direct: rule.direct ?? 0, indirect: rule.indirect ?? 0 },
  };
}
