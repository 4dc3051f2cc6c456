/** Largest batch. One transaction numbers it whole; one that outlasts the limit of a transaction is undone whole. How long the largest takes is not measured. */
export const BATCH_MAX = 10_000;

/** A certificate may be dated this many days ahead, for papers prepared for a closing day. */
export const DATED_AHEAD_DAYS = 31;

/** May a certificate of a training carry this date? Not before the training ended, not far in the future. */
export function mayBeDated(issuedOn: string, endsOn: string, today: string): boolean {
  const last = new Date(`${today}T00:00:00Z`);
  last.setUTCDate(last.getUTCDate() + DATED_AHEAD_DAYS);
  return issuedOn >= endsOn && issuedOn <= last.toISOString().slice(0, 10);
}

export type ProposalRefusal =
  | 'cohort-absent' | 'nobody-chosen' | 'too-many-chosen' | 'settings-incomplete' | 'issued-on' | 'person-absent' | 'not-kompeten' | 'already-certified'
  | 'already-proposed' | 'unprintable';
export type DecisionRefusal = 'batch-absent' | 'same-person' | 'already-decided' | 'nobody-left' | 'settings-incomplete';
