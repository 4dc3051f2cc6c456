import type { Ctx } from '~/people/access/index.server';
import { regionNames } from '~/people/regions/index.server';
import { done, refuse, type Outcome, type Refusal } from '~/platform/outcome';
import type { Tx } from '~/platform/context.server';
import type { CohortFacts } from '../cohort.data.server';
import { heldRegions } from '../cohort-scope';
import { moveStatus, selectableRows, setReserveOrder, standsIn } from '../participation.data.server';
import { checkSelection, type Selection, type SelectionRefusal } from '../selection';
import { asCandidate, freeSeats, isChoosable, type Selectable } from './candidates';

export type SelectRefusal = SelectionRefusal | 'selection-above-total' | 'selection-changed';

/**
 * Decides who takes part: the chosen become `selected`, everybody else of the officer's regions an ordered `reserve`.
 * Places already offered by an invitation, or confirmed, are not touched and count against the quotas.
 * @param chosen ids of participations
 */
export async function selectParticipants(ctx: Ctx, cohort: CohortFacts, chosen: readonly string[]): Promise<Outcome<{ selected: number; reserve: number }, SelectRefusal>> {
  const outcome = await ctx.transaction(async (tx, audit) => {
    const all = await selectableRows(tx, cohort.id);
    const own = ctx.actor.id === null ? all : all.filter(({ regencyCode }) => standsIn(heldRegions(ctx.actor, cohort, 'selection:decide'), regencyCode));
    const decided = decide(cohort, all, own, chosen);
    if (!decided.ok) return decided;
    const moved = await apply(ctx, tx, own.filter(isChoosable), decided.value);
    if (!moved) return refuse('selection-changed', {}, 'conflict');
    audit({ action: 'selection.decided', subjectType: 'Cohort', subjectId: cohort.id, detail: { cohort: cohort.key, selected: decided.value.selected.length, reserve: decided.value.reserve.length } });
    return done({ selected: decided.value.selected.length, reserve: decided.value.reserve.length });
  });
  return outcome.ok ? outcome : { ok: false, refusal: await withRegionName(ctx, outcome.refusal) };
}

function decide(cohort: CohortFacts, all: readonly Selectable[], own: readonly Selectable[], chosen: readonly string[]): Outcome<Selection, SelectRefusal> {
  const free = freeSeats(cohort, all);
  if (chosen.length > free.total) return refuse('selection-above-total', { chosen: chosen.length, seats: free.total });
  return checkSelection(chosen, own.filter(isChoosable).map(asCandidate), free.quotas);
}

/** Writes only what changes; false when somebody's state changed under our hands. */
async function apply(ctx: Ctx, tx: Tx, rows: readonly Selectable[], selection: Selection): Promise<boolean> {
  const by = { id: ctx.actor.id, at: ctx.now };
  const places = new Map(selection.reserve.map(({ id, position }) => [id, position]));
  for (const row of rows) {
    const to = selection.selected.includes(row.id) ? 'selected' : 'reserve';
    const reserveOrder = to === 'reserve' ? (places.get(row.id) ?? null) : null;
    if (row.status === to) await setReserveOrder(tx, row.id, reserveOrder);
    else if (!(await moveStatus(tx, { participationId: row.id, from: row.status, to, reserveOrder }, by))) return false;
  }
  return true;
}

/** People know Kabupaten Gresik, not 35.25. */
async function withRegionName<C extends string>(ctx: Ctx, refusal: Refusal<C>): Promise<Refusal<C>> {
  const code = refusal.facts['regency'];
  if (typeof code !== 'string') return refusal;
  return { ...refusal, facts: { ...refusal.facts, regency: (await regionNames(ctx.read, [code])).get(code) ?? code } };
}
