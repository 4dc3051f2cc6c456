import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { findParticipant } from '~/training/cohorts/index.server';

/** Shows a full NIK once, and writes down who looked (domain: shown only on an explicit, recorded request). */
export async function showIdentity(ctx: Ctx, participationId: string): Promise<Outcome<{ nik: string }, 'identity-absent'>> {
  const person = await findParticipant(ctx.read, participationId);
  const nik = person?.person.nik;
  if (!person || !nik) return refuse('identity-absent', {}, 'absent');
  await ctx.transaction(async (_tx, audit) => {
    audit({ action: 'identity.shown', subjectType: 'Person', subjectId: person.personId, region: person.regencyCode });
  });
  return done({ nik });
}
