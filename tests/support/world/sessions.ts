import type { Ctx } from '~/people/access/index.server';
import { nameSortKey } from '~/people/accounts';
import { WRITER, type PrismaClient } from '~/platform/db/db.server';
import { runtime } from '~/platform/runtime.server';
import { contextAs } from '~/people/access/index.server';
import { findCohort, type CohortFacts } from '~/training/cohorts/index.server';
import { assignCardCodes, findSessionPlace, findSessions, planSessions, type SessionPlace } from '~/training/sessions/index.server';
import type { TestDatabase } from '#tests/support/database';
import { GRESIK, pembekalan, personWithRole, SURABAYA, trainingWorld } from './training';

export interface Participant {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  /** Without a dash; given by `withCards`. */
  code: string;
}

export interface SessionsWorld {
  readonly write: PrismaClient;
  readonly system: Ctx;
  readonly cohort: CohortFacts;
  readonly trainer: string;
  readonly officer: string;
  readonly officerGresik: string;
  /** Confirmed: three of Gresik, one of Surabaya. */
  readonly people: readonly Participant[];
  /** A person acting at an instant; the running clock of the world when absent. */
  as(personId: string, at?: Date): Promise<Ctx>;
  /** A session as rules see it, the timetable as it stands. */
  place(which: 'first' | 'practice'): Promise<SessionPlace>;
  join(name: string, regency: string, status?: string, cohortId?: string): Promise<Participant>;
}

/** Minutes after the beginning of a session. */
export const into = ({ session }: SessionPlace, minutes: number): Date => new Date(session.startsAt.getTime() + minutes * 60_000);

let order = 0;

/** The angkatan of July 2017 with a trainer, a timetable, four confirmed participants and their cards. */
export async function sessionsWorld(database: TestDatabase): Promise<SessionsWorld> {
  const { system } = await trainingWorld(database);
  const write = runtime().database[WRITER];
  const [trainer, officer, officerGresik] = await Promise.all([personWithRole('Pelatih Rahayu', 'pelatih'), personWithRole('Pengelola Provinsi', 'pengelola'), personWithRole('Pengelola Gresik', 'pengelola', GRESIK)]);
  const made = await pembekalan(system);
  await write.cohortTrainer.create({ data: { cohortId: made.id, personId: trainer } });
  const cohort = await findCohort(system.read, made.id);
  if (!cohort) throw new Error('no cohort');
  const join = async (name: string, regencyCode: string, status = 'confirmed', cohortId = cohort.id): Promise<Participant> => {
    const at = system.now;
    const person = await write.person.create({ data: { name, sortName: nameSortKey(name), createdAt: at, regencyCode }, select: { id: true } });
    const { id } = await write.participation.create({ data: { cohortId, personId: person.id, status, regencyCode, nominationOrder: (order += 1), createdAt: at, updatedAt: at }, select: { id: true } });
    return { id, personId: person.id, name, code: '' };
  };
  const people = [await join('Siti Aminah', GRESIK), await join('Suwarno', GRESIK), await join('Dewi Lestari', GRESIK), await join('Bambang', SURABAYA)];
  const planned = await planSessions(await contextAs(officer, system.now), cohort);
  if (!planned.ok) throw new Error(planned.refusal.code);
  await withCards(write, system, cohort, people);
  return {
    write, system, cohort, trainer, officer, officerGresik, people, join,
    as: (personId, at) => contextAs(personId, at ?? runtime().clock.now()),
    async place(which) {
      const sessions = await findSessions(system.read, cohort.id);
      const session = which === 'first' ? sessions[0] : sessions.find(({ practice }) => practice);
      const place = session && (await findSessionPlace(system.read, session.id));
      if (!place) throw new Error('no session');
      return place;
    },
  };
}

/** Gives cards to everybody confirmed and writes their codes into the participants. */
export async function withCards(write: PrismaClient, ctx: Ctx, cohort: CohortFacts, people: readonly Participant[]): Promise<void> {
  await assignCardCodes(ctx, cohort.id);
  for (const person of people) {
    const row = await write.participation.findUniqueOrThrow({ where: { id: person.id }, select: { cardCode: true } });
    person.code = row.cardCode ?? '';
  }
}
