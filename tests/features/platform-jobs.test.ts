import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob, drainJobs, enqueue, startWorker } from '~/platform/jobs.server';
import { contextFor, SYSTEM } from '~/platform/context.server';
import { openStorage, sha256Hex } from '~/platform/storage.server';
import { forEachDialect, temporaryFolder } from '#tests/support/database';
import { groundWorld, NOON } from '#tests/support/world/ground';

forEachDialect((_dialect, open) => {
  const asked = async (kind: Parameters<typeof enqueue>[2], payload: unknown, key?: string) =>
    contextFor(SYSTEM).transaction(async (tx, audit) => {
      await enqueue(tx, NOON, kind, payload, key);
      audit({ action: 'test.asked', subjectType: 'Job', subjectId: key ?? 'x' });
    });

  it('does each job once, however many workers look for it', async () => {
    groundWorld(await open());
    const done: number[] = [];
    const kind = defineJob({ name: 'count', version: 1, payload: z.object({ n: z.number() }), run: ({ n }) => { done.push(n); return Promise.resolve(); } });
    for (let n = 0; n < 10; n += 1) await asked(kind, { n }, `count-${n}`);
    await asked(kind, { n: 3 }, 'count-3');
    await Promise.all([drainJobs([kind]), drainJobs([kind]), drainJobs([kind])]);
    expect(done.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('forgets the job together with the cause that was rolled back', async () => {
    const world = groundWorld(await open());
    const kind = defineJob({ name: 'never', version: 1, payload: z.object({}), run: () => Promise.resolve() });
    await contextFor(SYSTEM).transaction(async (tx) => {
      await enqueue(tx, NOON, kind, {});
      return { ok: false, refusal: { code: 'no', kind: 'invalid', facts: {} } };
    });
    expect(await world.write.job.count()).toBe(0);
  });

  it('tries again later with growing pauses, and gives up visibly after twelve times', async () => {
    const world = groundWorld(await open());
    let tries = 0;
    const kind = defineJob({ name: 'fails', version: 1, payload: z.object({}), run: () => { tries += 1; return Promise.reject(new Error('penanda tangan tidak tersedia')); } });
    await asked(kind, {});
    let now = NOON.getTime();
    world.clock.now = () => new Date(now);
    expect(await drainJobs([kind])).toBe(1);
    expect(await drainJobs([kind])).toBe(0);
    for (let i = 0; i < 15; i += 1) { now += 11 * 60_000; await drainJobs([kind]); }
    expect(tries).toBe(12);
    expect(await world.write.job.findFirst()).toMatchObject({ attempts: 12, error: 'penanda tangan tidak tersedia', failedAt: expect.any(Date) as Date });
  });

  it('takes over a job whose worker died', async () => {
    const world = groundWorld(await open());
    let ran = 0;
    const kind = defineJob({ name: 'orphan', version: 1, payload: z.object({}), run: () => { ran += 1; return Promise.resolve(); } });
    await asked(kind, {});
    await world.write.job.updateMany({ data: { lockedAt: NOON, attempts: 1 } });
    expect(await drainJobs([kind])).toBe(0);
    world.clock.now = () => new Date(NOON.getTime() + 6 * 60_000);
    expect(await drainJobs([kind])).toBe(1);
    expect(ran).toBe(1);
  });

  it('takes over at once what a dead process of this machine holds, and leaves what a living one holds', async () => {
    const world = groundWorld(await open());
    const ran: number[] = [];
    const kind = defineJob({ name: 'held', version: 1, payload: z.object({ n: z.number() }), run: ({ n }) => { ran.push(n); return Promise.resolve(); } });
    const { pid: dead } = spawnSync(process.execPath, ['-e', '']);
    const holders = [`${hostname()} ${dead} x`, `${hostname()} ${process.pid} x`, `${hostname()} ${process.ppid} x`, `another-machine ${dead} x`];
    for (const [n, lockedBy] of holders.entries()) {
      await asked(kind, { n }, `held-${n}`);
      await world.write.job.update({ where: { uniqueKey: `held-${n}` }, data: { lockedAt: NOON, lockedBy, attempts: 1 } });
    }
    expect(await drainJobs([kind])).toBe(2);
    expect(ran.sort()).toEqual([0, 1]);
    world.clock.now = () => new Date(NOON.getTime() + 6 * 60_000);
    expect(await drainJobs([kind])).toBe(2);
  });

  it('does long work in turns, lets other work between them, and counts no failure', async () => {
    const world = groundWorld(await open());
    const turns: string[] = [];
    const long = defineJob({ name: 'long', version: 1, payload: z.object({}), run: () => { turns.push('long'); return Promise.resolve(turns.length < 5 ? { againAfterMs: 0 } : undefined); } });
    const short = defineJob({ name: 'short', version: 1, payload: z.object({}), run: () => { turns.push('short'); return Promise.resolve(); } });
    let now = NOON.getTime();
    world.clock.now = () => new Date((now += 1));
    await asked(long, {});
    await asked(short, {});
    await drainJobs([long, short]);
    expect(turns).toEqual(['long', 'short', 'long', 'long', 'long']);
    expect(await world.write.job.findFirst({ where: { name: 'long' } })).toMatchObject({ doneAt: expect.any(Date) as Date, attempts: 1, lockedBy: null });
  });

  it('finishes the job in hand before it stops', async () => {
    groundWorld(await open());
    let finished = false;
    let began: () => void = () => undefined;
    const beginning = new Promise<void>((resolve) => { began = resolve; });
    const kind = defineJob({
      name: 'slow', version: 1, payload: z.object({}),
      run: async () => { began(); await new Promise((resolve) => { setTimeout(resolve, 100); }); finished = true; },
    });
    await asked(kind, {});
    const worker = startWorker([kind], 10);
    await beginning;
    await worker.stop();
    expect(finished).toBe(true);
  });
});

it('stores bytes under their digest, once, and notices damage', async () => {
  const folder = temporaryFolder();
  const storage = openStorage(folder);
  const bytes = Buffer.from('sertifikat');
  const digest = await storage.put(bytes);
  expect(digest).toBe(sha256Hex(bytes));
  expect(await storage.put(bytes)).toBe(digest);
  expect(Buffer.from((await storage.get(digest)) ?? []).toString()).toBe('sertifikat');
  expect(await storage.get('0'.repeat(64))).toBeNull();
  await expect(storage.get('../../etc/passwd')).rejects.toThrow('not a SHA-256');
  const place = path.join(folder, 'files', digest.slice(0, 2));
  expect(readdirSync(place)).toEqual([digest]);
  writeFileSync(path.join(place, digest), 'sertifikaT');
  expect(readFileSync(path.join(place, digest), 'utf8')).toBe('sertifikaT');
  await expect(storage.get(digest)).rejects.toThrow('damaged');
  writeFileSync(path.join(place, `${digest}.0123456789ab`), 'half');
  expect(await storage.sweep(60_000, new Date())).toBe(0);
  expect(await storage.sweep(60_000, new Date(Date.now() + 120_000))).toBe(1);
  await storage.remove(digest);
  await storage.remove(digest);
  expect(readdirSync(place)).toEqual([]);
});
