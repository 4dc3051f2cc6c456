import type { Ctx } from '~/people/access/index.server';
import { maskPhone, waLink } from '~/people/accounts';
import { shortName } from '~/people/regions';
import { regionNames } from '~/people/regions/index.server';
import type { CohortFacts } from '../cohort.data.server';
import { heldRegions } from '../cohort-scope';
import { cohortHead } from '../overview.view.server';
import { participantRows, type ParticipantRow } from '../participation.data.server';
import { nextReserve } from '../selection';
import { invitationLetterFacts } from './invitation-facts.server';
import { mailtoLink } from './invitation-message';
import { reasonsFor } from './invitation.data.server';
import { openSeats, reserveOf } from './replace-declined.server';

export const INVITE_STATES = ['unsent', 'sent', 'opened', 'confirmed', 'declined'] as const;
export type InviteState = (typeof INVITE_STATES)[number];

export function inviteStateOf(row: Pick<ParticipantRow, 'status' | 'openedAt' | 'invitedAt'>): InviteState {
  if (row.status === 'declined') return 'declined';
  if (row.status === 'confirmed') return 'confirmed';
  if (row.openedAt) return 'opened';
  return row.invitedAt ? 'sent' : 'unsent';
}

/** One row per invited person of the officer's regions, with what sends the invitation and who may step in. */
export async function invitationsView(ctx: Ctx, cohort: CohortFacts, state: InviteState | null) {
  const held = heldRegions(ctx.actor, cohort, 'invitation:send');
  const [everyone, facts] = await Promise.all([participantRows(ctx.read, cohort.id, ['35']), invitationLetterFacts(ctx, cohort)]);
  const own = everyone.filter((row) => held.some((region) => row.regencyCode === region || row.regencyCode.startsWith(`${region}.`)));
  const invited = own.filter(({ status }) => ['selected', 'confirmed', 'declined'].includes(status));
  const [names, reasons] = await Promise.all([
    regionNames(ctx.read, invited.map(({ regencyCode }) => regencyCode)),
    reasonsFor(ctx.read, invited.filter(({ status }) => status === 'declined').map(({ id }) => id), 'declined'),
  ]);
  const replacement = (row: ParticipantRow): { name: string } | null => {
    if (row.status !== 'declined' || openSeats(cohort, everyone, row.regencyCode) <= 0) return null;
    const next = nextReserve(reserveOf(own), row.regencyCode);
    return own.find(({ id }) => id === next?.id)?.person ?? null;
  };
  const rows = invited.map((row) => {
    const { name, link, message, subject } = facts.wordsFor(row);
    const holds = row.status !== 'declined';
    const { phone, email } = row.person;
    return {
      id: row.id, name, region: shortName({ code: row.regencyCode, name: names.get(row.regencyCode) ?? row.regencyCode }), state: inviteStateOf(row),
      phone: phone ? maskPhone(phone) : null, reason: reasons.get(row.id) ?? null, replacement: replacement(row)?.name ?? null,
      seatFree: row.status === 'declined' && openSeats(cohort, everyone, row.regencyCode) > 0,
      link: holds ? link : null, whatsapp: holds && phone ? waLink(phone, message) : null, mail: holds && email ? mailtoLink(email, subject, message) : null,
    };
  });
  const counts = Object.fromEntries(INVITE_STATES.map((known) => [known, rows.filter((row) => row.state === known).length])) as Record<InviteState, number>;
  return { head: cohortHead(cohort), total: rows.length, counts, state, rows: rows.filter((row) => !state || row.state === state), timetable: facts.time !== null, contact: facts.contact !== null };
}
export type InvitationsView = Awaited<ReturnType<typeof invitationsView>>;
