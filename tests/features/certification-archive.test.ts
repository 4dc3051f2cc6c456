import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { longTermState, stopVerifier } from '#certificates';
import { forEachDialect } from '#tests/support/database';
import { NAMES, recognitionWorld, type RecognitionWorld } from '#tests/support/world/recognition';
import { runtime, setRuntime, type Runtime } from '~/platform/runtime.server';
import type { Storage } from '~/platform/storage.server';
import { approveBatch, certificateFile, keepArchive, proposeBatch, trustState } from '~/recognition/certification/index.server';
import { verifyFile } from '~/recognition/verification/index.server';

afterAll(() => stopVerifier());

forEachDialect((_dialect, open) => {
  let world: RecognitionWorld;

  const certificates = () => world.write.certificate.findMany({ orderBy: { sequence: 'asc' }, select: { id: true, pdfSha256: true, pdfBytes: true, archive: true } });
  const bytesOf = async (id: string): Promise<Uint8Array> => (await certificateFile(await world.as(world.ids.officer), id))?.bytes ?? expect.fail('no file');
  const keep = (storage: Storage = runtime().storage) => keepArchive({ ...runtime(), storage }, world.clock.now);
  const later = (minutes: number) => { world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000); };
  const archivedRecords = () => world.write.auditRecord.count({ where: { action: 'certificate.archived' } });
  const levels = async (): Promise<string[]> => Promise.all((await certificates()).map(async ({ id }) => longTermState(await bytesOf(id)).level));

  /** Every file on the disk is one the register knows, and every file the register knows is on the disk. */
  async function expectNothingLost(): Promise<void> {
    const folder = join(runtime().env.dataDir, 'files');
    const onDisk = readdirSync(folder, { recursive: true }).map(String).filter((name) => /[0-9a-f]{64}$/.test(name)).map((name) => name.slice(-64));
    const superseded = await world.write.supersededFile.findMany({ where: { removedAt: null }, select: { sha256: true } });
    const rows = await certificates();
    const known = [...rows.flatMap(({ pdfSha256, archive }) => [pdfSha256, archive?.draftSha256]), ...superseded.map(({ sha256 }) => sha256)].filter(Boolean);
    expect(onDisk.filter((sha256) => !known.includes(sha256))).toEqual([]);
    expect(rows.filter(({ pdfSha256 }) => !onDisk.includes(pdfSha256 ?? ''))).toEqual([]);
  }

  beforeEach(async () => {
    world = await recognitionWorld(await open(), NAMES.slice(0, 3));
    const participationIds = world.participants.map(({ id }) => id);
    const proposed = await proposeBatch(await world.as(world.ids.officer), { cohortId: world.cohort.id, participationIds });
    await approveBatch(await world.as(world.ids.signer), { batchId: proposed.ok ? proposed.value.batchId : '' });
    expect(await world.press()).toBe(3);
  });

  describe('the archive', () => {
    it('puts a file with validation data and a stamp over all of it in the place of each issued one, which it begins with', async () => {
      const before = await certificates();
      const first = await bytesOf(before[0]?.id ?? '');
      expect(await keep()).toEqual({ archived: 3, failed: 0, left: 0 });
      const after = await certificates();
      expect(after.map(({ archive }) => archive)).toMatchObject(after.map(() => ({ archivedAt: world.clock.now, draftSha256: null, error: null, stampValidUntil: expect.any(Date) })));
      const grown = await bytesOf(after[0]?.id ?? '');
      expect([grown.length, Buffer.compare(grown.subarray(0, first.length), first), longTermState(grown).level]).toEqual([after[0]?.pdfBytes, 0, 'B-LTA']);
      expect(await archivedRecords()).toBe(3);
      expect(await keep()).toEqual({ archived: 0, failed: 0, left: 0 });
    });

    it('leaves both files genuine for whoever has them, and takes the old one from the disk only later', async () => {
      const [row] = await certificates();
      const issued = await bytesOf(row?.id ?? '');
      await keep();
      const ctx = await world.as(world.ids.officer);
      for (const file of [issued, await bytesOf(row?.id ?? '')]) expect(await verifyFile(ctx, file)).toMatchObject({ verdict: 'genuine', identical: true, reasons: [] });
      expect(await runtime().storage.has(row?.pdfSha256 ?? '')).toBe(true);
      later(11);
      await keep();
      expect(await runtime().storage.has(row?.pdfSha256 ?? '')).toBe(false);
      expect(await verifyFile(ctx, issued)).toMatchObject({ verdict: 'genuine', identical: true });
      await expectNothingLost();
    });

    it.each<[string, (storage: Storage) => Storage]>([
      ['writing a file', (storage) => ({ ...storage, put: () => Promise.reject(new Error('disk full')) })],
      ['recording a file that is on the disk', (storage) => ({ ...storage, put: async (bytes) => { await storage.put(bytes); throw new Error('power cut'); } })],
    ])('keeps the issued files when it is struck down before %s, and goes on from there', async (_when, broken) => {
      const before = await certificates();
      await expect(keep(broken(runtime().storage))).rejects.toThrow(/disk full|power cut/);
      expect((await certificates()).map(({ pdfSha256 }) => pdfSha256)).toEqual(before.map(({ pdfSha256 }) => pdfSha256));
      expect(await levels()).toEqual(['B-T', 'B-T', 'B-T']);
      await expectNothingLost();
      expect(await keep()).toMatchObject({ archived: 3, failed: 0 });
      expect(await levels()).toEqual(['B-LTA', 'B-LTA', 'B-LTA']);
      await expectNothingLost();
    });

    it('twice at once archives each certificate once', async () => {
      await Promise.all([keep(), keep(), keep()].map((turn) => turn.catch(() => undefined)));
      await keep();
      expect(await levels()).toEqual(['B-LTA', 'B-LTA', 'B-LTA']);
      expect([await archivedRecords(), await world.write.supersededFile.count()]).toEqual([3, 3]);
      await expectNothingLost();
    });

    it('does the others when one fails, says why, and tries that one again later', async () => {
      const [row] = await certificates();
      const { storage } = runtime();
      const blind: Storage = { ...storage, get: (sha256) => (sha256 === row?.pdfSha256 ? Promise.resolve(null) : storage.get(sha256)) };
      expect(await keep(blind)).toEqual({ archived: 2, failed: 1, left: 0 });
      expect(await trustState(runtime(), runtime().database.read, world.clock.now)).toMatchObject({
        sealed: 3, archived: 2, failed: 1, failures: [{ number: '400.9/0001/107.4/2017', error: expect.stringContaining('is missing') }], list: { number: 1, entries: 0 },
      });
      expect(await keep()).toMatchObject({ archived: 0 });
      later(3);
      expect(await keep()).toEqual({ archived: 1, failed: 0, left: 0 });
      expect(await trustState(runtime(), runtime().database.read, world.clock.now)).toMatchObject({ archived: 3, failed: 0, due: 0 });
    });

    it('renews the stamps before their authority ends, once a successor is there, and the files stay genuine for decades', async () => {
      await keep();
      const [row] = await certificates();
      const archived = await bytesOf(row?.id ?? '');
      const nextYears = async (date: string, work: () => Promise<void>): Promise<void> => {
        const here: Runtime = runtime();
        world.clock.now = new Date(date);
        setRuntime({ ...here });
        await work().finally(() => setRuntime(here));
      };
      // The start of that day makes new keys, for the signer's have ended: the successor of the time-stamp authority is among them.
      await nextYears('2025-01-10T03:00:00Z', async () => expect(await keep()).toEqual({ archived: 0, failed: 0, left: 0 }));
      await nextYears('2026-09-01T03:00:00Z', async () => {
        expect(await keep()).toEqual({ archived: 3, failed: 0, left: 0 });
        expect(await trustState(runtime(), runtime().database.read, world.clock.now)).toMatchObject({ archived: 3, due: 0 });
        const renewed = await bytesOf(row?.id ?? '');
        expect(Buffer.compare(renewed.subarray(0, archived.length), archived)).toBe(0);
        expect(longTermState(renewed).stamps.map(({ validUntil }) => validUntil.getUTCFullYear())).toEqual([2027, 2027, 2035]);
      });
      const ctx = await world.as(world.ids.officer);
      world.clock.now = new Date('2034-03-01T03:00:00Z');
      expect(await verifyFile({ ...ctx, now: world.clock.now }, await bytesOf(row?.id ?? ''))).toMatchObject({ verdict: 'genuine' });
    });
  });
});
