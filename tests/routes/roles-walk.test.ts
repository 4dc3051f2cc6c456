import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import routes from '~/routes';
import { ask, type Asked } from '#tests/support/ask';
import { testDatabase } from '#tests/support/database';
import { startServer, type RunningServer } from '#tests/support/running-server';
import { rowCounts } from '#tests/support/row-counts';
import { OUTSIDE_GRESIK, PEOPLE, VISITORS, walkWorld, type Visitor, type WalkWorld } from '#tests/support/world/walk';
import { DOORS, type Door } from './roles-walk.table';

let world: WalkWorld;
let server: RunningServer;
let cookies: Awaited<ReturnType<WalkWorld['signIn']>>;

beforeAll(async () => {
  world = await walkWorld(await testDatabase());
  server = await startServer({ DATA_DIR: world.dataDir, DATABASE_URL: world.url, BEKAL_DEMO: '0' });
  cookies = await world.signIn();
}, 240_000);
afterAll(async () => server.stop());

type Statuses = Record<Visitor, string>;
const told = async (answers: (who: Visitor) => Promise<Asked> | string): Promise<Statuses> => {
  const cells = await Promise.all(VISITORS.map(async (who) => {
    const answer = await answers(who);
    if (typeof answer === 'string') return [who, answer];
    const { location = '' } = answer.headers;
    return [who, location.startsWith('/masuk?ke=') ? 'sign-in' : String(answer.status)];
  }));
  return Object.fromEntries(cells) as Statuses;
};

function expected(door: Door, allowed: readonly Visitor[], status: Door['seen'], usual: number): (who: Visitor) => string {
  return (who) => {
    if (allowed.includes(who)) return String(typeof status === 'function' ? status(who) : (status ?? usual));
    return who === 'stranger' && door.route !== '*' ? 'sign-in' : '404';
  };
}

describe('the table of doors', () => {
  it('knows every route of the URL map, once', () => {
    const mapped = routes.map(({ path = '' }) => path);
    expect(DOORS.map(({ route }) => route).sort()).toEqual([...mapped].sort());
  });

  it('has a world behind it in which everybody finds something', () => {
    for (const who of VISITORS) expect(DOORS.some(({ see }) => see.includes(who)), who).toBe(true);
    expect(Object.entries({ ...world.ids, ...world.own, ...world.other }).filter(([, value]) => value === '')).toEqual([]);
  });
});

describe('every role at every door', () => {
  it.each(DOORS.map((door) => [`/${door.route}`, door] as const))('%s', async (_route, door) => {
    const path = door.address(world);
    const looks = await told((who) => ask(server.base, path, { cookie: cookies[who] }));
    expect(looks, `GET ${path}`).toEqual(await told(expected(door, door.see, door.seen, 200)));

    if (door.act === null) {
      for (const who of ['stranger', 'admin'] as const) expect((await ask(server.base, path, { cookie: cookies[who], form: {} })).status, `POST ${path} as ${who}`).toBe(405);
      return;
    }
    const before = await rowCounts(world.write);
    const acts = await told((who) => ask(server.base, path, { cookie: cookies[who], form: {} }));
    expect(acts, `POST ${path}`).toEqual(await told(expected(door, door.act, door.acted, 422)));
    if (!door.writes) expect(await rowCounts(world.write), `POST ${path} wrote something`).toEqual(before);
  });

});

describe('things of other people', () => {
  beforeAll(async () => { cookies = await world.signIn(); });

  it('where the address names a thing of another person, a form and a page are as absent as one that never was', async () => {
    const ids = { participation: world.other.participation, entry: world.other.entry, certificate: world.other.certificate, id: world.other.certificate };
    const foreign: WalkWorld = { ...world, own: { ...world.own, ...ids } };
    const before = await rowCounts(world.write);
    for (const door of DOORS.filter(({ route }) => /:(participation|entry|certificate|id)\b/.test(route))) {
      for (const who of ['gresik', 'jember', 'peserta', 'coach', 'elsewhere'] as const) {
        if (!door.see.includes(who) && !door.act?.includes(who)) continue;
        const path = door.address(foreign);
        expect((await ask(server.base, path, { cookie: cookies[who] })).status, `GET ${path} as ${who}`).toBe(404);
        if (door.act) expect((await ask(server.base, path, { cookie: cookies[who], form: {} })).status, `POST ${path} as ${who}`).toBe(404);
      }
    }
    expect(await rowCounts(world.write)).toEqual(before);
  });

  it('an own and a foreign part make no address together', async () => {
    const { cohort, next, own, other, ids } = world;
    const mixed: [Visitor, string][] = [
      ['gresik', `/binaan/${own.participation}/catatan/${other.entry}`], ['coach', `/binaan/${own.participation}/catatan/${other.entry}`],
      ['gresik', `/angkatan/${next.key}/peserta/${own.participation}`], ['gresik', `/angkatan/${next.key}/rtl/${own.participation}`],
      ['gresik', `/angkatan/${next.key}/sertifikat/contoh/${own.participation}`], ['province', `/angkatan/${next.key}/impor/${ids.import}`],
      ['province', `/angkatan/${cohort.key}/undangan/surat/${ids.invited}`], ['gresik', `/angkatan/${next.key}/undangan/surat/${ids.invited}`],
      ['signer', `/tanda-tangan/${ids.batch}/contoh/${own.participation}`], ['trainer', `/sesi/${ids.session}/peserta/${ids.invited}`],
    ];
    for (const [who, path] of mixed) expect((await ask(server.base, path, { cookie: cookies[who] })).status, `${path} as ${who}`).toBe(404);
  });

  it('the log knows of no failure', () => expect(server.output().split('\n').filter((line) => line.includes('"level":"error"'))).toEqual([]));
});

describe('an officer of Gresik', () => {
  const asGresik = () => ({ cookie: cookies.gresik });
  const searches = ['?cari=Xaverius', '?keadaan=semua', '?hal=2', '?status=valid', '?putusan=belum', '?usulan=1', '?cetak=1', '?tampil=semua', '?saring=semua', '?isi=rekap'];

  it('reads on no page the name of anybody else’s people', async () => {
    const pages = DOORS.filter(({ see, seen, route }) => see.includes('gresik') && seen === undefined && !see.includes('stranger') && !/berkas|foto|contoh|surat|kartu$/.test(route)).map((door) => door.address(world));
    const nextPages = ['', '/calon', '/calon/pilih', '/undangan', '/sesi', '/papan', '/rtl', '/pembina', '/sertifikat'].map((tail) => `/angkatan/${world.next.key}${tail}`);
    let seenOwn = 0;
    for (const path of [...pages, ...nextPages].flatMap((page) => [page, ...searches.map((search) => page + search)])) {
      const { status, text } = await ask(server.base, path, asGresik());
      expect([200, 302], path).toContain(status);
      for (const name of OUTSIDE_GRESIK) expect(text.includes(name), `${name} on ${path}`).toBe(false);
      if (text.includes(PEOPLE[0])) seenOwn += 1;
    }
    expect(seenOwn, 'pages that show the own people').toBeGreaterThan(50);
  });

  it('acts on nobody else’s people, whatever a form names', async () => {
    const { cohort, next, other, ids } = world;
    const traces = async () => ({
      people: await world.write.participation.findMany({ where: { regencyCode: { not: '35.25' } }, orderBy: { id: 'asc' }, include: { attendances: true, coaches: true, rubrics: true, followUpPlan: true, certificates: { include: { revocation: true } }, events: true } }),
      batches: await world.write.batch.findMany({ orderBy: { id: 'asc' }, include: { members: { orderBy: { participationId: 'asc' } } } }),
      imports: await world.write.nominationImport.findMany(),
      cohorts: await world.write.cohort.count(),
    });
    const card = await world.write.participation.findUniqueOrThrow({ where: { id: other.participation } });
    const before = await traces();
    const forms: [string, Record<string, string>][] = [
      [`/angkatan/${next.key}/calon/pilih`, { 'chosen[0]': ids.invited }],
      [`/angkatan/${next.key}/undangan`, { intent: 'terkirim', 'chosen[0]': ids.invited }],
      [`/angkatan/${next.key}/undangan`, { intent: 'perbarui', participation: ids.invited }],
      [`/angkatan/${next.key}/undangan`, { intent: 'ganti', participation: ids.invited }],
      [`/angkatan/${cohort.key}/impor/${ids.import}`, { intent: 'simpan' }],
      [`/angkatan/${cohort.key}/impor/${ids.import}`, { intent: 'buang' }],
      [`/angkatan/${cohort.key}/pembina`, { intent: 'chosen', 'participation[0]': other.participation, coach: 'x' }],
      [`/angkatan/${cohort.key}/pembina`, { intent: 'end', 'participation[0]': other.participation }],
      [`/angkatan/${cohort.key}/pembina`, { intent: 'region', region: '35.78', coach: 'x', replace: 'on' }],
      [`/angkatan/${cohort.key}/sertifikat`, { intent: 'propose', people: other.participation }],
      [`/angkatan/${cohort.key}/sertifikat`, { intent: 'withdraw', batch: ids.batch }],
      [`/angkatan/${cohort.key}/sertifikat`, { intent: 'retry', batch: ids.batch }],
      [`/sesi/${ids.session}`, { intent: 'card', code: card.cardCode ?? '' }],
      [`/sesi/${ids.session}`, { intent: 'list', [`marks.${other.participation}`]: 'A' }],
      [`/sesi/${ids.session}`, { intent: 'undo', attendance: before.people.find(({ id }) => id === other.participation)?.attendances[0]?.id ?? '' }],
      [`/sesi/${ids.session}/kartu`, { code: card.cardCode ?? '' }],
      [`/angkatan/baru`, { programme: 'pembekalan-pensosmas', title: 'Angkatan orang lain', number: '77', startsOn: '2027-01-04', endsOn: '2027-01-05', place: 'Surabaya', mode: 'tatap-muka', quota: '5', 'quotas[0].regencyCode': '35.78', 'quotas[0].quota': '5' }],
    ];
    for (const [path, form] of forms) {
      const { status, text } = await ask(server.base, path, { ...asGresik(), form });
      expect(status, `${path} ${JSON.stringify(form)}`).toBeLessThan(500);
      for (const name of OUTSIDE_GRESIK) expect(text.includes(name), `${name} after ${path} ${JSON.stringify(form)}`).toBe(false);
      expect(await traces(), `${path} ${JSON.stringify(form)}`).toEqual(before);
    }
  });
});
