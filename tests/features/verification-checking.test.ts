import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Zip, ZipDeflate, zipSync, type Zippable } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopVerifier } from '#certificates';
import { temporaryFolder, testDatabase } from '#tests/support/database';
import { recognitionWorld, type RecognitionWorld } from '#tests/support/world/recognition';
import type { Ctx } from '~/people/access/index.server';
import { approveBatch, certificateFile, certificatesOf, proposeBatch } from '~/recognition/certification/index.server';
import { CHECK_LIMITS, type Checking } from '~/recognition/verification';
import { checkFiles, eraseChecking, findChecking, resultReport, resultSheet, verifyFile } from '~/recognition/verification/index.server';

let world: RecognitionWorld;
let ctx: Ctx;
let pdfs: Uint8Array[];
let turn = 0;

afterAll(() => stopVerifier());
beforeAll(async () => {
  world = await recognitionWorld(await testDatabase());
  ctx = await world.as(world.ids.officer);
  const proposed = await proposeBatch(ctx, { cohortId: world.cohort.id, participationIds: world.participants.map(({ id }) => id) });
  await approveBatch(await world.as(world.ids.signer), { batchId: proposed.ok ? proposed.value.batchId : '' });
  await world.press();
  pdfs = await Promise.all(world.participants.map(async ({ personId }) => {
    const [certificate] = await certificatesOf(ctx.read, personId);
    return (await certificateFile(ctx, certificate?.id ?? ''))?.bytes ?? new Uint8Array();
  }));
});

const pdf = (index: number): Uint8Array => pdfs[index] ?? expect.fail('no such certificate');
const sent = (name: string, bytes: Uint8Array): File => new File([Buffer.from(bytes)], name);

/** Sends files from an address of their own and waits for everything to be checked. */
async function check(...files: File[]): Promise<Checking> {
  turn += 1;
  const begun = await checkFiles(ctx, { files, from: `192.0.2.${turn}` });
  if (!begun.ok) return expect.fail(begun.refusal.code);
  await expect.poll(() => findChecking(begun.value.key, ctx.now)?.finished, { timeout: 110_000, interval: 50 }).toBe(true);
  return findChecking(begun.value.key, ctx.now) ?? expect.fail('gone');
}
const said = ({ files }: Checking) => files.map(({ name, answer, fault }) => [name, answer?.verdict ?? fault]);

/** As phones and Macs write archives: sizes stand behind the data, not before. */
function streamedZip(entries: Record<string, Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = [];
  const zip = new Zip((_error, chunk) => { parts.push(chunk); });
  for (const [name, bytes] of Object.entries(entries)) {
    const entry = new ZipDeflate(name, { level: 6 });
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return Buffer.concat(parts);
}

describe('an archive of certificates', () => {
  it('is checked entry by entry, however it was packed; paths are only shown', async () => {
    const altered = Uint8Array.from(pdf(1));
    altered[5000] = (altered[5000] ?? 0) ^ 1;
    const entries: Zippable = { 'angkatan/Siti.pdf': pdf(0), '../../../etc/cron.d/jahat.pdf': altered, 'C:\\Windows\\a.pdf': Buffer.from('x'), 'catatan.docx': Buffer.from('x'), '__MACOSX/._Siti.pdf': Buffer.from('x'), 'dalam/lagi.zip': Buffer.from('PK'), 'gelap\u202efdp.pdf': Buffer.from('y') };
    for (const zip of [zipSync(entries), zipSync(entries, { level: 0 }), streamedZip(entries as Record<string, Uint8Array>)]) {
      const checking = await check(sent('semua.zip', zip), sent('satu.pdf', pdf(2)));
      expect(said(checking)).toEqual([['angkatan/Siti.pdf', 'genuine'], ['../../../etc/cron.d/jahat.pdf', 'altered'], ['C:/Windows/a.pdf', 'unreadable'], ['dalam/lagi.zip', 'zip-nested'], ['gelapfdp.pdf', 'unreadable'], ['satu.pdf', 'genuine']]);
      expect(checking.skipped).toBe(1);
    }
  });

  it('that swells, holds too much, is cut off or is none is named, and what was found before it stays', async () => {
    const nothing = new Uint8Array(9_000_000);
    const swelling = zipSync({ 'asli.pdf': pdf(0), ...Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.pdf`, nothing])) }, { level: 9 });
    expect(swelling.length).toBeLessThan(1_000_000);
    const [first, ...rest] = said(await check(sent('bom.zip', swelling)));
    expect(first).toEqual(['asli.pdf', 'genuine']);
    expect(rest.at(-1)).toEqual(['bom.zip', 'zip-swollen']);
    expect(rest.length * nothing.length).toBeLessThanOrEqual(CHECK_LIMITS.unpackedBytes + 2 * nothing.length);

    const one = zipSync({ 'besar.pdf': new Uint8Array(60_000_000), 'asli.pdf': pdf(0) }, { level: 9 });
    expect(said(await check(sent('a.zip', one)))).toEqual([['besar.pdf', 'too-large'], ['asli.pdf', 'genuine']]);
    const many = zipSync(Object.fromEntries(Array.from({ length: 1100 }, (_, index) => [`${index}.txt`, new Uint8Array(1)])));
    expect(said(await check(sent('a.zip', many)))).toEqual([['a.zip', 'zip-many']]);
    const cut = zipSync({ 'asli.pdf': pdf(0), 'potong.pdf': randomBytes(50_000) }, { level: 0 });
    expect(said(await check(sent('a.zip', cut.subarray(0, pdf(0).length + 20_000))))).toEqual([['asli.pdf', 'genuine'], ['a.zip', 'zip-damaged']]);
    expect(said(await check(sent('a.zip', zipSync({ 'a/': new Uint8Array() }))))).toEqual([['a.zip', 'zip-empty']]);
    expect(said(await check(sent('a.zip', zipSync({}))))).toEqual([['a.zip', 'zip-empty']]);
  }, 240_000);

  it('that states other sizes than it has is cut at what it has', async () => {
    const zip = Buffer.from(zipSync({ 'bom.pdf': new Uint8Array(400_000_000) }, { level: 9 }));
    // Both headers say that ten bytes come out.
    for (const [signature, offset] of [[0x04034b50, 22], [0x02014b50, 24]] as const) for (let at = 0; at < zip.length - 4; at += 1) if (zip.readUInt32LE(at) === signature) zip.writeUInt32LE(10, at + offset);
    const began = Date.now();
    const faults = said(await check(sent('a.zip', zip))).map(([, word]) => word);
    expect(faults).toEqual(['too-large', 'zip-swollen']);
    expect(Date.now() - began).toBeLessThan(60_000);
  }, 120_000);
});

describe('results', () => {
  it('are kept for the stated time and then gone, at once when asked', async () => {
    const checking = await check(sent('a.pdf', pdf(0)));
    expect(checking.endsAt.getTime() - ctx.now.getTime()).toBe(CHECK_LIMITS.keptSeconds * 1000);
    expect(findChecking(checking.key, new Date(checking.endsAt.getTime() - 1))).not.toBeNull();
    expect(findChecking(checking.key, checking.endsAt)).toBeNull();
    const other = await check(sent('a.pdf', pdf(0)));
    expect(eraseChecking(other.key)).toBe(true);
    expect(findChecking(other.key, ctx.now)).toBeNull();
  });

  it('are a sheet of plain text, in which no file name is a formula', async () => {
    const rows = await readSheet(Buffer.from(await resultSheet(await check(sent('=HYPERLINK("http://jahat.example").pdf', pdf(0)), sent('b.pdf', Buffer.from('x'))), 'id')), 1);
    expect(rows[0]).toEqual(['Berkas', 'Hasil', 'Nomor', 'Nama menurut register', 'Keterangan', 'Ditandatangani', 'Sidik jari berkas (SHA-256)']);
    expect(rows[1]?.slice(0, 4)).toEqual(['=HYPERLINK("http://jahat.example").pdf', 'Asli dan berlaku', '400.9/0004/107.4/2017', 'Siti Aminah, S.Sos.']);
    expect(rows[2]?.slice(0, 2)).toEqual(['b.pdf', 'Berkas tidak dapat dibaca']);
  });

  it('are a sealed report that pdfsig trusts to be whole, holds every file, and is itself no certificate', async () => {
    const many = Array.from({ length: 40 }, (_, index) => sent(`laporan-dengan-nama-yang-sangat-panjang-sekali-${index}-表.pdf`, pdf(index % pdfs.length)));
    const report = await resultReport(ctx, await check(...many));
    const path = join(temporaryFolder(), 'laporan.pdf');
    writeFileSync(path, report);
    const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });
    expect(run('pdfsig', '-nocert', path)).toMatch(/Signature is Valid[\s\S]*Total document signed|Total document signed[\s\S]*Signature is Valid/);
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors');
    if (process.env.BEKAL_SHOTS) writeFileSync(join(process.env.BEKAL_SHOTS, 'laporan.pdf'), report);
    const text = run('pdftotext', '-layout', path, '-');
    for (const words of ['Laporan pemeriksaan keaslian sertifikat', 'Asli dan berlaku: 40', '400.9/0004/107.4/2017', 'bukan sertifikat']) expect(text).toContain(words);
    expect(await verifyFile(ctx, report)).toMatchObject({ verdict: 'foreign', intact: true, trusted: true, register: 'absent', reasons: ['not-in-register'], certificate: null });
  });
});
