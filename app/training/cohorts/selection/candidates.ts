import type { Candidate, Quota } from '../selection';
import type { ParticipationStatus } from '../participation-status';
import { nomineeWarnings, type NomineeFacts } from './nominee-warnings';

/** A participation as selection sees it. */
export interface Selectable {
  readonly id: string;
  readonly status: ParticipationStatus;
  readonly regencyCode: string;
  readonly nominationOrder: number;
  readonly invitedAt: Date | null;
  readonly person: NomineeFacts;
}

/** A place that was offered or taken stays; the rest can still be chosen or not. */
export const isFixed = ({ status, invitedAt }: Selectable): boolean => status === 'confirmed' || (status === 'selected' && invitedAt !== null);

const CHOOSABLE: readonly ParticipationStatus[] = ['nominated', 'selected', 'reserve', 'not-selected'];
export const isChoosable = (row: Selectable): boolean => CHOOSABLE.includes(row.status) && !isFixed(row);

export function asCandidate({ id, regencyCode, nominationOrder, person }: Selectable): Candidate {
  return { id, regency: regencyCode, line: nominationOrder, experienced: Boolean(person.experience), warnings: nomineeWarnings(person).length };
}

/**
 * The seats still free: the quotas less the places already fixed. An angkatan without quotas per region offers all of
 * its seats to every region; the total is checked besides.
 */
export function freeSeats(
  cohort: { readonly quota: number; readonly quotas: readonly { readonly regencyCode: string; readonly quota: number }[] },
  rows: readonly Selectable[],
): { quotas: Quota[]; total: number } {
  const fixed = rows.filter(isFixed);
  const total = Math.max(0, cohort.quota - fixed.length);
  if (cohort.quotas.length === 0) {
    return { quotas: [...new Set(rows.map(({ regencyCode }) => regencyCode))].map((regency) => ({ regency, seats: total })), total };
  }
  const taken = (code: string) => fixed.filter(({ regencyCode }) => regencyCode === code).length;
  return { quotas: cohort.quotas.map(({ regencyCode, quota }) => ({ regency: regencyCode, seats: Math.max(0, quota - taken(regencyCode)) })), total };
}
