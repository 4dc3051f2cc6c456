import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ocspRequest, stopVerifier } from '#certificates';
import { forEachDialect } from '#tests/support/database';
import { recognitionWorld, NAMES, type RecognitionWorld } from '#tests/support/world/recognition';
import { ask, inFolder, installed } from '#tests/certificates/support/judges';
import { runtime } from '~/platform/runtime.server';
import { answerStatus, approveBatch, certificateFile, currentList, keepArchive, newestLists, proposeBatch, revocationListFile, revokeKey, rootFile } from '~/recognition/certification/index.server';
import { verifyFile } from '~/recognition/verification/index.server';

afterAll(() => stopVerifier());

forEachDialect((_dialect, open) => {
  let world: RecognitionWorld;
  beforeEach(async () => { world = await recognitionWorld(await open(), NAMES.slice(0, 1)); });

  const later = (minutes: number) => { world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000); };
  const certificateOf = (holder: string): X509Certificate => new X509Certificate(readFileSync(join(runtime().env.dataDir, 'keys', '0001', `${holder}.crt.pem`)));
  const list = () => currentList(runtime(), world.clock.now);
  const revoke = async (serial: string, at = world.clock.now) => revokeKey(runtime(), await world.as(world.ids.admin), { serial, reason: 'keyCompromise', at });
  const attime = () => ['-attime', String(Math.floor(world.clock.now.getTime() / 1000))];

  describe('the list of revoked keys', () => {
    it('is made once, kept, and replaced by the next number after a day', async () => {
      const [one, again] = [await list(), await list()];
      expect([one.number, again.number, again.pem === one.pem]).toEqual([1, 1, true]);
      later(23 * 60);
      expect((await list()).number).toBe(1);
      later(61);
      const two = await list();
      expect([two.number, two.nextUpdate.getTime() - two.thisUpdate.getTime()]).toEqual([2, 7 * 86_400_000]);
      expect(await newestLists(runtime().database.read)).toEqual([two.pem]);
    });

    it('gets one number when many ask at once', async () => {
      const lists = await Promise.all(Array.from({ length: 8 }, list));
      expect(new Set(lists.map(({ number }) => number))).toEqual(new Set([1]));
      expect(await world.write.revocationList.count()).toBe(1);
      expect(await world.write.auditRecord.count({ where: { action: 'revocation-list.published' } })).toBe(1);
    });

    it('names a key from the moment it is revoked on, for ever, and never the root or a stranger', async () => {
      await list();
      const serial = certificateOf('signer').serialNumber;
      expect(await revoke('00ff')).toMatchObject({ ok: false, refusal: { code: 'unknown-key' } });
      expect(await revoke(certificateOf('root').serialNumber)).toMatchObject({ ok: false, refusal: { code: 'root-key' } });
      expect(await revoke(serial, new Date(world.clock.now.getTime() + 1))).toMatchObject({ ok: false, refusal: { code: 'in-future' } });
      expect(await revoke(serial)).toMatchObject({ ok: true, value: { list: 2 } });
      expect(await revoke(serial)).toMatchObject({ ok: false, refusal: { code: 'revoked-before' } });
      later(3 * 24 * 60);
      expect(await list()).toMatchObject({ number: 3, entries: 1 });
    });

    it.runIf(installed('openssl'))('is believed by openssl, which then refuses the revoked key', () => inFolder(async (put) => {
      await revoke(certificateOf('signer').serialNumber);
      const root = put('root.der', (await rootFile(runtime().env.dataDir)) ?? '');
      const pem = put('root.pem', ask('openssl', ['x509', '-in', root, '-inform', 'DER']).out);
      const crl = put('crl.der', await revocationListFile(world.clock.now));
      expect(ask('openssl', ['crl', '-in', crl, '-inform', 'DER', '-noout', '-CAfile', pem]).said).toContain('verify OK');
      const lists = put('crl.pem', ask('openssl', ['crl', '-in', crl, '-inform', 'DER']).out);
      const judge = (holder: string): string => ask('openssl', ['verify', '-crl_check', ...attime(), '-CAfile', pem, '-CRLfile', lists, put('a.pem', certificateOf(holder).toString())]).said;
      expect(judge('signer')).toContain('certificate revoked');
      expect(judge('timestamper')).toContain(': OK');
    }));
  });

  describe('answers about the status of keys', () => {
    it.runIf(installed('openssl'))('say good, then revoked, and openssl believes both', () => inFolder(async (put) => {
      const [signer, root] = [certificateOf('signer'), certificateOf('root')];
      const judge = async (): Promise<string> => {
        const answer = await answerStatus(ocspRequest(new Uint8Array(signer.raw), new Uint8Array(root.raw), Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)));
        return ask('openssl', ['ocsp', '-respin', put('answer.der', answer), '-CAfile', put('root.pem', root.toString()), '-resp_text', ...attime()]).said;
      };
      expect(await judge()).toMatch(/Cert Status: good[^]*Response verify OK/);
      await revoke(signer.serialNumber);
      expect(await judge()).toMatch(/Cert Status: revoked[^]*Response verify OK/);
    }));

    it('refuse what is no request', async () => {
      expect(Buffer.from(await answerStatus(Buffer.from('status?'))).toString('hex')).toBe('30030a0101');
    });
  });

  it('a certificate stays genuine when its key is revoked later, before and after it is archived', async () => {
    const proposed = await proposeBatch(await world.as(world.ids.officer), { cohortId: world.cohort.id, participationIds: world.participants.map(({ id }) => id) });
    await approveBatch(await world.as(world.ids.signer), { batchId: proposed.ok ? proposed.value.batchId : '' });
    await world.press();
    const ctx = await world.as(world.ids.officer);
    const id = (await world.write.certificate.findFirstOrThrow({ select: { id: true } })).id;
    const bytes = async (): Promise<Uint8Array> => (await certificateFile(ctx, id))?.bytes ?? expect.fail('no file');
    const judge = async () => verifyFile({ ...ctx, now: world.clock.now }, await bytes());
    later(60);
    await revoke(certificateOf('signer').serialNumber);
    expect(await judge()).toMatchObject({ verdict: 'genuine' });
    expect(await keepArchive(runtime(), world.clock.now)).toMatchObject({ archived: 1, failed: 0 });
    expect(await judge()).toMatchObject({ verdict: 'genuine' });
  });

  it('a certificate whose key was revoked from before it was signed is not genuine', async () => {
    const before = world.clock.now;
    later(60);
    await revoke(certificateOf('signer').serialNumber, before);
    const proposed = await proposeBatch(await world.as(world.ids.officer), { cohortId: world.cohort.id, participationIds: world.participants.map(({ id }) => id) });
    await approveBatch(await world.as(world.ids.signer), { batchId: proposed.ok ? proposed.value.batchId : '' });
    await world.press();
    const id = (await world.write.certificate.findFirstOrThrow({ select: { id: true } })).id;
    const file = await certificateFile(await world.as(world.ids.officer), id);
    if (!file) return expect(await world.write.certificate.count({ where: { sealedAt: null } })).toBe(1);
    expect((await verifyFile(await world.as(world.ids.officer), file.bytes)).verdict).not.toBe('genuine');
  });
});
