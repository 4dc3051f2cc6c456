import { beforeAll, describe, expect, it } from 'vitest';
import { contextAs, systemContext } from '~/people/access/index.server';
import { readNik, readNip } from '~/people/accounts';
import { findDemoAccounts, signIn } from '~/people/accounts/index.server';
import { drainJobs } from '~/platform/jobs.server';
import { openSession } from '~/platform/session.server';
import { todayView, verdictsFor } from '~/recognition/competency/index.server';
import { jobKinds } from '~/server/job-kinds.server';
import { ready } from '~/server/ready.server';
import { windowOf } from '~/training/cohorts';
import { ensureDemo } from '../../prisma/seed';
import { clearHalfDemo, NotOursToClear } from '../../prisma/seed/clear';
import { seedProgrammes } from '../../prisma/seed/courses';
import { KOMPETEN_STAGES, PLACES, STAGES, type Stage } from '../../prisma/seed/journeys';
import { markBegun } from '../../prisma/seed/marker';
import { seedStaff } from '../../prisma/seed/staff';
import { forEachDialect } from '#tests/support/database';
import { demoWorld, emptyDemoSystem, intendedStages, type DemoWorld } from '#tests/support/world/demo';

/** One thing each stage still lacks; the others are kompeten. */
const LACKING: Partial<Record<Stage, string>> = {
  invited: 'privacy-unaccepted', profile: 'pretest-undone', pretested: 'quiz-not-passed', reading: 'posttest-undone', attended: 'rubric-undone', failed: 'posttest-low',
  'plan-draft': 'rtl-unsubmitted', 'plan-submitted': 'coaching-short', 'logbook-waiting': 'logbook-unendorsed', 'logbook-returned': 'logbook-short', 'logbook-half': 'logbook-unendorsed',
};
const PENSOSMAS = { programme: { key: 'pembekalan-pensosmas' } };

async function everyCount({ db }: DemoWorld): Promise<number[]> {
  return Promise.all([
    db.person.count(), db.cohort.count(), db.participation.count(), db.attendance.count(), db.attempt.count(), db.logbookEntry.count(), db.certificate.count(),
    db.message.count(), db.setting.count(), db.auditRecord.count(), db.password.count(), db.session.count(), db.job.count(),
  ]);
}

forEachDialect((_dialect, open) => {
  describe('the demo', () => {
    let world: DemoWorld;
    let stages: Map<string, Stage>;
    beforeAll(async () => {
      world = await demoWorld(await open());
      stages = await intendedStages(world.db);
    }, 240_000);

    it('tells the operator what it does, more than once', () => {
      expect(world.said.length).toBeGreaterThanOrEqual(6);
    });

    it('has thirty places in the first angkatan: 29 confirmed, one unanswered, one declined and replaced from the reserve', async () => {
      const counts = await world.db.participation.groupBy({ by: ['status'], where: { cohort: PENSOSMAS }, _count: true });
      expect(Object.fromEntries(counts.map(({ status, _count }) => [status, _count]))).toEqual({ confirmed: 29, selected: 1, declined: 1, reserve: 11 });
      const quotas = await world.db.participation.groupBy({ by: ['regencyCode'], where: { cohort: PENSOSMAS, status: { in: ['selected', 'confirmed'] } }, _count: true });
      expect(Object.fromEntries(quotas.map(({ regencyCode, _count }) => [regencyCode, _count]))).toEqual({ '35.78': 12, '35.15': 9, '35.25': 9 });
    });

    it('has as many people at each stage as it means to', () => {
      const dealt = STAGES.map((stage) => [stage, [...stages.values()].filter((own) => own === stage).length]);
      expect(Object.fromEntries(dealt)).toEqual(PLACES);
    });

    it('is judged by the rules as each stage intends: kompeten, or lacking what the stage lacks', async () => {
      const verdicts = await verdictsFor(world.db, [...stages.keys()]);
      for (const [id, stage] of stages) {
        const verdict = verdicts.get(id)?.verdict;
        expect([stage, verdict?.verdict]).toEqual([stage, KOMPETEN_STAGES.includes(stage) ? 'kompeten' : 'belum']);
        const lacking = LACKING[stage];
        if (lacking) expect([stage, verdict?.missing.map(({ code }) => code)]).toEqual([stage, expect.arrayContaining([lacking])]);
      }
    });

    it('has 120 social workers who are all kompeten, and 38 TKSK of 38 regions who are being invited', async () => {
      const peksos = await world.db.participation.findMany({ where: { cohort: { programme: { key: 'komunikasi-publik-peksos' } } }, select: { id: true, person: { select: { nip: true } } } });
      expect(peksos).toHaveLength(120);
      expect(peksos.every(({ person }) => person.nip !== null && readNip(person.nip).ok)).toBe(true);
      expect(new Set(peksos.map(({ person }) => person.nip)).size).toBe(120);
      expect([...(await verdictsFor(world.db, peksos.map(({ id }) => id))).values()].every(({ verdict }) => verdict.verdict === 'kompeten')).toBe(true);
      const tksk = await world.db.participation.findMany({ where: { cohort: { programme: { key: 'pelatihan-tksk' } } }, select: { regencyCode: true, status: true } });
      expect(new Set(tksk.map(({ regencyCode }) => regencyCode)).size).toBe(38);
      const declined = tksk.find(({ status }) => status === 'declined');
      expect(tksk.some(({ status, regencyCode }) => status === 'reserve' && regencyCode === declined?.regencyCode)).toBe(true);
      expect(tksk.filter(({ status }) => status === 'selected').length).toBeGreaterThan(15);
    });

    it('holds invented people alone: serials from 9900, phones and addresses of nobody', async () => {
      const people = await world.db.person.findMany({ select: { name: true, nik: true, phone: true, email: true, demo: true } });
      for (const { name, nik, phone, email, demo } of people) {
        expect([name, readNik(nik ?? '').ok, nik?.slice(12) ?? '', demo]).toEqual([name, true, expect.stringMatching(/^99\d\d$/), true]);
        if (phone) expect(phone).toMatch(/^\+628120000\d{4}$/);
        if (email) expect(email).toMatch(/\.example$/);
      }
    });

    it('happened in the past, each act at its time', async () => {
      expect(await world.db.auditRecord.count({ where: { at: { gt: world.now } } })).toBe(0);
      const scanned = await world.db.attendance.findMany({ where: { method: { not: 'list' } }, select: { recordedAt: true, session: { select: { startsAt: true, endsAt: true } } } });
      expect(scanned.length).toBeGreaterThan(100);
      for (const { recordedAt, session } of scanned) {
        const { opensAt, closesAt } = windowOf(session);
        expect(recordedAt >= opensAt && recordedAt <= closesAt).toBe(true);
      }
      const corrected = await world.db.attendanceCorrection.findMany({ select: { reason: true, byId: true } });
      expect(corrected).toEqual([{ reason: expect.stringContaining('izin'), byId: expect.any(String) }]);
    });

    it('has a session that can be scanned now, and sessions to come', async () => {
      const sessions = await world.db.trainingSession.findMany({ where: { endsAt: { gt: world.now } }, select: { startsAt: true, endsAt: true, cohort: { select: { programme: { select: { key: true } } } } } });
      expect(sessions.filter((session) => windowOf(session).opensAt <= world.now)).toHaveLength(1);
      expect(sessions.filter(({ startsAt, cohort }) => startsAt > world.now && cohort.programme.key === 'pelatihan-tksk').length).toBeGreaterThan(0);
    });

    it('shows the volunteer half-way the session of today as what is next', async () => {
      const shown = (await findDemoAccounts(world.db)).find(({ role }) => role === 'peserta');
      const { id } = await world.db.person.findFirstOrThrow({ where: { name: shown?.name ?? '', participations: { some: {} } }, select: { id: true } });
      expect(await todayView(await contextAs(id, world.now))).toMatchObject({ next: 'jp', session: { title: 'Praktik Penyuluhan Susulan' } });
    });

    it('lets every shown account in with the password shown, one of each role', async () => {
      const accounts = await findDemoAccounts(world.db);
      expect(accounts.map(({ role }) => role)).toEqual(['pengelola', 'pengelola-gresik', 'pelatih', 'pelatih-2', 'pembina', 'pembina-2', 'penandatangan', 'admin', 'peserta', 'peserta-bersertifikat']);
      for (const { login, password, name } of accounts) {
        expect(password.length).toBeGreaterThanOrEqual(12);
        expect(await signIn(systemContext(), { login, sandi: password, ke: '/' })).toMatchObject({ ok: true, value: { name } });
      }
    });

    it('has its certificates pressed: one revoked, one replaced, five waiting for the signing official', async () => {
      await drainJobs(jobKinds);
      expect(await world.db.certificate.count({ where: { sealedAt: null } })).toBe(0);
      expect(await world.db.certificate.count()).toBe(124);
      expect(await world.db.revocation.count()).toBe(1);
      expect(await world.db.certificate.count({ where: { NOT: { replacesId: null } } })).toBe(1);
      expect(await world.db.batchMember.count({ where: { batch: { approvedAt: null, rejectedAt: null } } })).toBe(5);
      const numbers = await world.db.certificate.findMany({ orderBy: { sequence: 'asc' }, select: { sequence: true } });
      expect(numbers.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 124 }, (_, at) => at + 1));
    });

    it('is recognised by a second start, which makes nothing twice', async () => {
      const before = await everyCount(world);
      expect(await ensureDemo(() => { throw new Error('nothing is to be made'); })).toBe('finished');
      const notes = await ready(() => { throw new Error('nothing is to be made'); });
      expect(notes.join('\n')).toContain('pengelola@bekal.example');
      expect(await everyCount(world)).toEqual(before);
    });
  });

  describe('a demo that was broken off', () => {
    it('is cleared away whole, so that the next start begins again', async () => {
      const { db } = emptyDemoSystem(await open());
      await markBegun(systemContext());
      await seedProgrammes(systemContext());
      await seedStaff(systemContext());
      await clearHalfDemo(systemContext());
      expect([await db.person.count(), await db.region.count(), await db.programme.count(), await db.setting.count()]).toEqual([0, 0, 0, 0]);
      expect((await db.auditRecord.findMany({ select: { action: true } })).map(({ action }) => action)).toEqual(['demo.cleared']);
    });

    it('is left alone when somebody has signed in', async () => {
      const { db } = emptyDemoSystem(await open());
      await markBegun(systemContext());
      const { staff } = await seedStaff(systemContext());
      await openSession(staff.admin, 'password');
      await expect(clearHalfDemo(systemContext())).rejects.toThrow(NotOursToClear);
      expect(await db.person.count()).toBe(8);
    });
  });

  it('no demo is made among the people of a real system', async () => {
    const { db, now } = emptyDemoSystem(await open());
    await db.person.create({ data: { name: 'Orang Nyata', sortName: 'orang nyata', createdAt: now } });
    expect(await ensureDemo(() => undefined)).toBe('foreign');
    expect(await db.person.count()).toBe(1);
  });
});
