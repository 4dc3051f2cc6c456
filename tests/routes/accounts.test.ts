import { beforeAll, describe, expect, it } from 'vitest';
import { loader as profileLoader, action as saveProfile } from '~/routes/people/profile';
import { action as signIn, loader as signInPage } from '~/routes/people/sign-in';
import { action as signOut } from '~/routes/people/sign-out';
import { testDatabase } from '#tests/support/database';
import { answerOf, groundWorld, NOON, routeArgs, type GroundWorld } from '#tests/support/world/ground';

let world: GroundWorld;
const cookieFrom = (headers: Headers) => (headers.getSetCookie().find((cookie) => cookie.startsWith('bekal_sesi=')) ?? '').split(';')[0] ?? '';

beforeAll(async () => {
  world = groundWorld(await testDatabase());
  await world.write.region.createMany({ data: [{ code: '35', level: 'province', name: 'Jawa Timur' }, { code: '35.25', parentCode: '35', level: 'regency', name: 'Kabupaten Gresik' }, { code: '35.25.01', parentCode: '35.25', level: 'district', name: 'Dukun' }] });
});

describe('signing in', () => {
  it.each(['Dewi@Contoh.id', '0812-0000-9901', '+62 812 0000 9901'])('takes %s and the password, and leaves a record', async (login) => {
    const known = await world.write.person.findUnique({ where: { email: 'dewi@contoh.id' } });
    const personId = known?.id ?? await world.person('Dewi', { email: 'dewi@contoh.id', phone: '+6281200009901', password: 'sandi yang panjang' });
    const answer = await answerOf(() => signIn(routeArgs('/masuk', { form: { login, sandi: 'sandi yang panjang', ke: '/profil' } })));
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/profil']);
    expect(answer.headers.getSetCookie().join()).toMatch(/bekal_sesi=[0-9a-f]{40}; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax/);
    expect(await world.write.auditRecord.count({ where: { action: 'session.opened', subjectId: personId } })).toBeGreaterThan(0);
  });

  it('keeps only the hash of a session id', async () => {
    const ids = await world.write.session.findMany({ select: { id: true } });
    expect(ids.every(({ id }) => /^[0-9a-f]{64}$/.test(id))).toBe(true);
  });

  it('sounds alike for a wrong password and an unknown account', async () => {
    const wrong = await answerOf(() => signIn(routeArgs('/masuk', { form: { login: 'dewi@contoh.id', sandi: 'bukan ini' } })));
    const unknown = await answerOf(() => signIn(routeArgs('/masuk', { form: { login: 'tidak@ada.id', sandi: 'bukan ini' } })));
    expect(wrong.status).toBe(422);
    expect((unknown.data as { form: { formErrors: unknown } }).form.formErrors).toEqual((wrong.data as { form: { formErrors: unknown } }).form.formErrors);
  });

  it('stops guessing after ten tries and forgets a quarter of an hour later', async () => {
    const guess = () => answerOf(() => signIn(routeArgs('/masuk', { form: { login: 'tebak@contoh.id', sandi: 'x' } })));
    for (let i = 0; i < 10; i += 1) expect((await guess()).status).toBe(422);
    expect((await guess()).status).toBe(429);
    world.clock.now = () => new Date(NOON.getTime() + 16 * 60_000);
    expect((await guess()).status).toBe(422);
    world.clock.now = () => NOON;
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])('never leads to another site: %s', async (ke) => {
    const answer = await answerOf(() => signIn(routeArgs('/masuk', { form: { login: 'dewi@contoh.id', sandi: 'sandi yang panjang', ke } })));
    expect(answer.headers.get('Location')).toBe('/');
  });

  it('ends with signing out: the old cookie opens nothing', async () => {
    const cookie = cookieFrom((await answerOf(() => signIn(routeArgs('/masuk', { form: { login: 'dewi@contoh.id', sandi: 'sandi yang panjang' } })))).headers);
    expect((await answerOf(() => profileLoader(routeArgs('/profil', { cookie })))).status).toBe(200);
    await answerOf(() => signOut(routeArgs('/keluar', { cookie, form: {} })));
    expect((await answerOf(() => profileLoader(routeArgs('/profil', { cookie })))).status).toBe(302);
  });

  it('shows no demo account outside the demo', async () => {
    await world.write.setting.create({ data: { key: 'demo.accounts', value: [{ role: 'admin', name: 'x', login: 'x', password: 'y' }], updatedAt: NOON } });
    expect((await answerOf(() => signInPage(routeArgs('/masuk')))).data).toMatchObject({ demo: [] });
  });
});

describe('the profile', () => {
  const form = {
    intent: 'profil', name: 'Suwarno', titleBack: 'S.Sos.', sex: 'L', birthPlace: 'Gresik', birthDate: '1970-05-06', nik: '3525010605709901',
    phone: '081200009902', regencyCode: '35.25', districtCode: '35.25.01',
  };
  const save = async (cookie: string, changes: Record<string, string> = {}) => answerOf(() => saveProfile(routeArgs('/profil', { cookie, form: { ...form, ...changes } })));

  it('keeps a one-word name and titles apart, phone and NIK in one form', async () => {
    const id = await world.person('Calon');
    expect((await save(await world.cookieOf(id))).status).toBe(303);
    expect(await world.write.person.findUnique({ where: { id } })).toMatchObject({ name: 'Suwarno', titleBack: 'S.Sos.', phone: '+6281200009902', nik: '3525010605709901', districtCode: '35.25.01' });
  });

  it('warns of a NIK that differs from the birth date, and saves all the same', async () => {
    const id = await world.person('Lain');
    const answer = await save(await world.cookieOf(id), { nik: '3525010705709902', phone: '081200009903' });
    expect(answer.status).toBe(303);
    expect(await world.write.auditRecord.findFirst({ where: { action: 'profile.saved', subjectId: id } })).toMatchObject({ detail: { warnings: ['nik-birth-date-differs'] } });
  });

  it('refuses the identifiers of somebody else and says which', async () => {
    const cookie = await world.cookieOf(await world.person('Ketiga'));
    expect((await save(cookie)).data).toMatchObject({ form: { formErrors: [expect.stringContaining('NIK ini sudah dipakai')], values: { name: 'Suwarno' } } });
    expect((await save(cookie, { nik: '3525010605709903' })).data).toMatchObject({ form: { formErrors: [expect.stringContaining('Nomor HP ini sudah dipakai')] } });
  });

  it('ignores fields a profile does not have: nobody makes themselves an officer', async () => {
    const id = await world.person('Nakal');
    await save(await world.cookieOf(id), { nik: '3525010605709904', phone: '081200009904', role: 'admin', 'grants[0].role': 'admin', demo: 'true', id: 'x' });
    expect(await world.write.roleGrant.count({ where: { personId: id } })).toBe(0);
  });

  it('records the acceptance of the notice once', async () => {
    const id = await world.person('Setuju');
    const cookie = await world.cookieOf(id);
    const accept = (setuju?: string) => answerOf(() => saveProfile(routeArgs('/profil', { cookie, form: { intent: 'pemberitahuan', ...(setuju ? { setuju } : {}) } })));
    expect((await accept()).status).toBe(422);
    await accept('ya');
    await accept('ya');
    expect(await world.write.consent.count({ where: { personId: id } })).toBe(1);
  });

  it('sets a password, ends other sessions, and refuses one that is a known fact', async () => {
    const id = await world.person('Sandi', { phone: '+6281200009905' });
    const [first, second] = [await world.cookieOf(id), await world.cookieOf(id)];
    const set = (cookie: string, sandi: string) => answerOf(() => saveProfile(routeArgs('/profil', { cookie, form: { intent: 'sandi', sandi } })));
    expect((await set(first, '081200009905')).status).toBe(422);
    const answer = await set(first, 'tiga kata biasa');
    expect(answer.status).toBe(303);
    expect((await answerOf(() => profileLoader(routeArgs('/profil', { cookie: second })))).status).toBe(302);
    expect((await answerOf(() => profileLoader(routeArgs('/profil', { cookie: cookieFrom(answer.headers) })))).status).toBe(200);
  });

  it('gives no password to an office account that came by an invitation', async () => {
    const cookie = await world.cookieOf(await world.person('Petugas', { roles: [['pengelola', '35']] }), 'invitation');
    expect((await answerOf(() => saveProfile(routeArgs('/profil', { cookie, form: { intent: 'sandi', sandi: 'tiga kata biasa' } })))).status).toBe(403);
  });
});
