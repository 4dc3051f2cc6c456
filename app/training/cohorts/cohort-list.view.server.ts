import { regionsFor } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { regionNames } from '~/people/regions/index.server';
import { civilDay } from '~/platform/clock';
import { PROGRAMME_KINDS, type ProgrammeKind } from '~/training/programmes';
import { toRoman } from './cohort';
import { cohortIdsOfTrainer, findCohorts, listCohorts, type CohortFacts } from './cohort.data.server';
import { visibleRegions } from './cohort-scope';
import { countByStatus } from './participation.data.server';
import type { ParticipationStatus } from './participation-status';

/** Where an angkatan stands in time, as the list says it. */
export type CohortTime = 'coming' | 'running' | 'held' | 'closed';

export function timeOf(cohort: Pick<CohortFacts, 'startsOn' | 'endsOn' | 'closedAt'>, today: string): CohortTime {
  if (cohort.closedAt) return 'closed';
  if (today < cohort.startsOn) return 'coming';
  return today <= cohort.endsOn ? 'running' : 'held';
}

export interface CohortListFilter {
  readonly kind: ProgrammeKind | null;
  readonly time: CohortTime | null;
  readonly search: string;
}

export const readListFilter = (url: URL): CohortListFilter => {
  const kind = url.searchParams.get('jenis');
  const time = url.searchParams.get('waktu');
  return {
    kind: PROGRAMME_KINDS.find((known) => known === kind) ?? null,
    time: (['coming', 'running', 'held', 'closed'] as const).find((known) => known === time) ?? null,
    search: (url.searchParams.get('cari') ?? '').trim().slice(0, 100),
  };
};

/** Angkatan an actor may see, through a region or as a trainer, with how many people stand where. */
export async function cohortListView(ctx: Ctx, filter: CohortListFilter) {
  const { actor } = ctx;
  const regions = regionsFor({ ...actor, id: actor.personId }, 'cohort:read');
  const trainerOnly = actor.grants.every(({ role }) => role === 'pelatih' || role === 'pembina');
  const all = trainerOnly ? await findCohorts(ctx.read, await cohortIdsOfTrainer(ctx.read, actor.personId)) : await listCohorts(ctx.read, regions);
  const today = civilDay(ctx.now);
  const words = filter.search.toLowerCase();
  const cohorts = all.filter((cohort) =>
    (!filter.kind || cohort.programme.kind === filter.kind) && (!filter.time || timeOf(cohort, today) === filter.time)
    && (!words || `${cohort.title} ${cohort.place} ${cohort.programme.title}`.toLowerCase().includes(words)));
  const counts = await countByStatus(ctx.read, cohorts.map(({ id }) => id), trainerOnly ? ['35'] : regions);
  const names = await regionNames(ctx.read, cohorts.flatMap(({ quotas }) => quotas.map(({ regencyCode }) => regencyCode)));
  return {
    total: all.length,
    rows: cohorts.map((cohort) => ({
      key: cohort.key, title: cohort.title, number: toRoman(cohort.number), kind: cohort.programme.kind, startsOn: cohort.startsOn, endsOn: cohort.endsOn,
      place: cohort.place, time: timeOf(cohort, today), quota: cohort.quota, ...filled(counts.get(cohort.id)),
      regions: visibleQuotas(ctx, cohort).map(({ regencyCode }) => names.get(regencyCode) ?? regencyCode),
    })),
  };
}
export type CohortListView = Awaited<ReturnType<typeof cohortListView>>;

const visibleQuotas = (ctx: Ctx, cohort: CohortFacts) => {
  const seen = visibleRegions(ctx.actor, cohort, 'cohort:read');
  return seen.includes('35') ? cohort.quotas : cohort.quotas.filter(({ regencyCode }) => seen.includes(regencyCode));
};

function filled(counts: Partial<Record<ParticipationStatus, number>> = {}) {
  const nominees = Object.values(counts).reduce((sum, count) => sum + (count ?? 0), 0);
  return { nominees, selected: (counts.selected ?? 0) + (counts.confirmed ?? 0), confirmed: counts.confirmed ?? 0 };
}
