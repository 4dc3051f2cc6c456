import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { forEachDialect } from '#tests/support/database';
import { lowerRubric, NAMES, recognitionWorld, type RecognitionWorld } from '#tests/support/world/recognition';
import { runtime, setRuntime, type Runtime } from '~/platform/runtime.server';
import type { Storage } from '~/platform/storage.server';
import { approveBatch, certificateFile, findCertificate, issuingView, pauseSealing, proposeBatch, resumeSealing, retrySealing, sealJob, sealOneJob } from '~/recognition/certification/index.server';

/** Runs some work on a system one part of which behaves otherwise. */
async function withSystem<T>(change: Partial<Runtime>, work: () => Promise<T>): Promise<T> {
  const here = runtime();
  setRuntime({ ...here, ...change });
  try {
    return await work();
  } finally {
    setRuntime(here);
  }
}

forEachDialect((_dialect, open) => {
  let world: RecognitionWorld;
  beforeEach(async () => { world = await recognitionWorld(await open(), NAMES.slice(0, 4)); });

  const propose = async (indexes: readonly number[]): Promise<string> => {
    const ids = indexes.map((index) => world.participants[index]?.id ?? '');
    const proposed = await proposeBatch(await world.as(world.ids.officer), { cohortId: world.cohort.id, participationIds: ids });
    return proposed.ok ? proposed.value.batchId : expect.fail(proposed.refusal.code);
  };
  const approve = async (batchId: string) => approveBatch(await world.as(world.ids.signer), { batchId });
  const certificates = () => world.write.certificate.findMany({ orderBy: { sequence: 'asc' }, select: { id: true, sequence: true, number: true, sealedAt: true, sealError: true, pdfSha256: true } });
  const sealedRecords = () => world.write.auditRecord.count({ where: { action: 'certificate.sealed' } });
  const later = (minutes: number) => { world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000); };

  /** A batch whose numbers are reserved, nothing pressed yet. */
  const reserved = async (indexes: readonly number[] = [0]): Promise<{ id: string; batchId: string }> => {
    const batchId = await propose(indexes);
    await approve(batchId);
    return { id: (await certificates())[0]?.id ?? expect.fail('nothing reserved'), batchId };
  };
  const storedFiles = () => (existsSync(path.join(runtime().env.dataDir, 'files')) ? readdirSync(path.join(runtime().env.dataDir, 'files'), { recursive: true, encoding: 'utf8' }) : []).map((name) => path.basename(name)).filter((name) => name.length >= 64).sort();

  describe('approving', () => {
    it('fifty times at once happens once: one set of numbers, one job', async () => {
      const batchId = await propose([0, 1, 2, 3]);
      const answers = await Promise.all(Array.from({ length: 50 }, () => approve(batchId)));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.flatMap((answer) => (answer.ok ? [] : answer.refusal.code)).every((code) => code === 'already-decided')).toBe(true);
      expect((await certificates()).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
      expect(await world.write.job.count({ where: { name: sealJob.name } })).toBe(1);
      expect(await world.write.auditRecord.count({ where: { action: 'batch.approved' } })).toBe(1);
    });

    it('several batches at once leaves no gap, and one that comes to nothing takes no number', async () => {
      const batches = [await propose([0]), await propose([1]), await propose([2]), await propose([3])];
      await lowerRubric(world, world.participants[2]?.id ?? '');
      const answers = await Promise.all(batches.map(approve));
      expect(answers.map(({ ok }) => ok)).toEqual([true, true, false, true]);
      expect(answers[2]).toMatchObject({ refusal: { code: 'nobody-left' } });
      expect((await certificates()).map(({ number }) => number)).toEqual(['400.9/0001/107.4/2017', '400.9/0002/107.4/2017', '400.9/0003/107.4/2017']);
      expect(await world.write.registerCounter.findMany({ select: { year: true, last: true } })).toEqual([{ year: 2017, last: 3 }]);
    });
  });

  describe('pressing', () => {
    it('twice at once records one seal, and the stored file is the recorded one, alone', async () => {
      const { id, batchId } = await reserved();
      await Promise.all([sealJob.run({ batchId }, world.clock.now), sealJob.run({ batchId }, world.clock.now), sealOneJob.run({ certificateId: id }, world.clock.now), world.press()]);
      expect(await sealedRecords()).toBe(1);
      const file = await certificateFile(await world.as(world.ids.officer), id);
      expect(file?.name).toBe('Sertifikat-400.9-0001-107.4-2017.pdf');
      await sealJob.run({ batchId }, world.clock.now);
      expect(await sealedRecords()).toBe(1);
      expect(storedFiles()).toEqual([(await certificates())[0]?.pdfSha256]);
    });

    it.each<[string, (storage: Storage) => Storage]>([
      ['signing, before anything is stored', (storage) => ({ ...storage, put: () => Promise.reject(new Error('disk full')) })],
      ['storing, before it is recorded', (storage) => ({ ...storage, put: async (bytes) => { await storage.put(bytes); throw new Error('power cut'); } })],
    ])('goes on after a crash behind %s: the same number, one seal, nothing skipped, no file left over', async (_when, broken) => {
      const { id, batchId } = await reserved();
      const claims = (await findCertificate(runtime().database.read, { id }))?.claims;
      await expect(withSystem({ storage: broken(runtime().storage) }, () => Promise.resolve(sealJob.run({ batchId }, world.clock.now)))).rejects.toThrow(/disk full|power cut/);
      expect(await certificates()).toMatchObject([{ sealedAt: null, sealError: null, number: '400.9/0001/107.4/2017' }]);
      const before = storedFiles();
      await world.press();
      const after = await findCertificate(runtime().database.read, { id });
      expect(after).toMatchObject({ status: 'valid', sealError: null, number: '400.9/0001/107.4/2017' });
      expect(after?.claims).toEqual(claims);
      expect(await sealedRecords()).toBe(1);
      expect(storedFiles()).toEqual([after?.pdfSha256]);
      if (before.length > 0) expect(before).toEqual(storedFiles());
    });

    it('signs anew when the file stored before a crash is damaged, and takes the damaged one away', async () => {
      const { batchId } = await reserved();
      const { storage } = runtime();
      const broken = { ...storage, put: async (bytes: Uint8Array) => { await storage.put(bytes); throw new Error('power cut'); } };
      await withSystem({ storage: broken }, () => Promise.resolve(sealJob.run({ batchId }, world.clock.now)).catch(() => undefined));
      const [damaged = ''] = storedFiles();
      writeFileSync(path.join(runtime().env.dataDir, 'files', damaged.slice(0, 2), damaged), 'bukan sertifikat');
      expect(await world.press()).toBe(1);
      expect(storedFiles()).toEqual([(await certificates())[0]?.pdfSha256]);
      expect(storedFiles()).not.toContain(damaged);
    });

    it('waits, visibly and with the reason, while the keys cannot be opened, never gives up, and goes on when they can', async () => {
      const { batchId } = await reserved();
      const locked = { ...runtime().env, keyPassphrase: 'bukan kata sandi yang benar' };
      for (let attempt = 0; attempt < 14; attempt += 1) {
        await withSystem({ env: locked }, () => world.press());
        later(11);
      }
      expect(await certificates()).toMatchObject([{ sealedAt: null, sealError: null }]);
      expect(await world.write.job.findFirstOrThrow({ where: { name: sealJob.name } })).toMatchObject({ failedAt: null, attempts: 14, error: expect.stringMatching(/cannot be opened.*passphrase/) });
      const progress = await issuingView(await world.as(world.ids.signer), batchId);
      expect(progress).toMatchObject({ state: 'held-up', total: 1, sealed: 0, failed: 0, trouble: { error: expect.stringMatching(/cannot be opened/), nextAt: expect.any(Date) } });
      expect(await world.write.auditRecord.count({ where: { action: 'batch.sealing-held-up' } })).toBe(1);
      expect(await retrySealing(await world.as(world.ids.signer), batchId)).toMatchObject({ ok: true, value: { waiting: 1 } });
      expect(await world.press()).toBe(1);
      expect(await certificates()).toMatchObject([{ sealedAt: expect.any(Date), sealError: null }]);
      expect(await issuingView(await world.as(world.ids.signer), batchId)).toMatchObject({ state: 'done', trouble: null });
      expect(await retrySealing(await world.as(world.ids.signer), batchId)).toMatchObject({ ok: false, refusal: { code: 'nothing-waiting' } });
    });

    it('goes past one that cannot be pressed, keeps its reason, and tries it again when asked', async () => {
      const { id, batchId } = await reserved([0, 1, 2, 3]);
      const { claims } = await world.write.certificate.findUniqueOrThrow({ where: { id }, select: { claims: true } });
      const broken = JSON.parse(JSON.stringify(claims)) as { participant: { printedName: string } };
      broken.participant.printedName = '社会';
      await world.write.certificate.update({ where: { id }, data: { claims: broken } });
      expect(await world.press()).toBe(3);
      expect(await certificates()).toMatchObject([{ sealedAt: null, sealError: expect.any(String) }, {}, {}, {}].map((one, index) => (index === 0 ? one : { sealedAt: expect.any(Date) })));
      expect(await issuingView(await world.as(world.ids.signer), batchId)).toMatchObject({ state: 'held-up', total: 4, sealed: 3, failed: 1 });
      later(1);
      expect(await world.press()).toBe(0);
      await world.write.certificate.update({ where: { id }, data: { claims: JSON.parse(JSON.stringify(claims)) } });
      await retrySealing(await world.as(world.ids.signer), batchId);
      expect(await world.press()).toBe(1);
      expect((await certificates()).every(({ sealedAt, sealError }) => sealedAt !== null && sealError === null)).toBe(true);
      expect(await world.press()).toBe(0);
    });

    it('stands still while it is paused, and goes on where it was', async () => {
      const { batchId } = await reserved([0, 1]);
      const officer = await world.as(world.ids.officer);
      expect(await pauseSealing(officer, batchId)).toMatchObject({ ok: true, value: { waiting: 2 } });
      expect(await pauseSealing(officer, batchId)).toMatchObject({ ok: false, refusal: { code: 'already-paused' } });
      expect(await world.press()).toBe(0);
      later(60);
      expect(await world.press()).toBe(0);
      expect(await issuingView(officer, batchId)).toMatchObject({ state: 'paused', sealed: 0, pause: { by: 'Pengelola Provinsi' } });
      expect(await resumeSealing(await world.as(world.ids.signer), batchId)).toMatchObject({ ok: true, value: { waiting: 2 } });
      expect(await resumeSealing(officer, batchId)).toMatchObject({ ok: false, refusal: { code: 'not-paused' } });
      expect(await world.press()).toBe(2);
      expect(await pauseSealing(officer, batchId)).toMatchObject({ ok: false, refusal: { code: 'nothing-waiting' } });
      expect((await world.write.auditRecord.findMany({ where: { subjectId: batchId, action: { startsWith: 'batch.' } }, orderBy: { id: 'asc' }, select: { action: true } })).map(({ action }) => action))
        .toEqual(['batch.proposed', 'batch.approved', 'batch.paused', 'batch.resumed']);
    });

    it('finishes what an earlier version asked for, one certificate at a time', async () => {
      const { id, batchId } = await reserved();
      await world.write.job.deleteMany({});
      await world.write.job.create({ data: { name: 'certificates.seal', version: 1, payload: { certificateId: id }, uniqueKey: `certificates.seal:${id}`, runAfter: world.clock.now, createdAt: world.clock.now } });
      expect(await world.press()).toBe(1);
      expect(await issuingView(await world.as(world.ids.signer), batchId)).toMatchObject({ state: 'done' });
    });
  });
});
