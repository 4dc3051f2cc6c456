import type { Ctx } from '~/people/access/index.server';
import { queueMessages } from '~/people/messages/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { CohortFacts } from '../cohort.data.server';
import { heldRegions } from '../cohort-scope';
import { participantRows } from '../participation.data.server';
import { HOLDING_A_PLACE } from '../participation-status';
import { invitationLetterFacts } from './invitation-facts.server';
import { withoutCode } from './invitation-message';
import { noteInvited } from './invitation.data.server';

export type InviteRefusal = 'invite-none' | 'invite-unknown';
export type Channel = 'whatsapp' | 'email' | 'print';

/** Notes that the invitations of these people went out, and by which way. What was written is kept without its code. */
export async function markInvited(ctx: Ctx, cohort: CohortFacts, chosen: readonly string[], channel: Channel): Promise<Outcome<{ sent: number }, InviteRefusal>> {
  if (chosen.length === 0) return refuse('invite-none');
  const facts = await invitationLetterFacts(ctx, cohort);
  return ctx.transaction(async (tx, audit) => {
    const held = ctx.actor.id === null ? ['35'] : heldRegions(ctx.actor, cohort, 'invitation:send');
    const rows = (await participantRows(tx, cohort.id, held, HOLDING_A_PLACE)).filter(({ id }) => chosen.includes(id));
    if (rows.length !== new Set(chosen).size) return refuse('invite-unknown', {}, 'conflict');
    await noteInvited(tx, rows.map(({ id }) => id), ctx.now);
    await queueMessages(tx, rows.map((row) => {
      const { message, link, subject } = facts.wordsFor(row);
      const to = channel === 'email' ? row.person.email : channel === 'whatsapp' ? row.person.phone : null;
      return { personId: row.personId, channel, purpose: 'invitation', subjectId: row.id, to: to ?? '', title: subject, body: withoutCode(message, link), sentAt: ctx.now };
    }), { id: ctx.actor.id, at: ctx.now });
    for (const row of rows) audit({ action: 'invitation.sent', subjectType: 'Participation', subjectId: row.id, region: row.regencyCode, detail: { channel, version: row.inviteVersion } });
    return done({ sent: rows.length });
  });
}
