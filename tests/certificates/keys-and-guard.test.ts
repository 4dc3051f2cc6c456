import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleWorker, fileVerdict, openSigner, readKeyFolder, SignerError, stopVerifier, verifyPdfGuarded, WORKER_FILE, writeKeyFolder } from '#certificates';
import { latin1 } from '../../certificates/pdf/serialise.ts';
import { alterations } from './support/alterations.ts';
import { inFolder } from './support/judges.ts';
import { openOffice } from './support/office.ts';

const office = openOffice();
const passphrase = 'rahasia-dapur-dinas-2026';

afterAll(stopVerifier);

describe('a key folder', () => {
  it('gives back the keys it was given', () => inFolder(async (_, folder) => {
    await writeKeyFolder(join(folder, 'keys'), office.authority, passphrase);
    const read = await readKeyFolder(join(folder, 'keys'), passphrase);
    expect(openSigner(read.signer).keyId).toBe(openSigner(office.authority.signer).keyId);
    expect(read).toEqual(office.authority);
  }));

  it('keeps private keys encrypted and readable by the owner alone', () => inFolder(async (_, folder) => {
    const keys = join(folder, 'keys');
    await writeKeyFolder(keys, office.authority, passphrase);
    expect(statSync(keys).mode & 0o777).toBe(0o700);
    const files = readdirSync(keys).filter((name) => name.endsWith('.key.pem'));
    expect(files).toHaveLength(3);
    for (const name of files) {
      expect(statSync(join(keys, name)).mode & 0o777).toBe(0o600);
      expect(readFileSync(join(keys, name), 'utf8')).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    }
  }));

  it('is not opened with a wrong passphrase', () => inFolder(async (_, folder) => {
    await writeKeyFolder(join(folder, 'keys'), office.authority, passphrase);
    await expect(readKeyFolder(join(folder, 'keys'), 'bukan-rahasia-dapur')).rejects.toThrow(SignerError);
  }));

  it('never overwrites keys and refuses a short passphrase', () => inFolder(async (_, folder) => {
    await writeKeyFolder(join(folder, 'keys'), office.authority, passphrase);
    await expect(writeKeyFolder(join(folder, 'keys'), office.authority, passphrase)).rejects.toThrow('EEXIST');
    await expect(writeKeyFolder(join(folder, 'other'), office.authority, 'pendek')).rejects.toThrow(SignerError);
  }));
});

/** A file whose page tree of form fields keeps a reader busy: hundreds of big object streams, unpacked for one field each. */
function busyFile(): Uint8Array {
  const data = Buffer.from(deflateSync(Buffer.concat([Buffer.from('100 0 <</Kids[]>>'.padEnd(64)), Buffer.alloc(15 * 1024 * 1024, 0x20)]))).toString('latin1');
  let body = '%PDF-1.7\n';
  const rows: number[][] = [];
  const add = (number: number, text: string): void => {
    rows.push([number, body.length]);
    body += `${number} 0 obj\n${text}\nendobj\n`;
  };
  const fields = Array.from({ length: 1500 }, (_, i) => 1000 + i);
  add(1, `<</Type/Catalog/AcroForm<</Fields[${fields.map((number) => `${number} 0 R`).join(' ')}]>>>>`);
  const template = `<</Type/ObjStm/N 1/First 6/Filter/FlateDecode/Length ${data.length}>>\nstream\n`;
  const streams = Array.from({ length: 400 }, (_, i) => 3000 + i);
  for (const number of streams) add(number, `${template}${data}\nendstream`);
  const rowOf = (type: number, second: number, third: number): number[] => [type, (second >>> 24) & 255, (second >>> 16) & 255, (second >>> 8) & 255, second & 255, third];
  const table = [...rows.map(([number = 0, offset = 0]) => ({ number, row: rowOf(1, offset, 0) })), ...fields.map((number, i) => ({ number, row: rowOf(2, streams[i % streams.length] ?? 0, 0) }))];
  const at = body.length;
  const xref = Buffer.from(table.flatMap(({ row }) => row)).toString('latin1');
  body += `9 0 obj\n<</Type/XRef/W[1 4 1]/Index[${table.map(({ number }) => `${number} 1`).join(' ')}]/Size 5000/Root 1 0 R/Length ${xref.length}>>\nstream\n${xref}\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`;
  return latin1(body);
}

describe('guarded verification', () => {
  it('finds the same as the plain one', async () => {
    expect(fileVerdict(await verifyPdfGuarded(await office.issue(), office.trust))).toBe('genuine');
  });

  it('gives up on a file that takes too long, and goes on with the next', async () => {
    const [busy, genuine] = await Promise.all([
      verifyPdfGuarded(busyFile(), office.trust, { timeoutMs: 40 }),
      office.issue().then((pdf) => verifyPdfGuarded(pdf, office.trust)),
    ]);
    expect(busy.unreadable).toBe('timeout');
    expect(fileVerdict(genuine)).toBe('genuine');
  });

  it('answers on every bomb within its limits', async () => {
    for (const name of ['an xref that points to itself', 'an xref stream with a huge Index', 'a stream that unpacks to 60 MB', 'arrays nested a hundred thousand deep']) {
      const pdf = await alterations[name]?.({ office, genuine: await office.issue(), other: new Uint8Array(), unsigned: new Uint8Array() });
      expect(fileVerdict(await verifyPdfGuarded(pdf ?? new Uint8Array(), office.trust)), name).toBe('unreadable');
    }
  });

  it('works from a bundle, with the worker built beside it', () => inFolder(async (put, folder) => {
    const { build } = await import('esbuild');
    const entry = put('entry.ts', `
      import { readFileSync } from 'node:fs';
      import { verifyPdfGuarded } from '${join(process.cwd(), 'certificates/verify/verify-guarded.ts')}';
      const report = await verifyPdfGuarded(new Uint8Array(readFileSync(process.argv[2])), { trustedRoots: [readFileSync(process.argv[3], 'utf8')], now: new Date('2026-07-29T05:00:00Z') });
      console.log(JSON.stringify(report));`);
    await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', external: ['esbuild'], outfile: join(folder, 'app.mjs'), logLevel: 'silent' });
    const run = (): string => execFileSync(process.execPath, [join(folder, 'app.mjs'), put('a.pdf', pdf), put('root.pem', office.authority.root.certificate)], { stdio: ['ignore', 'pipe', 'pipe'] }).toString();
    const pdf = await office.issue();
    expect(run).toThrow(WORKER_FILE);
    put(WORKER_FILE, await bundleWorker());
    expect(JSON.parse(run())).toMatchObject({ intact: true, trusted: true });
  }));
});
