import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { CohortFacts } from '../cohort.data.server';
import { heldRegions } from '../cohort-scope';
import { findParticipant, standsIn } from '../participation.data.server';
import { holdsAPlace } from '../participation-status';
import { raiseVersion } from './invitation.data.server';

/** Makes a new link for one person; every older one, wherever it was passed on to, is invalid from now on. */
export async function renewInvitation(ctx: Ctx, cohort: CohortFacts, participationId: string): Promise<Outcome<{ name: string }, 'invite-unknown'>> {
  return ctx.transaction(async (tx, audit) => {
    const row = await findParticipant(tx, participationId);
    const held = heldRegions(ctx.actor, cohort, 'invitation:send');
    if (!row || row.cohortId !== cohort.id || !holdsAPlace(row.status) || !standsIn(held, row.regencyCode)) return refuse('invite-unknown', {}, 'absent');
    await raiseVersion(tx, row.id);
    audit({ action: 'invitation.renewed', subjectType: 'Participation', subjectId: row.id, region: row.regencyCode, detail: { version: row.inviteVersion + 1 } });
    return done({ name: row.person.name });
  });
}
