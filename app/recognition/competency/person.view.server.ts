import type { Ctx } from '~/people/access/index.server';
import { maskNik, printedName } from '~/people/accounts';
import { regionNames } from '~/people/regions/index.server';
import { findParticipant } from '~/training/cohorts/index.server';
import { byRequirement } from './requirement';
import { verdictsFor } from './verdicts.server';

/** One participant as office and coach see the person: facts with a masked NIK, the verdict and every reason. */
export async function personView(ctx: Ctx, participationId: string) {
  const person = await findParticipant(ctx.read, participationId);
  const judged = person && (await verdictsFor(ctx.read, [person.id])).get(person.id);
  if (!judged) return null;
  const regions = await regionNames(ctx.read, [person.regencyCode]);
  const { nik, phone, organisation } = person.person;
  return {
    id: person.id,
    name: printedName(person.person),
    region: regions.get(person.regencyCode) ?? person.regencyCode,
    status: person.status,
    nikMasked: nik ? maskNik(nik) : null,
    phone, organisation,
    verdict: judged.verdict,
    requirements: byRequirement(judged.verdict, judged.ruleSet),
  };
}
export type PersonView = NonNullable<Awaited<ReturnType<typeof personView>>>;
