import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forEachDialect } from '#tests/support/database';
import { actingAs, GRESIK, inventedNik, nominated, nominationCsv, pembekalan, personWithRole, SIDOARJO, SURABAYA, trainingWorld, type ListedNominee } from '#tests/support/world/training';
import type { Ctx } from '~/people/access/index.server';
import { WRITER } from '~/platform/db/db.server';
import type { Runtime } from '~/platform/runtime.server';
import {
  confirmImport, createCohort, discardImport, importView, participantRows, prepareImport, type CohortFacts,
} from '~/training/cohorts/index.server';

const KOTA: Record<string, string> = { [GRESIK]: 'Kab. Gresik', [SIDOARJO]: 'Kab. Sidoarjo', [SURABAYA]: 'Kota Surabaya' };
const from = (region: string, count: number, first: number): ListedNominee[] =>
  Array.from({ length: count }, (_, at) => ({ nik: inventedNik(first + at), phone: `08129911${String(1000 + first + at)}`, regency: KOTA[region] ?? region, name: `Calon ${String.fromCharCode(65 + ((first + at) % 26))}${'abcdefgh'[Math.floor((first + at) / 26)] ?? ''}` }));

forEachDialect((_dialect, open) => {
  let world: { system: Ctx; runtime: Runtime };
  let province: Ctx;
  let gresik: Ctx;
  let cohort: CohortFacts;
  let number = 0;
  beforeAll(async () => {
    world = await trainingWorld(await open());
    province = await actingAs(await personWithRole('Pengelola Provinsi', 'pengelola'));
    gresik = await actingAs(await personWithRole('Pengelola Gresik', 'pengelola', GRESIK));
  });
  beforeEach(async () => {
    number += 1;
    cohort = await pembekalan(province, { number });
  });
  const people = () => world.system.read.person.count();
  const read = async (ctx: Ctx, nominees: readonly ListedNominee[]) => {
    const outcome = await prepareImport(ctx, cohort, { fileName: 'usulan.csv', bytes: nominationCsv(nominees) });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.value.importId;
  };

  it('freezes the rules of the programme into the angkatan and refuses its number a second time in a year', async () => {
    expect(cohort.ruleSet.posttestMark).toBe(70);
    expect(cohort.key).toMatch(/^pembekalan-pensosmas-2017-/);
    const again = await createCohort(province, { ...input(), number });
    expect(again).toMatchObject({ ok: false, refusal: { code: 'cohort-number-taken' } });
  });

  it('lets an officer of Gresik make angkatan for Gresik alone', async () => {
    expect(await createCohort(gresik, { ...input(), number: 900 + number })).toMatchObject({ ok: false, refusal: { code: 'cohort-region-foreign' } });
    expect(await createCohort(gresik, { ...input(), number: 800 + number, quota: 5, quotas: [{ regencyCode: GRESIK, quota: 5 }] })).toMatchObject({ ok: true });
  });

  it('keeps nobody before the list is confirmed, and everybody once when it is confirmed twice at the same time', async () => {
    const before = await people();
    const importId = await read(province, from(GRESIK, 5, number * 10));
    expect(await people()).toBe(before);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => confirmImport(province, cohort, importId)));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(outcomes.filter((outcome) => outcome.ok && !outcome.value.before)).toHaveLength(1);
    expect(await people()).toBe(before + 5);
    expect(await participantRows(world.system.read, cohort.id, ['35'])).toHaveLength(5);
    expect(await discardImport(province, cohort, importId)).toMatchObject({ ok: false, refusal: { code: 'import-decided' } });
  });

  it('forgets the rows of a list that is thrown away', async () => {
    const importId = await read(province, from(GRESIK, 2, 600 + number * 3));
    expect(await discardImport(province, cohort, importId)).toMatchObject({ ok: true });
    const stored = await world.runtime.database[WRITER].nominationImport.findUniqueOrThrow({ where: { id: importId } });
    expect(stored.report).toEqual({ good: 2, bad: 0, outside: 0, saved: 0 });
    expect(JSON.stringify(stored.report)).not.toMatch(/\d{16}/);
    expect(await confirmImport(province, cohort, importId)).toMatchObject({ ok: false, refusal: { code: 'import-discarded' } });
  });

  it('lists every bad row with its line and its reasons', async () => {
    const importId = await read(province, [{ nik: inventedNik(1), name: 'Satu' }, { nik: '123', name: 'Dua' }, { nik: inventedNik(1), name: 'Tiga', regency: 'Kota Gresikk' }]);
    const view = await importView(province, cohort, importId, 1, 'id');
    expect(view?.open?.goodCount).toBe(1);
    expect(view?.open?.bad.map(({ line, name }) => [line, name])).toEqual([[3, 'Dua'], [4, 'Tiga']]);
    expect(view?.open?.bad[0]?.reasons.join(' ')).toContain('NIK harus 16 angka, yang tertulis 3.');
  });

  describe('people who are known already', () => {
    it('are reused by NIK, completed and never overwritten; what differs is listed', async () => {
      const nik = inventedNik(40 + number, '351515');
      const other = await pembekalan(province, { number: 500 + number });
      await nominated(province, other, [{ nik, name: 'Sri Wahyuni', phone: `0813990${10000 + number}`, regency: 'Kab. Sidoarjo' }]);
      const importId = await read(province, [{ nik, name: 'Sri Wahyuningsih', phone: `0813990${20000 + number}`, regency: 'Kab. Sidoarjo', experience: 'Kader 10 tahun' }]);
      const view = await importView(province, cohort, importId, 1, 'id');
      expect(view?.open?.good[0]?.known?.map(({ field }) => field)).toEqual(['Nama lengkap', 'HP']);
      expect(await confirmImport(province, cohort, importId)).toMatchObject({ ok: true, value: { saved: 1, reused: 1 } });
      const person = await world.system.read.person.findUniqueOrThrow({ where: { nik } });
      expect([person.name, person.phone, person.experience]).toEqual(['Sri Wahyuni', `+62813990${10000 + number}`, 'Kader 10 tahun']);
    });

    it('do not both receive an e-mail that is listed for two of them', async () => {
      const niks = [inventedNik(20 + number, '357801'), inventedNik(20 + number, '357802')];
      const other = await pembekalan(province, { number: 700 + number });
      const listed = niks.map((nik, at) => ({ nik, name: `Kenal ${'AB'[at] ?? ''}`, phone: `0816${at}90${10000 + number}`, regency: 'Kota Surabaya' }));
      await nominated(province, other, listed);
      const email = `bersama${number}@contoh.id`;
      await nominated(province, cohort, listed.map((one) => ({ ...one, email })));
      expect(await world.system.read.person.count({ where: { nik: { in: niks }, email } })).toBe(1);
    });

    it('keep their phone and e-mail when a new person of another name is listed with the same', async () => {
      const phone = `0815990${10000 + number}`;
      await nominated(province, cohort, [{ nik: inventedNik(60 + number), name: 'Slamet', phone, email: `slamet${number}@contoh.id` }, { nik: inventedNik(61 + number, '352511'), name: 'Sumiati', phone, email: `slamet${number}@contoh.id` }]);
      const rows = await participantRows(world.system.read, cohort.id, ['35']);
      expect(rows.map(({ person }) => [person.name, person.phone === null, person.email === null])).toEqual([['Slamet', false, false], ['Sumiati', true, true]]);
    });
  });

  it('sets apart the people of other regions when the officer of Gresik brings a list, and those without a quota', async () => {
    const importId = await read(gresik, [{ nik: inventedNik(71) }, { nik: inventedNik(72), regency: 'Kab. Sidoarjo' }, { nik: inventedNik(73), regency: 'Kab. Malang' }]);
    const view = await importView(gresik, cohort, importId, 1, 'id');
    expect(view?.open?.goodCount).toBe(1);
    expect(view?.open?.outside.map(({ why }) => why)).toEqual(['foreign', 'no-quota']);
    expect(await importView(await actingAs(await personWithRole('Pengelola Sidoarjo', 'pengelola', SIDOARJO)), cohort, importId, 1, 'id')).toBeNull();
  });

  it('answers in words to files that are no list', async () => {
    const upload = (fileName: string, bytes: Uint8Array) => prepareImport(province, cohort, { fileName, bytes });
    const text = (content: string) => new TextEncoder().encode(content);
    expect(await upload('kosong.csv', text(''))).toMatchObject({ ok: false, refusal: { code: 'file-empty' } });
    expect(await upload('foto.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]))).toMatchObject({ ok: false, refusal: { code: 'file-kind' } });
    expect(await upload('surat.pdf', text('%PDF-1.7 ...'))).toMatchObject({ ok: false, refusal: { code: 'file-pdf' } });
    expect(await upload('besar.csv', text(`Nama;NIK;Kab\n${'Warga;3525100101709901;Gresik\n'.repeat(100_000)}`))).toMatchObject({ ok: false, refusal: { code: expect.stringMatching(/too-many-rows/) as string } });
    expect(await upload('lain.csv', text('Judul,Isi\nHalo,Dunia\nApa,Kabar'))).toMatchObject({ ok: false, refusal: { code: expect.stringMatching(/^list-/) as string } });
    const formula = await upload('rumus.csv', nominationCsv([{ name: '=HYPERLINK("http://jahat")', nik: inventedNik(80) }]));
    expect(formula.ok).toBe(true);
  });

  const input = () => ({
    programme: 'pembekalan-pensosmas', title: 'Pembekalan', startsOn: '2017-07-26', endsOn: '2017-07-29', place: 'Surabaya', mode: 'tatap-muka' as const,
    quota: 30, quotas: [], contactName: null, contactPhone: null,
  });
});
