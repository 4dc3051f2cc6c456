import { beforeAll, describe, expect, it } from 'vitest';
import { action as signIn } from '~/routes/people/sign-in';
import { action, loader } from '~/routes/people/staff';
import { testDatabase } from '#tests/support/database';
import { answerOf, groundWorld, routeArgs, type GroundWorld } from '#tests/support/world/ground';

let world: GroundWorld;
let admin: string;
let adminId: string;

beforeAll(async () => {
  world = groundWorld(await testDatabase());
  await world.write.region.createMany({ data: [{ code: '35', level: 'province', name: 'Jawa Timur' }, { code: '35.25', parentCode: '35', level: 'regency', name: 'Kabupaten Gresik' }] });
  adminId = await world.person('Admin Utama', { email: 'admin@contoh.id', roles: [['admin', '35']] });
  admin = await world.cookieOf(adminId);
});

const send = (form: Record<string, string>, cookie = admin) => answerOf(() => action(routeArgs('/peran', { cookie, form })));
const give = (change: Record<string, string> = {}) => send({ intent: 'grant', email: 'Baru@Contoh.id', name: 'Sri Baru', role: 'pelatih', region: '35.25', ...change });
const grantsOf = async (email: string) => (await world.write.roleGrant.findMany({ where: { person: { email }, endedAt: null }, select: { role: true, regionCode: true } })).map(({ role, regionCode }) => `${role} ${regionCode}`);
const view = async () => (await answerOf(() => loader(routeArgs('/peran', { cookie: admin })))).data as { grants: { id: string; name: string; role: string; region: string | null; mayEnd: boolean }[] };

describe('roles', () => {
  it('are given to somebody new with a first password that opens the account and stands nowhere', async () => {
    const made = await give();
    const { name, password = '' } = (made.data as { once: Record<string, string> }).once;
    expect([made.status, name, password.length > 12]).toEqual([200, 'Sri Baru', true]);
    expect(await grantsOf('baru@contoh.id')).toEqual(['pelatih 35.25']);
    expect((await answerOf(() => signIn(routeArgs('/masuk', { form: { login: 'baru@contoh.id', sandi: password } })))).status).toBe(303);
    expect(JSON.stringify(await world.write.auditRecord.findMany())).not.toContain(password);
    expect(JSON.stringify(made.headers.getSetCookie())).not.toContain(password);
  });

  it('are added to somebody known, once', async () => {
    expect((await give({ role: 'pembina', region: '35', name: '' })).status).toBe(303);
    expect(await grantsOf('baru@contoh.id')).toEqual(expect.arrayContaining(['pelatih 35.25', 'pembina 35']));
    const again = await give({ role: 'pembina', region: '35' });
    expect([again.status, JSON.stringify(again.data)]).toEqual([409, expect.stringContaining('sudah memegang peran ini') as string]);
  });

  it('need a name where nobody has the address, and a role and region that exist', async () => {
    const nameless = await give({ email: 'lain@contoh.id', name: '' });
    expect([nameless.status, JSON.stringify(nameless.data)]).toEqual([422, expect.stringContaining('Tulis juga namanya') as string]);
    const wrongs: Record<string, string>[] = [{ role: 'peserta' }, { role: 'root' }, { region: '36' }, { region: '35.25.01' }, { email: 'bukan surel' }, { name: '=1+1', email: 'x@contoh.id' }];
    for (const wrong of wrongs) expect((await give(wrong)).status, JSON.stringify(wrong)).toBe(422);
    expect(await world.write.person.count()).toBe(2);
  });

  it('end at once, can be given again, and leave both in the trail', async () => {
    const trainer = (await view()).grants.find(({ role }) => role === 'pelatih');
    expect(trainer).toMatchObject({ name: 'Sri Baru', region: 'Kabupaten Gresik', mayEnd: true });
    expect((await send({ intent: 'end', grant: trainer?.id ?? '' })).status).toBe(303);
    expect(await grantsOf('baru@contoh.id')).toEqual(['pembina 35']);
    expect((await send({ intent: 'end', grant: trainer?.id ?? '' })).status).toBe(404);
    expect((await give()).status).toBe(303);
    expect(await grantsOf('baru@contoh.id')).toEqual(expect.arrayContaining(['pelatih 35.25', 'pembina 35']));
    expect(await world.write.auditRecord.count({ where: { action: { in: ['grant.given', 'grant.ended'] } } })).toBe(3);
  });

  it('of the asking administrator cannot be ended: nobody could give them back', async () => {
    const own = (await view()).grants.find(({ role }) => role === 'admin');
    expect(own?.mayEnd).toBe(false);
    expect((await send({ intent: 'end', grant: own?.id ?? '' })).status).toBe(422);
    expect(await grantsOf('admin@contoh.id')).toEqual(['admin 35']);
  });

  it('are given by administrators alone', async () => {
    const officer = await world.cookieOf(await world.person('Petugas', { roles: [['pengelola', '35']] }));
    expect((await send({ intent: 'grant', email: 'a@contoh.id', name: 'A', role: 'admin', region: '35' }, officer)).status).toBe(404);
    expect((await answerOf(() => loader(routeArgs('/peran', { cookie: officer })))).status).toBe(404);
  });
});
