import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SIGNER_PROBLEMS, stopVerifier } from '#certificates';
import { NIK, PASSPHRASE, PASSWORD, startEsignServer, SUBSCRIBER, USERNAME, type EsignServer } from '#tests/certificates/support/esign-server';
import { inFolder } from '#tests/certificates/support/judges';
import { NOW, openOffice } from '#tests/certificates/support/office';
import { binding, makeToken, softhsm } from '#tests/certificates/support/token';
import { testDatabase } from '#tests/support/database';
import { recognitionWorld, type RecognitionWorld } from '#tests/support/world/recognition';
import { runtime, setRuntime } from '~/platform/runtime.server';
import type { SignerSetting } from '~/platform/signer-env.server';
import { approveBatch, certificateFile, certifyToken, proposeBatch, readyCertification, retrySealing, SignerHeldUp } from '~/recognition/certification/index.server';
import { signerSentence } from '~/recognition/certification/keys/signer-held-up.server';
import { verifyFile } from '~/recognition/verification/index.server';

const authority = openOffice('RSA-2048', 'Balai Sertifikasi Uji');
let world: RecognitionWorld;
let server: EsignServer;
beforeEach(async () => {
  world = await recognitionWorld(await testDatabase());
  world.clock.now = new Date(NOW.getTime() + 60_000);
  server = await startEsignServer(authority);
});
afterEach(() => server.stop());
afterAll(() => stopVerifier());

const rootsFile = (): string => {
  const file = join(runtime().env.dataDir, 'bsre-roots.pem');
  writeFileSync(file, authority.authority.root.certificate);
  return file;
};
const use = (signer: SignerSetting): void => setRuntime({ ...runtime(), env: { ...runtime().env, signer } });
const address = () => ({ url: server.url, username: USERNAME, password: PASSWORD, plainHttp: false, roots: rootsFile() });
const person = (change: { passphrase?: string; nik?: string } = {}): SignerSetting => ({ kind: 'bsre-person', ...address(), nik: NIK, email: null, passphrase: PASSPHRASE, ...change });
const seal = (): SignerSetting => ({ kind: 'bsre-seal', ...address(), subscriber: SUBSCRIBER, activation: '700001' });
const later = (minutes: number): void => { world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000); };

async function approved(count = 2): Promise<string> {
  const proposed = await proposeBatch(await world.as(world.ids.officer), { cohortId: world.cohort.id, participationIds: world.participants.slice(0, count).map(({ id }) => id) });
  const batchId = proposed.ok ? proposed.value.batchId : expect.fail(proposed.refusal.code);
  expect((await approveBatch(await world.as(world.ids.signer), { batchId })).ok).toBe(true);
  return batchId;
}
const rows = () => world.write.certificate.findMany({ orderBy: { sequence: 'asc' }, select: { id: true, sequence: true, sealedAt: true, pdfSha256: true, keyId: true } });
const job = () => world.write.job.findFirstOrThrow({ where: { name: { startsWith: 'certificates.seal' } }, select: { error: true, doneAt: true, failedAt: true } });

async function verdicts(): Promise<string[]> {
  const officer = await world.as(world.ids.officer);
  return Promise.all((await rows()).map(async ({ id }) => (await verifyFile(officer, (await certificateFile(officer, id))?.bytes ?? new Uint8Array())).verdict));
}

describe.each([['of an official', () => person()], ['of the institution', () => seal()]] as const)('a batch under the BSrE signature %s', (_who, setting) => {
  it('is issued, verifies, and still verifies when our own key signs again', async () => {
    use(setting());
    expect(await readyCertification(runtime())).toMatchObject({ kind: 'pdf', signer: 'Segel Elektronik Balai Sertifikasi Uji' });
    await approved();
    await world.press();
    expect(await verdicts()).toEqual(['genuine', 'genuine']);
    use({ kind: 'local' });
    expect(await verdicts()).toEqual(['genuine', 'genuine']);
  });

  it.each<[string, (server: EsignServer) => void, RegExp]>([
    ['is away', (there) => { Object.assign(there, { mood: 'busy', moodyPath: '/pdf' }); }, /sedang mengalami gangguan.*dicoba lagi dengan sendirinya.*service-fault/i],
    ['answers half', (there) => { Object.assign(there, { mood: 'half', moodyPath: '/pdf' }); }, /tidak utuh.*answer-broken/],
    ['returns another file', (there) => { there.alter = () => authority.issue({ code: 'LAIN' }).then(() => unsignedOther); }, /bukan sertifikat yang dikirim.*Pengelola sistem perlu memperbaikinya.*document-changed/],
  ])('waits with its numbers and the reason in Indonesian while the service %s, and goes on by itself', async (_what, spoil, reason) => {
    use(setting());
    const batchId = await approved();
    spoil(server);
    await world.press();
    later(20);
    await world.press();
    expect((await rows()).map(({ sequence, sealedAt, pdfSha256 }) => ({ sequence, sealedAt, pdfSha256 }))).toEqual([1, 2].map((sequence) => ({ sequence, sealedAt: null, pdfSha256: null })));
    expect(await job()).toMatchObject({ error: expect.stringMatching(reason) as string, doneAt: null, failedAt: null });
    Object.assign(server, { mood: 'good', moodyPath: '', alter: undefined });
    await retrySealing(await world.as(world.ids.signer), batchId);
    await world.press();
    expect(await verdicts()).toEqual(['genuine', 'genuine']);
    expect((await rows()).map(({ sequence }) => sequence)).toEqual([1, 2]);
  });
});

let unsignedOther = new Uint8Array();
beforeEach(async () => {
  const { renderCertificate } = await import('#certificates');
  const { sampleClaims } = await import('#tests/certificates/support/sample-claims');
  if (unsignedOther.length === 0) unsignedOther = Uint8Array.from(await renderCertificate(sampleClaims({ code: 'LAIN' })));
});

describe('a signer from outside', () => {
  it('that refuses the passphrase is asked once, however often the batch is tried; no secret is recorded', async () => {
    use(person({ passphrase: 'Frasa-Yang-Keliru' }));
    await expect(readyCertification(runtime())).rejects.toBeInstanceOf(SignerHeldUp);
    const batchId = await approved();
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await world.press();
      later(20);
      await retrySealing(await world.as(world.ids.signer), batchId);
    }
    expect(server.asked.filter(({ path }) => path.endsWith('/sign/pdf'))).toHaveLength(1);
    const everything = JSON.stringify([await world.write.auditRecord.findMany(), await world.write.job.findMany()], (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(everything).toContain('passphrase-wrong');
    expect(everything).not.toMatch(new RegExp(`Frasa-Yang-Keliru|${PASSWORD}|${NIK}`));
  });

  it('of the same authority as ours makes no certificate of ours: only the key in the register does', async () => {
    use(person());
    await approved(1);
    await world.press();
    const officer = await world.as(world.ids.officer);
    const [row] = await rows();
    await world.write.certificate.update({ where: { id: row?.id ?? '' }, data: { keyId: 'ab'.repeat(20) } });
    const bytes = (await certificateFile(officer, row?.id ?? ''))?.bytes ?? new Uint8Array();
    expect(await verifyFile(officer, bytes)).toMatchObject({ verdict: 'altered' });
  });

  it('keeps the activation of the seal among the secrets, readable by its owner alone', async () => {
    use(seal());
    await readyCertification(runtime());
    expect(readFileSync(join(runtime().env.dataDir, 'secrets', 'bsre-activation'), 'utf8')).toBe(server.activation);
  });

  it('has a sentence for every problem', () => {
    for (const problem of SIGNER_PROBLEMS) expect(signerSentence(problem, 'later')).toMatch(/^[A-Z].{20,}/);
  });
});

describe.runIf(binding)('a batch under a key in a token', () => {
  it('is issued below our own root after the key was certified, and waits while the token is away', () => inFolder(async (_, folder) => {
    const token = makeToken(folder, 'EC:prime256v1');
    const setting = { kind: 'pkcs11', library: softhsm, token: token.label, pin: token.pin, keyLabel: 'segel', keyId: null, certificate: null, roots: null, binding } as const;
    use(setting);
    await expect(readyCertification(runtime())).rejects.toThrow(/Sertifikat untuk kunci penandatanganan tidak ditemukan/);
    const { keyId } = await certifyToken(runtime());
    expect(await readyCertification(runtime())).toMatchObject({ kind: 'raw', keyId });
    await approved();
    await world.press();
    expect((await rows()).map((row) => row.keyId)).toEqual([keyId, keyId]);
    expect(await verdicts()).toEqual(['genuine', 'genuine']);
    use({ ...setting, token: 'token lain' });
    await expect(readyCertification(runtime())).rejects.toThrow(/Token atau HSM penandatanganan tidak dapat dihubungi/);
  }));
});
