export const DIRECTNESS = ['langsung', 'tidak-langsung'] as const;
export type Directness = (typeof DIRECTNESS)[number];

export const ENTRY_STATES = ['waiting', 'returned', 'endorsed'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

export interface EntryMarks {
  readonly updatedAt: Date;
  readonly endorsedAt: Date | null;
  /** The latest return, if any. */
  readonly returnedAt: Date | null;
}

/** Where an entry of the logbook stands: returned until it is changed, waiting until the coach decides, endorsed for good. */
export function entryState({ updatedAt, endorsedAt, returnedAt }: EntryMarks): EntryState {
  if (endorsedAt) return 'endorsed';
  return returnedAt && returnedAt >= updatedAt ? 'returned' : 'waiting';
}

/** An endorsed entry is evidence and never changes again. */
export const mayChangeEntry = (state: EntryState): boolean => state !== 'endorsed';

export interface LogbookFacts {
  readonly entries: number;
  readonly endorsed: number;
  /** Endorsed entries of direct outreach. */
  readonly direct: number;
  /** Endorsed entries of indirect outreach. */
  readonly indirect: number;
  readonly waiting: number;
  readonly returned: number;
}

/** Adds entries up. `endorsed` = `direct` + `indirect`, and `entries` = `endorsed` + `waiting` + `returned`. */
export function countEntries(entries: readonly (EntryMarks & { readonly directness: Directness })[]): LogbookFacts {
  const stated = entries.map((entry) => ({ state: entryState(entry), directness: entry.directness }));
  const endorsed = stated.filter(({ state }) => state === 'endorsed');
  const direct = endorsed.filter(({ directness }) => directness === 'langsung').length;
  return {
    entries: entries.length,
    endorsed: endorsed.length,
    direct,
    indirect: endorsed.length - direct,
    waiting: stated.filter(({ state }) => state === 'waiting').length,
    returned: stated.filter(({ state }) => state === 'returned').length,
  };
}

export type DayFault = 'dayInFuture' | 'dayBeforeCohort';

/** Why a day cannot be the day of an outreach of this angkatan; civil days as YYYY-MM-DD. */
export function dayFault(heldOn: string, today: string, startsOn: string): DayFault | null {
  if (heldOn > today) return 'dayInFuture';
  return heldOn < startsOn ? 'dayBeforeCohort' : null;
}
