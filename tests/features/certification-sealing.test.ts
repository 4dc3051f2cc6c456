import { beforeEach, describe, expect, it } from 'vitest';
import { forEachDialect } from '#tests/support/database';
import { lowerRubric, NAMES, recognitionWorld, type RecognitionWorld } from '#tests/support/world/recognition';
import { runtime, setRuntime, type Runtime } from '~/platform/runtime.server';
import type { Storage } from '~/platform/storage.server';
import { approveBatch, certificateFile, findCertificate, proposeBatch, retrySealing, sealJob } from '~/recognition/certification/index.server';

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

  /** One certificate, its number reserved, nothing pressed yet. */
  const reserved = async (): Promise<string> => {
    await approve(await propose([0]));
    return (await certificates())[0]?.id ?? expect.fail('nothing reserved');
  };

  describe('approving', () => {
    it('fifty times at once happens once: one set of numbers, one job each', async () => {
      const batchId = await propose([0, 1, 2, 3]);
      const answers = await Promise.all(Array.from({ length: 50 }, () => approve(batchId)));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.flatMap((answer) => (answer.ok ? [] : answer.refusal.code)).every((code) => code === 'already-decided')).toBe(true);
      expect((await certificates()).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
      expect(await world.write.job.count({ where: { name: sealJob.name } })).toBe(4);
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
    it('twice at once records one seal, and the stored file is the recorded one', async () => {
      const id = await reserved();
      await Promise.all([sealJob.run({ certificateId: id }, world.clock.now), sealJob.run({ certificateId: id }, world.clock.now), world.press()]);
      expect(await sealedRecords()).toBe(1);
      const file = await certificateFile(await world.as(world.ids.officer), id);
      expect(file?.name).toBe('Sertifikat-400.9-0001-107.4-2017.pdf');
      await sealJob.run({ certificateId: id }, world.clock.now);
      expect(await sealedRecords()).toBe(1);
    });

    it.each<[string, (storage: Storage) => Storage]>([
      ['signing, before anything is stored', (storage) => ({ ...storage, put: () => Promise.reject(new Error('disk full')) })],
      ['storing, before it is recorded', (storage) => ({ ...storage, put: async (bytes) => { await storage.put(bytes); throw new Error('power cut'); } })],
    ])('goes on after a crash behind %s: the same number, one seal, nothing skipped', async (_when, broken) => {
      const id = await reserved();
      const claims = (await findCertificate(runtime().database.read, { id }))?.claims;
      await withSystem({ storage: broken(runtime().storage) }, () => sealJob.run({ certificateId: id }, world.clock.now).catch(() => undefined));
      const [waiting] = await certificates();
      expect(waiting).toMatchObject({ sealedAt: null, number: '400.9/0001/107.4/2017' });
      expect(waiting?.sealError).toMatch(/disk full|power cut/);
      expect((await findCertificate(runtime().database.read, { id }))?.status).toBe('failed');
      await world.press();
      const after = await findCertificate(runtime().database.read, { id });
      expect(after).toMatchObject({ status: 'valid', sealError: null, number: '400.9/0001/107.4/2017' });
      expect(after?.claims).toEqual(claims);
      expect(await sealedRecords()).toBe(1);
      expect(await certificateFile(await world.as(world.ids.officer), id)).not.toBeNull();
    });

    it('waits, visibly and with the reason, while the keys cannot be opened, and goes on when they can', async () => {
      const id = await reserved();
      const batchId = (await world.write.certificate.findUniqueOrThrow({ where: { id }, select: { batchId: true } })).batchId;
      const locked = { ...runtime().env, keyPassphrase: 'bukan kata sandi yang benar' };
      for (let attempt = 0; attempt < 14; attempt += 1) {
        await withSystem({ env: locked }, () => world.press());
        later(11);
      }
      expect(await certificates()).toMatchObject([{ sealedAt: null, sealError: expect.stringMatching(/cannot be opened.*passphrase/) }]);
      expect(await world.write.job.findFirstOrThrow({ where: { name: sealJob.name } })).toMatchObject({ failedAt: expect.any(Date) });
      expect(await world.write.auditRecord.count({ where: { action: 'certificate.seal-failed' } })).toBe(1);
      expect(await world.press()).toBe(0);
      expect(await retrySealing(await world.as(world.ids.signer), batchId)).toMatchObject({ ok: true, value: { waiting: 1 } });
      expect(await world.press()).toBe(1);
      expect(await certificates()).toMatchObject([{ sealedAt: expect.any(Date), sealError: null }]);
      expect(await retrySealing(await world.as(world.ids.signer), batchId)).toMatchObject({ ok: false, refusal: { code: 'nothing-waiting' } });
    });
  });
});
