import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '#tests/support/ask';
import { testDatabase } from '#tests/support/database';
import { startServer, type RunningServer } from '#tests/support/running-server';
import { rowCounts } from '#tests/support/row-counts';
import { walkWorld, type Visitor, type WalkWorld } from '#tests/support/world/walk';
import { DOORS } from './roles-walk.table';

let world: WalkWorld;
let server: RunningServer;
let cookies: Readonly<Record<Visitor, string>>;

beforeAll(async () => {
  world = await walkWorld(await testDatabase());
  server = await startServer({ DATA_DIR: world.dataDir, DATABASE_URL: world.url, BEKAL_DEMO: '0' });
  cookies = await world.signIn();
}, 240_000);
afterAll(async () => server.stop());

const get = (path: string, who: Visitor = 'stranger', headers: Record<string, string> = {}) => ask(server.base, path, { cookie: cookies[who], headers });
const post = (path: string, who: Visitor, form: Record<string, string | string[]>, headers: Record<string, string> = {}) => ask(server.base, path, { cookie: cookies[who], form, headers });
const failures = () => server.output().split('\n').filter((line) => line.includes('"level":"error"'));
/** Who sees most at a door; the stranger where nobody need sign in. */
const visitorOf = (see: readonly Visitor[]): Visitor => (see.includes('stranger') ? 'stranger' : (['province', 'peserta', 'trainer', 'coach', 'signer', 'admin'] as const).find((who) => see.includes(who)) ?? 'province');

describe('addresses nobody was given', () => {
  const PARTS = [
    '%00', '%', '%E0%A4%A', '..%2f..%2f..%2fetc%2fpasswd', '%27%20OR%201%3D1--', '__proto__', 'constructor', '%F0%9F%92%A9', 'a'.repeat(3000), '0', 'null', '%0d%0aSet-Cookie:x=y', '%3Cscript%3E',
  ];
  it.each(DOORS.filter(({ route }) => route.includes(':')).map((door) => [`/${door.route}`, door] as const))('%s answers in words', async (_route, { route, see, act, address }) => {
    const whole = address(world).split('/').slice(1);
    const places = route.split('/').flatMap((part, at) => (part.startsWith(':') ? [at] : []));
    for (const part of PARTS) {
      for (const place of places) {
        const path = `/${whole.map((own, at) => (at === place ? part : own)).join('/')}`;
        for (const answer of [await get(path, visitorOf(see)), ...(act ? [await post(path, visitorOf(act), { intent: 'hadir' })] : [])]) {
          expect(answer.status, path).toBeLessThan(500);
          expect(answer.text, path).not.toMatch(/at \w+ \(|node_modules|PrismaClient|SQLITE/);
          expect(answer.headers['set-cookie']?.join() ?? '', path).not.toContain('x=y');
        }
      }
    }
  });

  it('outside the files that are served are not found, however they are written', async () => {
    for (const path of [
      '/assets/../../package.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/..%2f..%2fserver%2findex.js', '/assets/....//....//package.json', '/assets/%5c..%5c..%5cpackage.json', '/assets/', '/assets/.', '/assets/%00',
      '/assets/.bekal-built', '/../data/secrets/invitation', '/.env', '/.git/config', '/build/server/index.js', '/data/bekal.db', '//etc/passwd', '/assets/%', '/prisma/schema.prisma',
    ]) {
      const { status, text } = await get(path);
      expect([400, 403, 404], path).toContain(status);
      expect(text, path).not.toMatch(/"name": "bekal"|sourceStamp|datasource/);
    }
  });

  it('with a broken line of request are refused by the server and harm nobody', async () => {
    for (const path of ['http://evil.example/', '*', '/%%%', `/${'%'.repeat(5000)}`, `/?${'a=1&'.repeat(3000)}`]) expect([200, 400, 404], path.slice(0, 30)).toContain((await ask(server.base, path)).status);
    expect((await ask(server.base, `/?${'a=1&'.repeat(10_000)}`, { alone: true })).status, 'too long for a first line').toBe(431);
    expect((await get('/sehat')).status).toBe(200);
  });
});

describe('queries, cookies and methods', () => {
  const QUERIES = [
    'cari=%00&cari=b&cari[]=c', 'halaman=-1&hal=1e309&page=NaN&keadaan=__proto__&putusan=constructor&kurang=toString', 'angkatan=%27%3B--&program=%27&nomor=%3Cscript%3E&cari=%25_%27%22%5C', '%', 'a=%E0%A4%A',
    `cari=${'x'.repeat(5000)}`, 'ke=//evil.example&kembali=//evil.example&bahasa=xx&bahasa=en', 'kabupaten=%27&kecamatan=%27&kode=%C0%80&peserta=0', 'halaman=99999999999999999999&hal=99999999999999999999&isi=rekap&langkah=periksa',
  ];
  it.each(QUERIES)('?%s is taken or ignored on every page', async (query) => {
    for (const door of DOORS) {
      const { status, text, headers } = await get(`${door.address(world)}?${query}`, visitorOf(door.see));
      expect(status, `${door.route}?${query}`).toBeLessThan(500);
      expect(headers.location ?? '', door.route).not.toMatch(/^(https?:)?\/\/evil/);
      expect(text, door.route).not.toContain('<script>');
    }
  });

  const COOKIES = [
    'bekal_sesi=', 'bekal_sesi=%00', 'bekal_sesi=%', `bekal_sesi=${'a'.repeat(6000)}`, "bekal_sesi=' OR 1=1", 'bekal_sesi=a; bekal_sesi=b', 'bekal_bahasa=%', 'bekal_bahasa=bm90IGpzb24', 'bekal_pesan=PHNjcmlwdD4', 'bekal_pesan=%E0%A4%A', '=;;;=', `${'a=b; '.repeat(500)}`, '__proto__=x',
  ];
  it('a cookie nobody gave is nobody', async () => {
    for (const cookie of COOKIES) {
      expect((await ask(server.base, '/profil', { cookie })).status, cookie.slice(0, 40)).toBe(302);
      const { status, text } = await ask(server.base, '/', { cookie });
      expect(status, cookie.slice(0, 40)).toBe(200);
      expect(text).not.toContain('<script>');
    }
  });

  it('takes nothing but GET, HEAD and POST', async () => {
    const before = await rowCounts(world.write);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'TRACE']) {
      for (const path of ['/', '/profil', `/register/${world.own.certificate}/cabut`, '/sehat', '/assets/x']) {
        const { status, headers } = await ask(server.base, path, { method, cookie: cookies.province });
        expect(status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
        expect(status, `${method} ${path}`).toBeLessThan(500);
        expect(headers['access-control-allow-origin']).toBeUndefined();
      }
    }
    expect(await rowCounts(world.write)).toEqual(before);
  });

  it('HEAD says what GET would say, without a body', async () => {
    for (const [path, who] of [['/', 'stranger'], ['/profil', 'peserta'], ['/profil', 'stranger'], ['/tidak-ada', 'stranger'], [`/v/${world.ids.code}`, 'stranger']] as const) {
      const [head, whole] = [await ask(server.base, path, { method: 'HEAD', cookie: cookies[who] }), await get(path, who)];
      expect([head.status, head.text], path).toEqual([whole.status, '']);
    }
  });
});

describe('forms from elsewhere', () => {
  const form = { intent: 'perbarui', participation: 'x' };
  it.each(['https://evil.example', 'http://localhost.evil.example', 'http://localhost:1', 'null', 'garbage', 'file://'])('from %s are refused before anything is read', async (origin) => {
    const before = await rowCounts(world.write);
    const { status, text } = await post('/keluar', 'province', form, { origin });
    expect([status, text.includes('situs lain')]).toEqual([403, true]);
    expect(await rowCounts(world.write)).toEqual(before);
  });

  it('without an origin, marked by the browser as cross-site, are refused too', async () => {
    for (const site of ['cross-site', 'same-site']) expect((await post('/keluar', 'jember', {}, { 'sec-fetch-site': site })).status, site).toBe(403);
  });

  it('from our own pages are taken', async () => {
    expect((await post('/profil', 'jember', {}, { origin: server.base, 'sec-fetch-site': 'same-origin' })).status).toBe(422);
  });

  it('in a shape that is no form are refused in words', async () => {
    const before = await rowCounts(world.write);
    for (const [type, body] of [
      ['application/json', '{"intent":"profil","role":"admin"}'], ['text/plain', 'intent=pemberitahuan&setuju=ya'], ['multipart/form-data', 'x'], ['multipart/form-data; boundary=', 'x'], ['multipart/form-data; boundary=a', '--a\r\nContent-Disposition: form-data; name="a"\r\n\r\n'],
      ['application/x-www-form-urlencoded; charset=utf-16', 'a=%'], ['', 'a=b'], ['application/x-www-form-urlencoded', `${'a[b]'.repeat(2000)}=1`], ['application/x-www-form-urlencoded', `${'x[0]'.repeat(400)}=1&__proto__[x]=1&constructor.prototype.y=2&intent[toString]=1`],
    ] as const) {
      const { status } = await ask(server.base, '/profil', { cookie: cookies.peserta, body, headers: type ? { 'content-type': type } : {} });
      expect([400, 413, 415, 422], `${type} ${body.slice(0, 30)}`).toContain(status);
    }
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(await rowCounts(world.write)).toEqual(before);
  });
});

describe('what every answer carries', () => {
  it('no data without its page, nothing more by tricks of the framework', async () => {
    for (const path of ['/profil.data', '/_root.data', '/angkatan.data?_routes=root', `/register/${world.own.certificate}.data`, `/angkatan/${world.cohort.key}/papan.data`, '/profil.data?_routes=routes%2Fpeople%2Fprofile']) expect((await get(path, 'province')).status, path).toBe(404);
    for (const query of ['?_data=routes%2Fpeople%2Fprofile', '?_data=root&x=1']) expect((await get(`/profil${query}`, 'peserta')).status, query).toBe(404);
    for (const query of ['?_routes=root', '?index', '?__manifest=1']) {
      expect((await get(`/profil${query}`)).status, query).toBe(302);
      expect((await get(`/profil${query}`, 'peserta')).headers['content-type'], query).toBe('text/html; charset=utf-8');
    }
    expect((await get('/__manifest?p=/profil', 'province')).status).toBe(404);
    expect((await post('/?index', 'stranger', {})).status).toBe(405);
  });

  it.each(DOORS.map((door) => [`/${door.route}`, door] as const))('%s: strict headers, no stranger’s address, private when personal', async (_route, door) => {
    const who = visitorOf(door.see);
    const { headers, text, status } = await get(door.address(world), who);
    const csp = String(headers['content-security-policy']);
    expect(csp).not.toMatch(/unsafe-|https?:|\*/);
    if (!csp.includes('sandbox')) expect(csp).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': expect.stringMatching(/(strict-origin-when-cross-origin|same-origin)$/) as string });
    expect(headers['x-powered-by']).toBeUndefined();
    for (const cookie of headers['set-cookie'] ?? []) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/);
    if (who !== 'stranger' && status === 200) expect(headers['cache-control'], 'a personal page').toMatch(/^private, no-(store|cache)|^no-store/);
    if (headers['content-type']?.startsWith('text/html')) {
      expect(text).not.toMatch(/<script(?![^>]*\bsrc="\/)|\son\w+="|\sstyle="|javascript:/);
      const elsewhere = [...text.matchAll(/\b(?:src|href|action|poster|data-\w+)="(https?:\/\/[^"]*|\/\/[^"]*)"/g)].map(([, url = '']) => url);
      expect(elsewhere.filter((url) => !url.startsWith(server.base) && !url.startsWith('https://wa.me/'))).toEqual([]);
    }
  });

  it('addresses that are keys go into no index, no cache and no Referer', async () => {
    const invitation = await get(`/undangan/${world.ids.token}`);
    expect(invitation.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': expect.stringMatching(/same-origin$/) as string });
    expect((await get(`/v/${world.ids.code}`)).headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
  });

  it('shows no personal page after signing out, and Back asks again', async () => {
    const cookie = await world.cookieOf(world.own.person);
    const before = await ask(server.base, '/profil', { cookie });
    expect([before.status, before.headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect((await ask(server.base, '/keluar', { cookie, form: {} })).status).toBe(303);
    expect((await ask(server.base, '/profil', { cookie })).status).toBe(302);
  });
});

describe('forged fields', () => {
  it('change nothing that a form does not have', async () => {
    const { own, other, ids } = world;
    const forged = { role: 'admin', score: '100', passed: 'true', personId: other.person, participationId: other.participation, status: 'confirmed', verdict: 'kompeten', endorsedById: own.person, 'grants[0].role': 'admin', approvedAt: '2017-01-01', id: other.entry };
    const facts = async () => ({
      grants: await world.write.roleGrant.count(), attempt: await world.write.attempt.findUnique({ where: { id: ids.attempt }, select: { score: true, passed: true, personId: true, submittedAt: true } }),
      endorsements: await world.write.endorsement.count(), entries: await world.write.logbookEntry.findMany({ where: { participationId: other.participation } }), statuses: await world.write.participation.findMany({ select: { id: true, status: true }, orderBy: { id: 'asc' } }),
      plan: await world.write.followUpPlan.findUnique({ where: { participationId: own.participation }, select: { approvedAt: true, approvedById: true } }),
    });
    const before = await facts();
    const tries: [string, Visitor, Record<string, string>][] = [
      [`/percobaan/${ids.attempt}`, 'peserta', { intent: 'save', ...forged }], ['/profil', 'peserta', { intent: 'pemberitahuan', setuju: 'ya', ...forged }],
      ['/rtl', 'peserta', { intent: 'withdraw', ...forged }], [`/buku-kegiatan/${own.entry}`, 'peserta', { intent: 'endorse', ...forged }],
      ['/pembinaan', 'peserta', { action: ids.coaching, done: 'ya', ...forged }], [`/belajar/dasar/mengenal-warga`, 'peserta', { intent: 'complete', ...forged }], ['/kuis/kuis-dasar', 'peserta', forged],
    ];
    for (const [path, who, form] of tries) expect((await post(path, who, form)).status, path).toBeLessThan(500);
    expect(await facts()).toEqual(before);
  });

  it('the log knows of no failure', () => expect(failures()).toEqual([]));
});

