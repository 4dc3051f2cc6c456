import { X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { stopVerifier } from '#certificates';
import { testDatabase } from '#tests/support/database';
import { recognitionWorld, type RecognitionWorld } from '#tests/support/world/recognition';
import { runtime, type Runtime } from '~/platform/runtime.server';
import { approveBatch, certificateFile, KeyError, keyFileFaults, listKeys, proposeBatch, readyCertification, rotateKeys } from '~/recognition/certification/index.server';
import { verifyFile } from '~/recognition/verification/index.server';

let world: RecognitionWorld;
let keys = '';
beforeEach(async () => {
  world = await recognitionWorld(await testDatabase());
  keys = join(runtime().env.dataDir, 'keys');
});
afterAll(() => stopVerifier());

const nextStart = (): Runtime => ({ ...runtime() });

/** Issues to the n-th participant with whatever key is in use, and gives back the file. */
async function issue(n: number): Promise<Uint8Array> {
  const proposed = await proposeBatch(await world.as(world.ids.officer), { cohortId: world.cohort.id, participationIds: [world.participants[n]?.id ?? ''] });
  const batchId = proposed.ok ? proposed.value.batchId : expect.fail(proposed.refusal.code);
  await approveBatch(await world.as(world.ids.signer), { batchId });
  await world.press();
  const { id } = await world.write.certificate.findFirstOrThrow({ where: { batchId }, select: { id: true } });
  return (await certificateFile(await world.as(world.ids.officer), id))?.bytes ?? new Uint8Array();
}
const verdict = async (bytes: Uint8Array): Promise<string> => (await verifyFile(await world.as(world.ids.officer), bytes)).verdict;

describe('rotating the keys', () => {
  it('puts RSA-3072, RSA-2048 and P-256 in use one after another below one root; what each sealed stays genuine', async () => {
    const files = [await issue(0)];
    for (const [n, key] of (['RSA-3072', 'RSA-2048', 'P-256'] as const).entries()) {
      const rotated = await rotateKeys(runtime(), { key, signer: true, timestamper: false });
      expect(rotated.set).toBe(`000${n + 2}`);
      expect((await readyCertification(nextStart())).keyId).toBe(rotated.signerKeyId);
    }
    const listed = await listKeys(runtime());
    expect(listed.filter(({ holder }) => holder === 'signer').map(({ set, key, inUse, sealed }) => [set, key, inUse, sealed])).toEqual([
      ['0001', 'P-256', false, 1], ['0002', 'RSA-3072', false, 0], ['0003', 'RSA-2048', false, 0], ['0004', 'P-256', true, 0],
    ]);
    expect(new Set(listed.filter(({ holder }) => holder === 'root').map(({ keyId }) => keyId)).size).toBe(1);
    expect(new Set(listed.filter(({ holder }) => holder === 'timestamper').map(({ keyId }) => keyId)).size).toBe(1);
    for (const bytes of files) expect(await verdict(bytes)).toBe('genuine');
  }, 120_000);

  it('is taken up by a running process within seconds, without a new start', async () => {
    const before = await issue(0);
    const { signerKeyId } = await rotateKeys(runtime(), { key: 'RSA-2048', signer: true, timestamper: true });
    await new Promise((resolve) => { setTimeout(resolve, 5_200); });
    const after = await issue(1);
    const rows = await world.write.certificate.findMany({ orderBy: { sequence: 'asc' }, select: { keyId: true } });
    expect(rows[1]?.keyId).toBe(signerKeyId);
    expect(rows[0]?.keyId).not.toBe(signerKeyId);
    expect([await verdict(before), await verdict(after)]).toEqual(['genuine', 'genuine']);
  });

  it('renews the time-stamp authority alone, keeps the kind of the signer, and overwrites nothing', async () => {
    const old = readFileSync(join(keys, '0001', 'signer.crt.pem'), 'utf8');
    const [before] = (await listKeys(runtime())).filter(({ holder }) => holder === 'timestamper');
    await rotateKeys(runtime(), { signer: false, timestamper: true });
    expect(readFileSync(join(keys, '0002', 'signer.crt.pem'), 'utf8')).toBe(old);
    expect((await listKeys(runtime())).find(({ set, holder }) => set === '0002' && holder === 'timestamper')?.keyId).not.toBe(before?.keyId);
    expect(readFileSync(join(keys, '0001', 'signer.crt.pem'), 'utf8')).toBe(old);
    await rotateKeys(runtime(), { key: 'RSA-2048', signer: true, timestamper: false });
    await rotateKeys(runtime(), { signer: true, timestamper: false });
    expect(new X509Certificate(readFileSync(join(keys, '0004', 'signer.crt.pem'))).publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(await world.write.auditRecord.count({ where: { action: 'keys.rotated' } })).toBe(3);
  });

  it('changes nothing when the present keys cannot be opened', async () => {
    const locked: Runtime = { ...runtime(), env: { ...runtime().env, keyPassphrase: 'bukan frasa yang benar' } };
    await expect(rotateKeys(locked, { signer: true, timestamper: true })).rejects.toBeInstanceOf(KeyError);
    expect(readdirSync(keys)).toEqual(['0001']);
  });
});

describe('the key files', () => {
  it('are found in order after the first start, and every file that others may read or change is named with its mending', async () => {
    const { env } = runtime();
    expect(await keyFileFaults(env)).toEqual([]);
    const secret = join(env.dataDir, 'secrets', 'key-passphrase');
    const key = join(keys, '0001', 'signer.key.pem');
    chmodSync(secret, 0o644);
    chmodSync(key, 0o640);
    chmodSync(join(keys, '0001', 'root.crt.pem'), 0o666);
    const faults = await keyFileFaults(env);
    expect(faults).toHaveLength(3);
    expect(faults.join('\n')).toContain(`chmod 600 ${secret}`);
    expect(faults.join('\n')).toContain(`chmod 600 ${key}`);
    chmodSync(keys, 0o755);
    expect((await keyFileFaults(env)).join('\n')).toContain(`chmod 700 ${keys}`);
    expect(existsSync(key)).toBe(true);
  });
});
