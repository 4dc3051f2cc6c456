/** Where a person stands in an angkatan, from the nominee list to the answer of the invitation. */
export const PARTICIPATION_STATUSES = ['nominated', 'selected', 'reserve', 'not-selected', 'confirmed', 'declined', 'withdrawn'] as const;
export type ParticipationStatus = (typeof PARTICIPATION_STATUSES)[number];

/** Those who hold a place of the quota. */
export const HOLDING_A_PLACE: readonly ParticipationStatus[] = ['selected', 'confirmed'];

export function isParticipationStatus(word: string): word is ParticipationStatus {
  return PARTICIPATION_STATUSES.some((status) => status === word);
}

export const holdsAPlace = (status: ParticipationStatus): boolean => HOLDING_A_PLACE.includes(status);
