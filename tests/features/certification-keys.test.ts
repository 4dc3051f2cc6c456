import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { stopVerifier } from '#certificates';
import { testDatabase } from '#tests/support/database';
import { recognitionWorld, SETTINGS, type RecognitionWorld } from '#tests/support/world/recognition';
import { runtime, type Runtime } from '~/platform/runtime.server';
import { SettingsInput } from '~/recognition/certification';
import { approveBatch, certificateFile, KeyError, proposeBatch, readSettings, readyCertification, saveSettings } from '~/recognition/certification/index.server';
import { verifyFile } from '~/recognition/verification/index.server';

let world: RecognitionWorld;
let keys = '';
beforeEach(async () => {
  world = await recognitionWorld(await testDatabase());
  keys = join(runtime().env.dataDir, 'keys');
});
afterAll(() => stopVerifier());

/** The next start of the same system: nothing of the last one is in memory. */
const nextStart = (change: Partial<Runtime['env']> = {}) => readyCertification({ ...runtime(), env: { ...runtime().env, ...change } });

async function oneCertificate(): Promise<{ id: string; bytes: Uint8Array }> {
  const proposed = await proposeBatch(await world.as(world.ids.officer), { cohortId: world.cohort.id, participationIds: [world.participants[0]?.id ?? ''] });
  await approveBatch(await world.as(world.ids.signer), { batchId: proposed.ok ? proposed.value.batchId : '' });
  await world.press();
  const { id } = await world.write.certificate.findFirstOrThrow({ select: { id: true } });
  const file = await certificateFile(await world.as(world.ids.officer), id);
  return { id, bytes: file?.bytes ?? new Uint8Array() };
}

describe('the keys of the institution', () => {
  it('are made at the first start, encrypted, readable by their owner alone, and used again at the next', async () => {
    expect(readdirSync(keys)).toEqual(['0001']);
    expect(readdirSync(join(keys, '0001')).sort()).toEqual(['root.crt.pem', 'root.key.pem', 'signer.crt.pem', 'signer.key.pem', 'timestamper.crt.pem', 'timestamper.key.pem']);
    expect(readFileSync(join(keys, '0001', 'signer.key.pem'), 'utf8')).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    expect(statSync(join(keys, '0001', 'signer.key.pem')).mode & 0o077).toBe(0);
    expect(statSync(join(runtime().env.dataDir, 'secrets', 'key-passphrase')).mode & 0o077).toBe(0);
    const facts = await nextStart();
    expect(facts).toMatchObject({ keySet: '0001', created: false, roots: 1 });
    expect(facts.bytes).toBeGreaterThan(10_000);
  });

  it.each([
    ['a missing key', () => rmSync(join(keys, '0001', 'signer.key.pem')), /0001.*a file is missing.*backup/],
    ['a damaged key', () => writeFileSync(join(keys, '0001', 'timestamper.key.pem'), 'rusak'), /damaged or the passphrase is wrong/],
    ['a missing root', () => rmSync(join(keys, '0001', 'root.crt.pem')), /missing/],
    ['a lost passphrase', () => rmSync(join(runtime().env.dataDir, 'secrets', 'key-passphrase')), /passphrase is missing: restore .*key-passphrase/],
  ])('stop the boot with %s and say what to do', async (_what, damage, message) => {
    damage();
    await expect(nextStart()).rejects.toThrow(message);
    await expect(nextStart()).rejects.toBeInstanceOf(KeyError);
  });

  it('stop the boot with another passphrase than they were locked with, or one that is too short', async () => {
    await expect(nextStart({ keyPassphrase: 'sebuah frasa yang lain sekali' })).rejects.toThrow(/passphrase is wrong/);
    rmSync(keys, { recursive: true });
    await expect(nextStart({ keyPassphrase: 'pendek sekali' })).rejects.toThrow(/at least 16 characters/);
    expect(existsSync(keys) ? readdirSync(keys) : []).toEqual([]);
  });

  it('are never made anew once something was signed', async () => {
    await oneCertificate();
    renameSync(keys, `${keys}-hilang`);
    await expect(nextStart()).rejects.toThrow(/1 certificates were signed, but the keys are gone/);
    expect(existsSync(keys)).toBe(false);
  });

  it('are renewed before they end, below the same root, and what the old ones signed stays genuine', async () => {
    const { bytes } = await oneCertificate();
    world.clock.now = new Date('2020-07-20T03:00:00Z');
    expect(await nextStart()).toMatchObject({ keySet: '0002', roots: 1 });
    expect(await verifyFile(await world.as(world.ids.officer), bytes)).toMatchObject({ verdict: 'genuine' });
    world.clock.now = new Date('2026-11-20T03:00:00Z');
    expect((await nextStart()).keySet).toBe('0003');
    expect(await verifyFile(await world.as(world.ids.officer), bytes)).toMatchObject({ verdict: 'genuine' });
  });
});

describe('the settings', () => {
  it('are written with before and after into the trail, and only what changed', async () => {
    const admin = await world.as(world.ids.admin);
    expect(await saveSettings(admin, SettingsInput.parse(SETTINGS))).toEqual({ ok: true, value: { changed: 0 } });
    expect(await saveSettings(admin, SettingsInput.parse({ ...SETTINGS, city: 'Malang' }))).toEqual({ ok: true, value: { changed: 1 } });
    expect((await readSettings(admin.read)).institution.city).toBe('Malang');
    const [record] = await world.write.auditRecord.findMany({ where: { action: 'setting.changed' }, orderBy: { id: 'desc' }, take: 1 });
    expect(record).toMatchObject({ subjectId: 'certification.institution', detail: { before: { city: 'Surabaya' }, after: { city: 'Malang' } } });
  });

  it('without a signatory let nobody be proposed', async () => {
    await saveSettings(await world.as(world.ids.admin), SettingsInput.parse({ ...SETTINGS, position: '', name: '', rank: '', nip: '' }));
    expect((await readSettings(runtime().database.read)).signatory).toBeNull();
    const proposed = await proposeBatch(await world.as(world.ids.officer), { cohortId: world.cohort.id, participationIds: [world.participants[0]?.id ?? ''] });
    expect(proposed).toMatchObject({ ok: false, refusal: { code: 'settings-incomplete', kind: 'conflict' } });
  });
});
