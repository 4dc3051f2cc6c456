import type { Ctx } from '~/people/access/index.server';
import { nameMatches, printedName } from '~/people/accounts';
import { regionNames } from '~/people/regions/index.server';
import { HOLDING_A_PLACE, visibleRegions } from '~/training/cohorts';
import { participantRows, type CohortFacts } from '~/training/cohorts/index.server';
import type { Missing, Shown } from './judge';
import { byRequirement, requirementsOf, type Requirement } from './requirement';
import { verdictsFor } from './verdicts.server';

export interface BoardRow {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly kompeten: boolean;
  readonly cells: Readonly<Partial<Record<Requirement, { met: boolean; missing: readonly Missing[]; shown: readonly Shown[] }>>>;
}

export interface BoardFilter {
  readonly verdict: 'kompeten' | 'belum' | null;
  readonly lacks: Requirement | null;
  readonly search: string;
}

/** The board of an angkatan as this actor may see it, judged now. */
export async function boardView(ctx: Ctx, cohort: CohortFacts, filter: BoardFilter) {
  const people = await participantRows(ctx.read, cohort.id, visibleRegions(ctx.actor, cohort, 'competency:read'), HOLDING_A_PLACE);
  const [verdicts, regions] = await Promise.all([
    verdictsFor(ctx.read, people.map(({ id }) => id)),
    regionNames(ctx.read, people.map(({ regencyCode }) => regencyCode)),
  ]);
  const all: BoardRow[] = people.flatMap((person) => {
    const judged = verdicts.get(person.id);
    if (!judged) return [];
    const cells = Object.fromEntries(byRequirement(judged.verdict, judged.ruleSet).map(({ requirement, ...cell }) => [requirement, cell]));
    return [{ id: person.id, name: printedName(person.person), region: regions.get(person.regencyCode) ?? person.regencyCode, kompeten: judged.verdict.verdict === 'kompeten', cells }];
  });
  const rows = all.filter((row) =>
    (filter.verdict === null || row.kompeten === (filter.verdict === 'kompeten'))
    && (filter.lacks === null || row.cells[filter.lacks]?.met === false)
    && nameMatches(row.name, filter.search));
  return { rows, total: all.length, kompeten: all.filter((row) => row.kompeten).length, columns: requirementsOf(cohort.ruleSet), filter };
}
export type BoardView = Awaited<ReturnType<typeof boardView>>;
