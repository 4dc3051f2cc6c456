import { overlaps } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { regionNames } from '~/people/regions/index.server';
import { heldRegions, HOLDING_A_PLACE } from '~/training/cohorts';
import { participantRows, type CohortFacts } from '~/training/cohorts/index.server';
import { findCoaches, findCurrentCoaches } from './assignment.data.server';

export interface AssignPage {
  readonly people: readonly { readonly id: string; readonly name: string; readonly regionCode: string; readonly regency: string; readonly coach: string | null }[];
  readonly coaches: readonly { readonly id: string; readonly name: string; readonly people: number }[];
  readonly regions: readonly { readonly code: string; readonly name: string; readonly without: number }[];
}

/** The people of an angkatan in the officer's regions with their coaches, and the coaches asked to work there. */
export async function viewAssignments(ctx: Ctx, cohort: CohortFacts): Promise<AssignPage> {
  const held = heldRegions(ctx.actor, cohort, 'coaching:assign');
  const [rows, coaches] = await Promise.all([participantRows(ctx.read, cohort.id, held, HOLDING_A_PLACE), findCoaches(ctx.read)]);
  const [current, names] = await Promise.all([
    findCurrentCoaches(ctx.read, rows.map(({ id }) => id)),
    regionNames(ctx.read, rows.map(({ regencyCode }) => regencyCode)),
  ]);
  const codes = [...new Set(rows.map(({ regencyCode }) => regencyCode))].sort();
  return {
    people: rows.map(({ id, person, regencyCode }) => ({
      id, name: person.name, regionCode: regencyCode, regency: names.get(regencyCode) ?? regencyCode, coach: current.get(id)?.name ?? null,
    })),
    coaches: coaches
      .filter(({ regions }) => regions.some((region) => held.some((own) => overlaps(region, own))))
      .map(({ id, name }) => ({ id, name, people: [...current.values()].filter((coach) => coach.id === id).length })),
    regions: codes.map((code) => ({
      code, name: names.get(code) ?? code, without: rows.filter(({ id, regencyCode }) => regencyCode === code && !current.has(id)).length,
    })),
  };
}
