import { contains } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { regionNames } from '~/people/regions/index.server';
import { civilDay } from '~/platform/clock';
import { totalJp } from '~/training/programmes';
import { findProgramme } from '~/training/programmes/index.server';
import { toRoman } from './cohort';
import type { CohortFacts } from './cohort.data.server';
import { timeOf } from './cohort-list.view.server';
import { heldRegions, visibleRegions } from './cohort-scope';
import { participantRows } from './participation.data.server';
import { PARTICIPATION_STATUSES, holdsAPlace, type ParticipationStatus } from './participation-status';

/** What the officer does next, in the order the work goes. */
export type NextStep = 'import' | 'select' | 'invite' | 'replace' | 'wait-answers' | 'sessions' | 'board';

/** The head of every page of an angkatan. */
export function cohortHead(cohort: CohortFacts) {
  return {
    key: cohort.key, title: cohort.title, number: toRoman(cohort.number), kind: cohort.programme.kind, startsOn: cohort.startsOn, endsOn: cohort.endsOn,
    place: cohort.place, mode: cohort.mode,
  };
}
export type CohortHead = ReturnType<typeof cohortHead>;

/** The first page of an angkatan: facts, people in numbers, quotas by region, and the one next step. */
export async function overviewView(ctx: Ctx, cohort: CohortFacts) {
  const regions = visibleRegions(ctx.actor, cohort, 'cohort:read');
  const [rows, programme, names] = await Promise.all([
    participantRows(ctx.read, cohort.id, regions),
    findProgramme(ctx.read, cohort.programme.id),
    regionNames(ctx.read, cohort.quotas.map(({ regencyCode }) => regencyCode)),
  ]);
  const counts = Object.fromEntries(PARTICIPATION_STATUSES.map((status) => [status, rows.filter((row) => row.status === status).length])) as Record<ParticipationStatus, number>;
  const quotas = cohort.quotas.filter(({ regencyCode }) => regions.some((region) => contains(region, regencyCode)));
  const seats = quotas.length > 0 ? quotas.reduce((sum, { quota }) => sum + quota, 0) : cohort.quota;
  const uninvited = rows.filter((row) => row.status === 'selected' && row.invitedAt === null).length;
  return {
    head: cohortHead(cohort),
    programme: { key: cohort.programme.key, title: cohort.programme.title },
    quota: cohort.quota, seats, jp: totalJp(programme?.subjects ?? []), subjects: programme?.subjects.length ?? 0,
    time: timeOf(cohort, civilDay(ctx.now)), contact: { name: cohort.contactName, phone: cohort.contactPhone },
    counts, total: rows.length, uninvited,
    quotas: quotas.map(({ regencyCode, quota }) => ({
      name: names.get(regencyCode) ?? regencyCode, quota, nominees: rows.filter((row) => row.regencyCode === regencyCode).length,
      selected: rows.filter((row) => row.regencyCode === regencyCode && holdsAPlace(row.status)).length,
    })),
    next: nextStep(counts, seats, uninvited),
    mayDecide: heldRegions(ctx.actor, cohort, 'selection:decide').length > 0,
  };
}
export type OverviewView = Awaited<ReturnType<typeof overviewView>>;

function nextStep(counts: Record<ParticipationStatus, number>, seats: number, uninvited: number): NextStep {
  const holding = counts.selected + counts.confirmed;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (all === 0) return 'import';
  if (holding === 0) return 'select';
  if (counts.declined > 0 && holding < seats && counts.reserve > 0) return 'replace';
  if (uninvited > 0) return 'invite';
  if (counts.selected > 0) return 'wait-answers';
  return holding < seats && counts.nominated + counts.reserve > 0 ? 'select' : 'sessions';
}
