import {
  confirmParticipation, declineParticipation, findParticipant, markInvited, replaceDeclined, type CohortFacts, type ParticipantRow,
} from '~/training/cohorts/index.server';
import { later } from './calendar';
import { must } from './must';
import type { Demo } from './world';

/** Sends the personal links: by WhatsApp where there is a number, on paper where there is none. */
export async function inviteAll(demo: Demo, cohort: CohortFacts, rows: readonly ParticipantRow[], at: Date): Promise<void> {
  const officer = await demo.as(demo.staff.pengelola, at);
  const withPhone = rows.filter(({ person }) => person.phone !== null).map(({ id }) => id);
  const without = rows.filter(({ person }) => person.phone === null).map(({ id }) => id);
  if (withPhone.length > 0) must(await markInvited(officer, cohort, withPhone, 'whatsapp'), 'invitations');
  if (without.length > 0) must(await markInvited(officer, cohort, without, 'print'), 'letters');
}

/** An invited person says yes. */
export async function accept(demo: Demo, row: ParticipantRow, at: Date): Promise<void> {
  must(await confirmParticipation(await demo.as(row.personId, at), row.id), `confirmation of ${row.person.name}`);
}

/** An invited person says no; the first reserve of the same region takes the place, is invited and comes. */
export async function declineAndReplace(demo: Demo, cohort: CohortFacts, row: ParticipantRow, reason: string, at: Date): Promise<ParticipantRow> {
  must(await declineParticipation(await demo.as(row.personId, at), row.id, reason), 'refusal of an invitation');
  const nextDay = later(at, 14 * 60);
  const { participationId } = must(await replaceDeclined(await demo.as(demo.staff.pengelola, nextDay), cohort, row.id), 'replacement');
  const replacement = await findParticipant(demo.system(nextDay).read, participationId);
  if (!replacement) throw new Error('demo: the replacement is gone');
  await inviteAll(demo, cohort, [replacement], later(nextDay, 20));
  await accept(demo, replacement, later(nextDay, 26 * 60));
  return replacement;
}
