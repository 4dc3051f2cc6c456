import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, testDatabase } from '#tests/support/database';
import { bekal } from '#tests/support/processes';
import { recognitionWorld } from '#tests/support/world/recognition';
import { runtime } from '~/platform/runtime.server';
import { approveBatch, certificateFile, certificatesOf, proposeBatch, suspendCertificate } from '~/recognition/certification/index.server';

interface Line { file: string; verdict: string; intact: boolean; trusted: boolean; register: string; reasons: string[] }
let env: Record<string, string>;
let folder: string;
let pdfs: Uint8Array[];

beforeAll(async () => {
  const world = await recognitionWorld(await testDatabase(), ['Siti Aminah', 'Sukarno']);
  const officer = await world.as(world.ids.officer);
  const proposed = await proposeBatch(officer, { cohortId: world.cohort.id, participationIds: world.participants.map(({ id }) => id) });
  await approveBatch(await world.as(world.ids.signer), { batchId: proposed.ok ? proposed.value.batchId : '' });
  await world.press();
  const held = await Promise.all(world.participants.map(async ({ personId }) => (await certificatesOf(officer.read, personId))[0]?.id ?? ''));
  pdfs = await Promise.all(held.map(async (id) => (await certificateFile(officer, id))?.bytes ?? new Uint8Array()));
  await suspendCertificate(officer, { certificateId: held[1] ?? '', group: 'data-review', reason: 'Nama sedang diperiksa.' });
  const { dataDir, databaseUrl } = runtime().env;
  env = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl };
  folder = temporaryFolder();
}, 240_000);

const pdf = (index: number): Uint8Array => pdfs[index] ?? expect.fail('no such file');

describe('bekal verify', () => {
  it('takes files, archives and folders; one bad one stops nothing; suspended is revoked to whoever asks no further', async () => {
    const altered = Uint8Array.from(pdf(0));
    altered[5000] = (altered[5000] ?? 0) ^ 1;
    mkdirSync(join(folder, 'map', 'dalam'), { recursive: true });
    mkdirSync(join(folder, 'kosong'));
    writeFileSync(join(folder, 'a.pdf'), pdf(0));
    writeFileSync(join(folder, 'map', 'b.pdf'), pdf(1));
    writeFileSync(join(folder, 'map', 'catatan.txt'), 'x');
    writeFileSync(join(folder, 'map', 'dalam', 'c.zip'), zipSync({ 'd/e.pdf': altered, 'd/f.pdf': pdf(0), 'g.txt': altered }));
    const ran = await bekal(['verify', '--json', join(folder, 'a.pdf'), join(folder, 'tidak-ada.pdf'), join(folder, 'map'), join(folder, 'kosong')], env);
    const told = ran.lines<Line>().map(({ file, verdict, register, reasons }) => [file.slice(folder.length + 1), verdict, register, reasons[0]]);
    expect(told).toEqual([
      ['a.pdf', 'genuine', 'valid', undefined], ['tidak-ada.pdf', 'unreadable', 'absent', 'not-found'], ['map/b.pdf', 'revoked', 'suspended', 'certificate-suspended'],
      ['map/dalam/c.zip/d/e.pdf', 'altered', 'valid', 'digest-mismatch'], ['map/dalam/c.zip/d/f.pdf', 'genuine', 'valid', undefined], ['kosong', 'unreadable', 'absent', 'folder-empty'],
    ]);
    expect(Object.keys(ran.lines<Line>()[0] ?? {})).toEqual(['file', 'verdict', 'intact', 'trusted', 'register', 'reasons']);
    expect(ran.code).toBe(1);
    expect((await bekal(['verify', join(folder, 'a.pdf')], env)).code).toBe(0);
  });

  it('judges four hundred files in one call in seconds', async () => {
    const many = join(folder, 'banyak');
    mkdirSync(many);
    for (let index = 0; index < 400; index += 1) {
      const bytes = Uint8Array.from(pdf(0));
      // Every other file is one that was never issued and has to go through the verifier.
      if (index % 2 === 1) bytes[4000 + index] = (bytes[4000 + index] ?? 0) ^ 1;
      writeFileSync(join(many, `${String(index).padStart(3, '0')}.pdf`), bytes);
    }
    const began = Date.now();
    const ran = await bekal(['verify', '--json', many], env);
    const verdicts = ran.lines<Line>().map(({ verdict }) => verdict);
    expect([verdicts.length, verdicts.filter((word) => word === 'genuine').length, verdicts.filter((word) => word === 'altered').length]).toEqual([400, 200, 200]);
    expect(Date.now() - began).toBeLessThan(45_000);
  });
});
