import type { RegionCode } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { nameMatches, printedName } from '~/people/accounts';
import { regionNames } from '~/people/regions/index.server';
import { toRoman, visibleRegions, windowOf, HOLDING_A_PLACE, type AttendanceStatus } from '~/training/cohorts';
import { participantRows } from '~/training/cohorts/index.server';
import type { SessionPlace } from '../find-session-place.server';
import { mayAmong, mayInCohort, sessionTime } from '../session-list.view.server';
import { personNames } from '../session.data.server';
import { findAttendances, type AttendanceRecord } from './attendance.data.server';
import { isYoung, UNDO_LAST } from './undo-attendance.server';

/** Which rows of the list are shown: everybody, those without a record, those present, those away. */
export const LIST_FILTERS = ['semua', 'belum', 'hadir', 'tidak'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export interface ListQuery {
  readonly search: string;
  readonly filter: ListFilter;
}

/** What the address asks of the list. */
export function readListQuery(url: URL): ListQuery {
  const filter = url.searchParams.get('saring');
  return { search: (url.searchParams.get('cari') ?? '').trim().slice(0, 60), filter: LIST_FILTERS.find((known) => known === filter) ?? 'semua' };
}

/** What every page about one session shows on top. */
export function sessionHead({ session, cohort }: SessionPlace, trainer: string | null) {
  const { id, title, startsAt, endsAt, place, jp, mode, practice } = session;
  return { id, title, startsAt, endsAt, place, jp, mode, practice, trainer, cohort: { key: cohort.key, title: cohort.title, number: toRoman(cohort.number) } };
}
export type SessionHead = ReturnType<typeof sessionHead>;

const inFilter = (status: AttendanceStatus | null, filter: ListFilter): boolean =>
  filter === 'semua' || (filter === 'belum' ? status === null : filter === 'hadir' ? status === 'H' : status !== null && status !== 'H');

/** The people of a session the actor may record, with what is recorded of each. */
export async function sessionPeople(ctx: Ctx, { session, cohort }: SessionPlace, regions: readonly RegionCode[] = visibleRegions(ctx.actor, cohort)) {
  const [rows, records] = await Promise.all([participantRows(ctx.read, cohort.id, regions, HOLDING_A_PLACE), findAttendances(ctx.read, session.id)]);
  const byPerson = new Map(records.map((record) => [record.participationId, record]));
  return { rows, records, recordOf: (id: string): AttendanceRecord | null => byPerson.get(id) ?? null };
}

/** The page of a session: counter, the latest records with undo, and the list. */
export async function sessionPageView(ctx: Ctx, place: SessionPlace, query: ListQuery) {
  const { session, cohort } = place;
  const { rows, records, recordOf } = await sessionPeople(ctx, place);
  const [names, regions] = await Promise.all([personNames(ctx.read, [session.trainerId]), regionNames(ctx.read, rows.map(({ regencyCode }) => regencyCode))]);
  const nameOf = new Map(rows.map((row) => [row.id, printedName(row.person)]));
  const list = rows.map(({ id, regencyCode }) => {
    const record = recordOf(id);
    const recorded = record?.status ? record : null;
    return { id, name: nameOf.get(id) ?? '', regency: regions.get(regencyCode) ?? regencyCode, status: recorded?.status ?? null, method: recorded?.method ?? null, at: recorded?.recordedAt ?? null };
  });
  const counts = { semua: list.length, belum: 0, hadir: 0, tidak: 0 };
  for (const { status } of list) counts[status === null ? 'belum' : status === 'H' ? 'hadir' : 'tidak'] += 1;
  const latest = records.filter((record) => record.status !== null && nameOf.has(record.participationId)).slice(0, UNDO_LAST);
  const { opensAt, closesAt } = windowOf(session);
  return {
    head: sessionHead(place, session.trainerId === null ? null : (names.get(session.trainerId) ?? null)),
    time: sessionTime(session, ctx.now), opensAt, closesAt, closed: cohort.closedAt !== null && cohort.closedAt <= ctx.now,
    counts,
    latest: latest.map(({ id, participationId, status, method, recordedAt }) => ({ id, name: nameOf.get(participationId) ?? '', status, method, at: recordedAt, young: isYoung(recordedAt, ctx.now) })),
    query,
    list: list.filter(({ name, status }) => nameMatches(name, query.search) && inFilter(status, query.filter)),
    may: { write: mayInCohort(ctx, cohort, 'session:write'), correct: mayAmong(ctx, cohort, 'attendance:correct'), assess: mayInCohort(ctx, cohort, 'rubric:assess') },
  };
}
export type SessionPageView = Awaited<ReturnType<typeof sessionPageView>>;
