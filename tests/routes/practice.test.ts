import { beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '~/platform/session.server';
import { loader as assignPage, action as assign } from '~/routes/practice/assign-coaches';
import { loader as coacheePage } from '~/routes/practice/coachee';
import { loader as coacheeList } from '~/routes/practice/coachees';
import { action as removeEntry, loader as deletePage } from '~/routes/practice/delete-entry';
import { action as change, loader as editPage } from '~/routes/practice/edit-entry';
import { action as decide, loader as endorsePage } from '~/routes/practice/endorse-entry';
import { action as sendPhoto, loader as entryPage } from '~/routes/practice/entry';
import { loader as logbookPage } from '~/routes/practice/logbook';
import { action as tick, loader as coachingPage } from '~/routes/practice/my-coaching';
import { action as record, loader as newEntryPage } from '~/routes/practice/new-entry';
import { action as recordSession, loader as newSessionPage } from '~/routes/practice/new-session';
import { loader as photo } from '~/routes/practice/photo';
import { action as writePlan, loader as planPage } from '~/routes/training/follow-up';
import { loader as planList } from '~/routes/training/follow-up-list';
import { action as decidePlan, loader as reviewPage } from '~/routes/training/follow-up-review';
import { testDatabase } from '#tests/support/database';
import { answerOf, routeArgs, type Answer } from '#tests/support/world/ground';
import { anEntry, aPlan, phonePhoto, practiceWorld, type PracticeWorld } from '#tests/support/world/practice';

let world: PracticeWorld;
let entryId: string;
const cookies: Record<string, string> = {};

type Call = (args: ReturnType<typeof routeArgs>) => unknown;
const ask = (call: unknown, path: string, who: string | null, params: Record<string, string> = {}, form?: Record<string, string> | FormData, headers?: Record<string, string>): Promise<Answer> =>
  answerOf(() => (call as Call)(routeArgs(path, { cookie: who ? cookies[who] : undefined, params, form, headers })));
const formOf = (answer: Answer) => (answer.data as { form: { values: Record<string, string>; errors: Record<string, string[]>; formErrors: string[] } }).form;
const entryForm = (change: Record<string, string> = {}): Record<string, string> =>
  ({ ...Object.fromEntries(Object.entries(anEntry()).map(([key, value]) => [key, String(value)])), ...change });
const photoForm = (file: Uint8Array, type = 'image/jpeg', consent = true): FormData => {
  const form = new FormData();
  form.set('intent', 'attach');
  if (consent) form.set('consent', 'on');
  form.set('photo', new File([Buffer.from(file)], 'foto.jpg', { type }));
  return form;
};

beforeAll(async () => {
  world = await practiceWorld(await testDatabase());
  const people = { volunteer: world.gresik.personId, neighbour: world.surabaya.personId, coach: world.coach, otherCoach: world.otherCoach, gresik: world.officerGresik, surabaya: world.officerSurabaya, province: world.officerProvince };
  for (const [key, id] of Object.entries(people)) cookies[key] = (await openSession(id, 'password')).split(';')[0] ?? '';
  const form = entryForm();
  entryId = form['id'] ?? '';
  expect((await ask(record, '/buku-kegiatan/baru', 'volunteer', {}, form)).status).toBe(303);
  expect((await ask(sendPhoto, `/buku-kegiatan/${entryId}`, 'volunteer', { entry: entryId }, photoForm(await phonePhoto(90, 60)))).status).toBe(303);
});

describe('who meets which page', () => {
  const everybody = ['volunteer', 'neighbour', 'coach', 'otherCoach', 'gresik', 'surabaya', 'province'];
  const ofPerson = () => ({ participation: world.gresik.participationId, entry: entryId, cohort: world.cohort.key });
  const cases: [string, unknown, readonly string[]][] = [
    ['the logbook: those who take part', logbookPage, ['volunteer', 'neighbour']],
    ['a new entry: those who take part', newEntryPage, ['volunteer', 'neighbour']],
    ['an entry: its writer', entryPage, ['volunteer']],
    ['changing an entry: its writer', editPage, ['volunteer']],
    ['deleting an entry: its writer', deletePage, ['volunteer']],
    ['the photo: its writer, the coach, the officers of the region', photo, ['volunteer', 'coach', 'gresik', 'province']],
    ['own coaching: those who take part', coachingPage, ['volunteer', 'neighbour']],
    ['the list of coachees: coaches', coacheeList, ['coach', 'otherCoach']],
    ['a coachee: the coach, the officers of the region', coacheePage, ['coach', 'gresik', 'province']],
    ['writing down a session: the coach', newSessionPage, ['coach']],
    ['reading an entry to decide: its writer, the coach, the officers of the region', endorsePage, ['volunteer', 'coach', 'gresik', 'province']],
    ['giving people to coaches: officers', assignPage, ['gresik', 'surabaya', 'province']],
    ['the own plan: those who take part', planPage, ['volunteer', 'neighbour']],
    ['the plans of an angkatan: officers and its coaches', planList, ['coach', 'gresik', 'surabaya', 'province']],
    ['a plan to decide: the coach, the officers of the region', reviewPage, ['coach', 'gresik', 'province']],
  ];

  it.each(cases)('%s', async (_what, loader, allowed) => {
    for (const who of everybody) expect((await ask(loader, '/x', who, ofPerson())).status, who).toBe(allowed.includes(who) ? 200 : 404);
    expect((await ask(loader, '/x', null, ofPerson())).status).toBe(302);
  });

  const acts: [string, unknown, Record<string, string>, readonly string[]][] = [
    ['endorsing', decide, { intent: 'endorse', version: 'x' }, ['coach']],
    ['recording a session', recordSession, {}, ['coach']],
    ['deciding about a plan', decidePlan, { intent: 'approve', version: 'x' }, ['coach', 'gresik', 'province']],
    ['changing an entry', change, {}, ['volunteer']],
    ['deleting an entry', removeEntry, {}, ['volunteer']],
    ['giving people to a coach', assign, { intent: 'region', region: '35.07', coach: 'x' }, ['gresik', 'surabaya', 'province']],
  ];
  it.each(acts)('%s is refused as if it did not exist to everybody else', async (_what, action, form, allowed) => {
    for (const who of everybody) {
      const { status } = await ask(action, '/x', who, ofPerson(), form);
      expect(status === 404, who).toBe(!allowed.includes(who));
    }
  });

  it('an entry asked for below another person’s address does not exist', async () => {
    const params = { participation: world.surabaya.participationId, entry: entryId };
    expect((await ask(endorsePage, '/x', 'province', params)).status).toBe(404);
  });
});

describe('the form of an entry over HTTP', () => {
  it('comes back with everything typed when something is missing', async () => {
    const answer = await ask(record, '/buku-kegiatan/baru?kecamatan=35.25.14', 'volunteer', {}, entryForm({ topic: 'Topik saya', village: '', reflection: 'Bu Klien A, NIK 3525106507719901, perlu dikunjungi.' }));
    expect(answer.status).toBe(422);
    const form = formOf(answer);
    expect(form.values['topic']).toBe('Topik saya');
    expect(form.errors['village']).toBeDefined();
    expect(form.errors['reflection']?.[0]).toContain('menyerupai NIK');
  });

  it('says in the language of the reader that the day is still to come', async () => {
    const form = entryForm({ heldOn: '2017-08-11' });
    expect(formOf(await ask(record, '/buku-kegiatan/baru', 'volunteer', {}, form)).formErrors[0]).toContain('belum terjadi');
    expect(formOf(await ask(record, '/buku-kegiatan/baru?bahasa=en', 'volunteer', {}, form)).formErrors[0]).toContain('in the future');
  });

  it('ignores forged fields: nobody endorses an own entry with a form', async () => {
    const form = entryForm({ state: 'endorsed', endorsedById: world.coach, directness: 'tidak-langsung', participationId: world.surabaya.participationId });
    expect((await ask(record, '/buku-kegiatan/baru', 'volunteer', {}, form)).status).toBe(303);
    const row = await world.write.logbookEntry.findUnique({ where: { id: form['id'] ?? '' }, include: { endorsement: true } });
    expect(row).toMatchObject({ participationId: world.gresik.participationId, directness: 'langsung', endorsement: null });
  });

  it('takes the NIK out of the coach’s notes too, the private one included', async () => {
    const form = { id: crypto.randomUUID(), heldOn: '2017-08-09', channel: 'telepon', topic: 'Latihan', sharedNote: 'Lanjutkan.', privateNote: 'NIK 3525106507719901', 'actions[0].text': '', 'actions[0].dueOn': '2017-08-20' };
    const { errors } = formOf(await ask(recordSession, '/x', 'coach', { participation: world.gresik.participationId }, form));
    expect(Object.keys(errors).sort()).toEqual(['actions[0].text', 'privateNote']);
  });
});

describe('the photo over HTTP', () => {
  const send = (form: FormData) => ask(sendPhoto, `/buku-kegiatan/${entryId}`, 'volunteer', { entry: entryId }, form);

  it('is private, is asked for again each time, and costs nothing when it has not changed', async () => {
    const first = await ask(photo, '/x', 'coach', { entry: entryId });
    expect(first.headers.get('content-type')).toBe('image/webp');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const again = await ask(photo, '/x', 'coach', { entry: entryId }, undefined, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  it('is not taken without the statement of consent', async () => {
    const answer = await send(photoForm(await phonePhoto(50, 50), 'image/jpeg', false));
    expect([answer.status, formOf(answer).errors['consent']?.[0]]).toEqual([422, 'Centang pernyataan persetujuan sebelum mengunggah foto.']);
  });

  it('is judged by its bytes, whatever it calls itself', async () => {
    const answer = await send(photoForm(new TextEncoder().encode('MZ bukan foto'), 'image/jpeg'));
    expect([answer.status, formOf(answer).formErrors[0]]).toEqual([422, expect.stringContaining('bukan foto JPEG')]);
  });

  it('is asked for when the form is sent without one', async () => {
    const form = new FormData();
    form.set('intent', 'attach');
    form.set('consent', 'on');
    form.set('photo', new File([], ''));
    expect((await send(form)).status).toBe(422);
  });

  it('of 100 MB gets a clear answer, and the entry keeps the photo it had', async () => {
    const before = await world.write.logbookEntry.findUnique({ where: { id: entryId } });
    const megabyte = new Uint8Array(1_000_000);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent === 100) return controller.close();
        sent += 1;
        controller.enqueue(megabyte);
      },
    });
    const request = new Request(`http://localhost:3000/buku-kegiatan/${entryId}`, {
      method: 'POST', body, headers: { cookie: cookies['volunteer'] ?? '', 'content-type': 'multipart/form-data; boundary=x' }, duplex: 'half',
    } as RequestInit);
    const answer = await answerOf(() => (sendPhoto as Call)({ request, params: { entry: entryId }, context: {} }));
    expect([answer.status, formOf(answer).formErrors[0]]).toEqual([413, expect.stringContaining('Kiriman terlalu besar')]);
    expect(await world.write.logbookEntry.findUnique({ where: { id: entryId } })).toEqual(before);
  });
});

describe('the way of an entry and a plan through the pages', () => {
  it('volunteer sends, coach returns, volunteer revises, coach endorses', async () => {
    const params = { participation: world.gresik.participationId, entry: entryId };
    const version = async () => ((await ask(endorsePage, '/x', 'coach', params)).data as { entry: { version: string; state: string } }).entry;
    expect((await ask(decide, '/x', 'coach', params, { intent: 'return', version: (await version()).version, note: 'Tulis nama balai.' })).status).toBe(303);
    expect((await version()).state).toBe('returned');
    await new Promise((resolve) => { setTimeout(resolve, 2); });
    expect((await ask(decide, '/x', 'coach', params, { intent: 'endorse', version: '2017-01-01T00:00:00.000Z' })).status).toBe(409);
    expect((await ask(decide, '/x', 'coach', params, { intent: 'endorse', version: (await version()).version })).status).toBe(303);
    expect((await ask(change, '/x', 'volunteer', { entry: entryId }, entryForm())).status).toBe(409);
    expect((await ask(editPage, '/x', 'volunteer', { entry: entryId })).status).toBe(404);
  });

  it('a plan keeps what was typed when it is sent with gaps, hides a draft from others, and shows it once sent', async () => {
    const gaps = { ...aPlan(), indicator: '', intent: 'submit' };
    const refused = await ask(writePlan, '/rtl', 'volunteer', {}, gaps);
    expect([refused.status, formOf(refused).values['goal'], formOf(refused).errors]).toEqual([422, aPlan().goal, { indicator: ['Ukuran keberhasilan belum diisi.'] }]);
    const params = { cohort: world.cohort.key, participation: world.gresik.participationId };
    expect((await ask(writePlan, '/rtl', 'volunteer', {}, { ...gaps, intent: 'save' })).status).toBe(303);
    expect(JSON.stringify((await ask(reviewPage, '/x', 'gresik', params)).data)).not.toContain('Penyuluhan bulanan');
    expect((await ask(writePlan, '/rtl', 'volunteer', {}, { ...aPlan(), intent: 'submit' })).status).toBe(303);
    expect(JSON.stringify((await ask(reviewPage, '/x', 'gresik', params)).data)).toContain('Penyuluhan bulanan');
  });

  it('a ticked action of somebody else is refused', async () => {
    expect((await ask(tick, '/pembinaan', 'neighbour', {}, { action: 'bukan-milik-saya', done: 'ya' })).status).toBe(404);
  });
});
