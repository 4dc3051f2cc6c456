import { contains, regionsFor } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { EAST_JAVA } from '~/people/regions';
import { regionsBelow } from '~/people/regions/index.server';
import { totalJp } from '~/training/programmes';
import { listProgrammes } from '~/training/programmes/index.server';
import { toRoman } from './cohort';
import { nextCohortNumber } from './cohort.data.server';

/** Programmes to choose from and, once one is chosen, what the form begins with. */
export async function newCohortView(ctx: Ctx, chosenKey: string | null) {
  const [programmes, regencies] = await Promise.all([listProgrammes(ctx.read), regionsBelow(ctx.read, EAST_JAVA)]);
  const chosen = programmes.find(({ key }) => key === chosenKey) ?? null;
  const held = regionsFor({ ...ctx.actor, id: ctx.actor.personId }, 'cohort:write');
  const number = chosen ? await nextCohortNumber(ctx.read, chosen.id) : 1;
  return {
    programmes: programmes.map(({ key, title, kind, quota, subjects }) => ({ key, title, kind, quota, jp: totalJp(subjects), subjects: subjects.length })),
    chosen: chosen && { key: chosen.key, title: chosen.title, quota: chosen.quota, number, roman: toRoman(number) },
    regencies: regencies.filter(({ code }) => held.some((region) => contains(region, code))),
  };
}
export type NewCohortView = Awaited<ReturnType<typeof newCohortView>>;
