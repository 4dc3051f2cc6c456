import { done, refuse, type Outcome } from '~/platform/outcome';

/** A nominee as far as selection looks at one. `regency` is the kabupaten/kota, '35.25'. */
export interface Candidate {
  readonly id: string;
  readonly regency: string;
  /** Line in the nomination list; the order in which the regions named their people. */
  readonly line: number;
  /** Has experience in social-welfare service been stated? */
  readonly experienced: boolean;
  /** Warnings still open about the data. */
  readonly warnings: number;
}

export interface Quota {
  readonly regency: string;
  readonly seats: number;
}

export interface Reserve {
  readonly id: string;
  readonly regency: string;
  /** Place in the reserve of the own kabupaten/kota, from 1. */
  readonly position: number;
}

export interface Selection {
  readonly selected: readonly string[];
  readonly reserve: readonly Reserve[];
  /** Seats for which a region has named too few. */
  readonly unfilled: readonly Quota[];
}

/**
 * The order the office is offered, to be changed by hand: stated experience first (commitment and experience outweigh
 * schooling), then fewer open warnings, then the order of the list.
 */
export function suggestOrder(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) =>
    Number(b.experienced) - Number(a.experienced) || a.warnings - b.warnings || a.line - b.line || (a.id < b.id ? -1 : 1));
}

/** Fills each quota in the given order; the rest are the reserve, numbered within their kabupaten/kota. */
export function select(ordered: readonly Candidate[], quotas: readonly Quota[]): Selection {
  const left = new Map(quotas.map((quota) => [quota.regency, quota.seats]));
  const selected: string[] = [];
  const rest: Candidate[] = [];
  for (const candidate of ordered) {
    const seats = left.get(candidate.regency) ?? 0;
    if (seats > 0) {
      left.set(candidate.regency, seats - 1);
      selected.push(candidate.id);
    } else {
      rest.push(candidate);
    }
  }
  const unfilled = quotas.map((quota) => ({ regency: quota.regency, seats: left.get(quota.regency) ?? 0 })).filter((quota) => quota.seats > 0);
  return { selected, reserve: orderReserve(rest), unfilled };
}

/** Numbers a reserve within each kabupaten/kota, in the given order. */
export function orderReserve(ordered: readonly Pick<Candidate, 'id' | 'regency'>[]): Reserve[] {
  const places = new Map<string, number>();
  return ordered.map(({ id, regency }) => {
    const position = (places.get(regency) ?? 0) + 1;
    places.set(regency, position);
    return { id, regency, position };
  });
}

export type SelectionRefusal = 'selection-empty' | 'selection-twice' | 'selection-unknown' | 'selection-above-quota' | 'selection-no-quota';

/** Checks a choice made by hand against the quotas, and orders everybody else as reserve in the suggested order. */
export function checkSelection(
  chosen: readonly string[], candidates: readonly Candidate[], quotas: readonly Quota[],
): Outcome<Selection, SelectionRefusal> {
  if (chosen.length === 0) return refuse('selection-empty');
  if (new Set(chosen).size !== chosen.length) return refuse('selection-twice');
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const taken = new Map<string, number>();
  for (const id of chosen) {
    const candidate = byId.get(id);
    if (!candidate) return refuse('selection-unknown');
    taken.set(candidate.regency, (taken.get(candidate.regency) ?? 0) + 1);
  }
  for (const [regency, count] of taken) {
    const quota = quotas.find((known) => known.regency === regency);
    if (!quota) return refuse('selection-no-quota', { regency });
    if (count > quota.seats) return refuse('selection-above-quota', { regency, chosen: count, seats: quota.seats });
  }
  const rest = suggestOrder(candidates.filter((candidate) => !chosen.includes(candidate.id)));
  const unfilled = quotas.map((quota) => ({ regency: quota.regency, seats: quota.seats - (taken.get(quota.regency) ?? 0) })).filter((quota) => quota.seats > 0);
  return done({ selected: [...chosen], reserve: orderReserve(rest), unfilled });
}

/** Who takes the seat of someone from this kabupaten/kota: the first reserve of the same one, or null when it has none left. */
export function nextReserve(reserve: readonly Reserve[], regency: string): Reserve | null {
  const own = reserve.filter((candidate) => candidate.regency === regency);
  return own.reduce<Reserve | null>((first, candidate) => (first === null || candidate.position < first.position ? candidate : first), null);
}

/** Shares out seats by the number of candidates, largest remainders first; never more seats than a region has candidates. */
export function suggestQuotas(candidates: readonly Candidate[], seats: number): Quota[] {
  const counts = new Map<string, number>();
  for (const { regency } of candidates) counts.set(regency, (counts.get(regency) ?? 0) + 1);
  const total = candidates.length;
  const all = Math.min(seats, total);
  const shares = [...counts].map(([regency, count]) => {
    const exact = total === 0 ? 0 : (all * count) / total;
    return { regency, seats: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  let over = all - shares.reduce((sum, share) => sum + share.seats, 0);
  for (const share of [...shares].sort((a, b) => b.rest - a.rest || (a.regency < b.regency ? -1 : 1))) {
    if (over > 0) {
      share.seats += 1;
      over -= 1;
    }
  }
  return shares.map(({ regency, seats: own }) => ({ regency, seats: own })).sort((a, b) => (a.regency < b.regency ? -1 : 1));
}
