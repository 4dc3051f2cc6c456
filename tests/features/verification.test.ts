import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopVerifier } from '#certificates';
import { temporaryFolder, testDatabase } from '#tests/support/database';
import { recognitionWorld, type RecognitionWorld } from '#tests/support/world/recognition';
import type { Ctx } from '~/people/access/index.server';
import { approveBatch, certificateFile, certificatesOf, exportCertificates, listCertificates, proposeBatch, proposeReplacement, revokeCertificate } from '~/recognition/certification/index.server';
import { lookUpCode, verifyFile } from '~/recognition/verification/index.server';

let world: RecognitionWorld;
let ctx: Ctx;
let files: Uint8Array[];
let ids: string[];

afterAll(() => stopVerifier());

beforeAll(async () => {
  world = await recognitionWorld(await testDatabase());
  ctx = await world.as(world.ids.officer);
  const proposed = await proposeBatch(ctx, { cohortId: world.cohort.id, participationIds: world.participants.map(({ id }) => id) });
  await approveBatch(await world.as(world.ids.signer), { batchId: proposed.ok ? proposed.value.batchId : '' });
  await world.press();
  const held = await Promise.all(world.participants.map(async ({ personId }) => (await certificatesOf(ctx.read, personId))[0]));
  ids = held.map((certificate) => certificate?.id ?? '');
  files = await Promise.all(ids.map(async (id) => (await certificateFile(ctx, id))?.bytes ?? new Uint8Array()));
});

const file = (index: number): Uint8Array => files[index] ?? expect.fail('no such file');
const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x01;
  return copy;
};

describe('an issued certificate', () => {
  it('is genuine, intact and trusted, and equal to the register', async () => {
    const answer = await verifyFile(ctx, file(0));
    expect(answer).toMatchObject({ verdict: 'genuine', intact: true, trusted: true, register: 'valid', identical: true, reasons: [], certificate: { name: 'Siti Aminah, S.Sos.', number: '400.9/0004/107.4/2017' } });
    expect(answer.signedAt?.toISOString()).toBe(world.clock.now.toISOString());
  });

  it('shows the public neither NIK nor birth', async () => {
    const code = (await certificatesOf(ctx.read, world.participants[0]?.personId ?? ''))[0]?.code ?? '';
    const shown = JSON.stringify(await lookUpCode(ctx.read, code));
    expect(shown).toContain('Siti Aminah');
    expect(shown).not.toMatch(/1978|05-08|3525010805789|"nik"|birth/i);
  });

  it('is altered after one flipped bit, wherever it is, and never anything else', async () => {
    const bytes = file(1);
    const everywhere = Array.from({ length: 250 }, (_, index) => Math.floor(((index + 0.5) * bytes.length) / 250));
    const structure = Array.from({ length: 150 }, (_, index) => bytes.length - 1 - index * 3);
    for (const at of [0, 1, 5, 7, ...everywhere, ...structure]) {
      const answer = await verifyFile(ctx, flipped(bytes, at));
      expect(answer.verdict, `byte ${at} of ${bytes.length}: ${answer.reasons.join(', ')}`).toBe('altered');
      expect(answer.intact).toBe(false);
    }
  });

  it('with something appended is altered', async () => {
    expect(await verifyFile(ctx, Buffer.concat([file(2), Buffer.from('\n% tambahan\n')]))).toMatchObject({ verdict: 'altered', intact: false });
  });

  it('passes the judges: qpdf, pdfsig, text, openssl', () => {
    const path = join(temporaryFolder(), 'sertifikat.pdf');
    writeFileSync(path, file(0));
    const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors');
    const signature = run('pdfsig', '-nocert', path);
    expect(signature).toContain('Signature is Valid');
    expect(signature).toContain('Total document signed');
    const text = run('pdftotext', '-layout', path, '-');
    for (const words of ['Siti Aminah, S.Sos.', '400.9/0004/107.4/2017', 'Pelatihan Berbasis Kompetensi', 'DAFTAR MATA PELATIHAN', 'LULUS', 'No. Peserta 001']) expect(text).toContain(words);
    expect(text).not.toMatch(/\b\d{16}\b/);
  });
});

describe('other files', () => {
  it('are told apart: unreadable, unsigned, signed by strangers', async () => {
    expect(await verifyFile(ctx, Buffer.from('halo'))).toMatchObject({ verdict: 'unreadable', intact: false, trusted: false, register: 'absent' });
    expect(await verifyFile(ctx, new Uint8Array())).toMatchObject({ verdict: 'unreadable', reasons: ['empty'] });
    const stranger = { ...ctx, env: { ...ctx.env, dataDir: temporaryFolder() } };
    expect(await verifyFile(stranger, file(0))).toMatchObject({ verdict: 'foreign', trusted: false, intact: true });
  });

  it('signed by us but unknown to the register are vouched for by nobody', async () => {
    const elsewhere = await testDatabase();
    expect(await verifyFile({ ...ctx, read: elsewhere.read }, file(0))).toMatchObject({ verdict: 'foreign', trusted: true, intact: true, register: 'absent', reasons: ['not-in-register'] });
  });

  it('whose register entry says something else are altered', async () => {
    const entry = await world.write.certificate.findUniqueOrThrow({ where: { id: ids[5] ?? '' }, select: { claims: true } });
    const claims = JSON.parse(JSON.stringify(entry.claims)) as { participant: { printedName: string } };
    await world.write.certificate.update({ where: { id: ids[5] ?? '' }, data: { claims: { ...claims, participant: { ...claims.participant, printedName: 'Orang Lain' } } } });
    expect(await verifyFile(ctx, file(5))).toMatchObject({ verdict: 'altered', intact: true, trusted: true, reasons: ['fields-differ'], differences: ['name'] });
    await world.write.certificate.update({ where: { id: ids[5] ?? '' }, data: { claims } });
    expect((await verifyFile(ctx, file(5))).verdict).toBe('genuine');
  });
});

describe('what happens to a certificate later', () => {
  it('is said at once: revoked with date and group, replaced with the new one, while the file itself stays intact', async () => {
    await revokeCertificate(ctx, { certificateId: ids[3] ?? '', group: 'misuse', reason: 'Dipakai orang lain.' });
    expect(await verifyFile(ctx, file(3))).toMatchObject({ verdict: 'revoked', intact: true, trusted: true, register: 'revoked', certificate: { revocationGroup: 'misuse', revokedAt: world.clock.now } });
    expect(JSON.stringify(await verifyFile(ctx, file(3)))).not.toContain('Dipakai orang lain');
    const proposed = await proposeReplacement(ctx, { certificateId: ids[4] ?? '', correction: { printedName: 'Endang Sri Rahayu', reason: 'Nama kurang lengkap.' } });
    expect((await verifyFile(ctx, file(4))).verdict).toBe('genuine');
    await approveBatch(await world.as(world.ids.signer), { batchId: proposed.ok ? proposed.value.batchId : '' });
    expect(await verifyFile(ctx, file(4))).toMatchObject({ verdict: 'replaced', certificate: { replacedBy: null } });
    await world.press();
    expect(await verifyFile(ctx, file(4))).toMatchObject({ verdict: 'replaced', register: 'replaced', certificate: { replacedBy: { number: '400.9/0007/107.4/2017' } } });
  });

  it('shows in the list and the export of those who run the system', async () => {
    const list = await listCertificates(ctx.read, { cohort: world.cohort.key });
    expect(list.map(({ status }) => status).sort()).toEqual(['replaced', 'revoked', 'valid', 'valid', 'valid', 'valid', 'valid']);
    expect(await listCertificates(ctx.read, { cohort: 'tidak-ada' })).toEqual([]);
    const exported = await exportCertificates(ctx, { out: temporaryFolder(), status: 'valid' });
    expect(exported.written).toHaveLength(5);
    expect(exported.left).toEqual([]);
    expect(exported.written.every(({ file: path }) => /Sertifikat-400\.9-\d{4}-107\.4-2017\.pdf$/.test(path))).toBe(true);
  });
});
