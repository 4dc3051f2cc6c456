import { zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, multipart } from '#tests/support/ask';
import { testDatabase } from '#tests/support/database';
import { launch, memoryOf, type Launched } from '#tests/support/processes';
import { rowCounts } from '#tests/support/row-counts';
import { streamUp } from '#tests/support/stream-up';
import { inventedNik, nominationCsv } from '#tests/support/world/training';
import { walkWorld, type Visitor, type WalkWorld } from '#tests/support/world/walk';

let world: WalkWorld;
let server: Launched;
let cookies: Readonly<Record<Visitor, string>>;

beforeAll(async () => {
  world = await walkWorld(await testDatabase());
  server = await launch({ DATA_DIR: world.dataDir, DATABASE_URL: world.url });
  await server.ready();
  cookies = await world.signIn();
}, 240_000);
afterAll(async () => { await server.stop(); });

const MB = 1024 * 1024;
/** Where files are taken: address, field, who sends, other fields. */
const slots = () => [
  { what: 'a nomination list', path: `/angkatan/${world.next.key}/calon`, field: 'file', who: 'province', fields: {} },
  { what: 'a photo of an entry', path: `/buku-kegiatan/${world.own.entry}`, field: 'photo', who: 'peserta', fields: { intent: 'attach', consent: 'on' } },
  { what: 'a photo of a card', path: `/sesi/${world.ids.session}/pindai`, field: 'photo', who: 'trainer', fields: { intent: 'photo' } },
  { what: 'a certificate to check', path: '/verifikasi', field: 'berkas', who: 'stranger', fields: {} },
] as const;
type Slot = ReturnType<typeof slots>[number];

async function send(slot: Slot, name: string, bytes: Uint8Array, type = 'application/octet-stream') {
  const form = await multipart({ ...slot.fields, [slot.field]: new File([Buffer.from(bytes)], name, { type }) });
  const answer = await ask(server.base, slot.path, { cookie: cookies[slot.who], alone: true, ...form });
  return answer.headers.location?.startsWith('/verifikasi/hasil/') ? results(answer.headers.location) : answer;
}

/** What is answered about a file to check stands on a page of its own, which asks again until everything is checked. */
async function results(address: string) {
  for (let tries = 0; tries < 30; tries += 1) {
    const page = await ask(server.base, address, { alone: true });
    if (!/http-equiv="refresh"/i.test(page.text)) return page;
    await new Promise((resolve) => { setTimeout(resolve, 300); });
  }
  return expect.fail('the check does not end');
}

const text = (words: string) => new TextEncoder().encode(words);
const noise = (length: number) => Buffer.from(Array.from({ length }, (_, at) => (at * 7919 + 13) % 256));

/** Files of every wrong kind, each under names that lie. */
async function wrongFiles(): Promise<[string, Uint8Array][]> {
  return [
    ['kosong.xlsx', new Uint8Array()], ['program.csv', text('MZ\x90\x00 This program cannot be run in DOS mode')], ['gambar.xlsx', await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } }).png().toBuffer()],
    ['surat.csv', text('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n')], ['halaman.pdf', text('<!doctype html><script>alert(1)</script>')], ['gambar.jpg', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><image href="http://evil.example/x.png"/></svg>')],
    ['arsip.xlsx', zipSync({ 'word/document.xml': text('<w:document/>') })], ['arsip2.xlsx', zipSync({ '../../../etc/passwd': text('x'), '[Content_Types].xml': text('<Types/>') })], ['lama.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...noise(600))],
    ['acak.xlsx', noise(5000)], ['acak.jpg', Uint8Array.of(0xff, 0xd8, 0xff, ...noise(3000))], ['potong.pdf', text('%PDF-1.4\ntrailer<</Size 9999999/Root 1 0 R>>\nstartxref\n0\n%%EOF')], ['satu.csv', text('"')], ['nama\r\nX-Jahat: 1.csv', text('Nama\n=1+1\n')],
    [`${'n'.repeat(3000)}.csv`, text('Nama;NIK\n')], ['../../../tmp/jahat.csv', text('a;b\nc;d\n')], ['json.csv', text('{"nominees":[{"role":"admin"}]}')], ['gif.png', text('GIF89a\x01\x00\x01\x00\x80\x00\x00')],
  ];
}

describe('a file of the wrong kind', () => {
  it('is told in words what is wanted, wherever it is sent, and leaves nothing behind', async () => {
    const before = await rowCounts(world.write);
    for (const slot of slots()) {
      const picture = slot.field === 'photo';
      for (const [name, bytes] of (await wrongFiles()).filter(([name]) => !(picture && name === 'gambar.xlsx'))) {
        const { status, text: page, headers } = await send(slot, name, bytes);
        const where = `${slot.what}: ${name.slice(0, 40)}`;
        expect(slot.who === 'stranger' ? [200, 422] : [422], where).toContain(status);
        expect(headers['x-jahat']).toBeUndefined();
        expect(page, where).not.toMatch(/<script>alert|node_modules|ENOENT|Error:/);
        expect(page, `${where}: a sentence`).toMatch(/role="alert"|data-tone="(bad|warn|neutral)"/);
      }
    }
    expect(await rowCounts(world.write)).toEqual(before);
  });
});

describe('a file that is too much', () => {
  it('of 100 MB is answered in words everywhere, and the server holds none of it', async () => {
    for (const slot of slots()) await send(slot, 'pemanasan.bin', noise(2 * MB));
    const before = memoryOf(server.pid);
    let most = 0;
    const watch = setInterval(() => { most = Math.max(most, memoryOf(server.pid)); }, 100);
    for (const slot of slots()) {
      const { status, text: page } = await streamUp(server.base, slot.path, { field: slot.field, fileName: 'besar.bin', bytes: 100 * MB, cookie: cookies[slot.who], fields: slot.fields });
      expect([status, page.includes('terlalu besar') || page.includes('Terlalu besar')], slot.what).toEqual([413, true]);
    }
    clearInterval(watch);
    expect(Math.round((most - before) / MB), 'MB above what it held before').toBeLessThan(120);
  }, 120_000);

  it('of 100 MB is sent to a door that takes none, or is not there, or is closed: answered, and forgotten', async () => {
    for (const [path, who, statuses] of [['/profil', 'peserta', [413]], ['/masuk', 'stranger', [413]], ['/tidak-ada', 'stranger', [404, 413]], [`/angkatan/${world.next.key}/calon`, 'peserta', [404]], [`/angkatan/${world.next.key}/calon`, 'stranger', [302]], ['/tentang', 'stranger', [405]]] as const) {
      const { status } = await streamUp(server.base, path, { field: 'x', fileName: 'x', bytes: 100 * MB, cookie: cookies[who] });
      expect(statuses as readonly number[], `${path} as ${who}`).toContain(status);
    }
    expect((await ask(server.base, '/sehat')).status).toBe(200);
  }, 120_000);

  it('broken off in the middle harms nobody', async () => {
    const before = await rowCounts(world.write);
    await Promise.all(slots().map((slot) => streamUp(server.base, slot.path, { field: slot.field, fileName: 'putus.bin', bytes: 4 * MB, breakAfter: MB, cookie: cookies[slot.who], fields: slot.fields })));
    expect((await ask(server.base, '/sehat')).status).toBe(200);
    expect(await rowCounts(world.write)).toEqual(before);
  });

  it.each([
    ['a csv of 100,000 rows', 'banyak.csv', () => text(`Nama;NIK;HP\n${'Suharti;3525;0812\n'.repeat(100_000)}`)],
    ['a csv that is one cell', 'sel.csv', () => text(`Nama\n"${'x'.repeat(4 * MB)}`)],
    ['a csv of 50,000 columns', 'kolom.csv', () => text(`${'Nama;'.repeat(50_000)}\n`)],
    ['an xlsx that unpacks to 200 MB', 'bom.xlsx', () => zipSync({
      '[Content_Types].xml': text('<Types/>'), 'xl/workbook.xml': text('<workbook><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': text('<Relationships><Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>'), 'xl/worksheets/sheet1.xml': new Uint8Array(200 * MB),
    }, { level: 1 })],
    ['an xlsx with entities that grow', 'tawa.xlsx', () => zipSync({
      '[Content_Types].xml': text('<Types/>'), 'xl/workbook.xml': text('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><workbook><sheets><sheet name="&b;" sheetId="1" r:id="rId1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': text('<Relationships><Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>'), 'xl/worksheets/sheet1.xml': text('<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>'),
    })],
  ])('%s is refused in words within seconds', async (_what, name, make) => {
    const before = await rowCounts(world.write);
    const bytes = make();
    expect(bytes.length).toBeLessThan(5 * MB);
    const began = Date.now();
    const { status, text: page } = await send(slots()[0], name, bytes);
    expect([status, /role="alert"|data-tone="bad"/.test(page), page.includes('root:')]).toEqual([422, true, false]);
    expect(Date.now() - began).toBeLessThan(15_000);
    expect(await rowCounts(world.write)).toEqual(before);
  });

  it('as a picture of a gigapixel is refused without being drawn', async () => {
    const huge = await sharp({ create: { width: 30_000, height: 30_000, channels: 3, background: 'white' }, limitInputPixels: false }).png({ compressionLevel: 9 }).toBuffer();
    for (const slot of [slots()[1], slots()[2]]) {
      const began = Date.now();
      expect((await send(slot, 'besar.png', huge, 'image/png')).status, slot.what).toBe(422);
      expect(Date.now() - began, slot.what).toBeLessThan(10_000);
    }
  }, 120_000);
});

describe('a list with formulas', () => {
  it('names each such row with its line; the others can be kept', async () => {
    const nominees = ['Sutrisno', '=HYPERLINK("http://evil.example";"klik")', "=cmd|' /C calc'!A0", '@SUM(A1)', '+62811', 'Wagiyem'].map((name, at) => ({ name, nik: inventedNik(60 + at, '357802'), phone: `081291${String(100_000 + at)}`, regency: 'Kota Surabaya' }));
    const answer = await send(slots()[0], 'rumus.csv', nominationCsv(nominees), 'text/csv');
    expect(answer.status).toBe(303);
    const page = await ask(server.base, answer.headers.location ?? '', { cookie: cookies.province });
    for (const name of ['Sutrisno', 'Wagiyem']) expect(page.text).toContain(name);
    expect(page.text).not.toMatch(/href="http:\/\/evil/);
    expect(page.text.match(/rumus/gi)?.length ?? 0, 'rows named as formulas').toBeGreaterThan(1);
  });

  it('the log knows of no failure', () => expect(server.output().split('\n').filter((line) => line.includes('"level":"error"'))).toEqual([]));
});
