import { beforeAll, describe, expect, it } from 'vitest';
import { setRuntime, runtime } from '~/platform/runtime.server';
import { openSession } from '~/platform/session.server';
import { loader as card } from '~/routes/training/card';
import { loader as cardSheet } from '~/routes/training/card-sheet';
import { action as record, loader as session } from '~/routes/training/session';
import { action as recordJson } from '~/routes/training/session-card';
import { action as changeSession, loader as editSession } from '~/routes/training/session-edit';
import { loader as ledger } from '~/routes/training/session-ledger';
import { action as plan, loader as list } from '~/routes/training/session-list';
import { action as addSession, loader as newSession } from '~/routes/training/session-new';
import { action as correct, loader as person } from '~/routes/training/session-person';
import { action as assess, loader as rubric } from '~/routes/training/session-rubric';
import { action as scan, loader as scanner } from '~/routes/training/session-scan';
import { loader as sheet } from '~/routes/training/session-sheet';
import type { SessionPlace } from '~/training/sessions/index.server';
import { testDatabase } from '#tests/support/database';
import { answerOf, routeArgs } from '#tests/support/world/ground';
import { into, sessionsWorld, type SessionsWorld } from '#tests/support/world/sessions';
import { personWithRole } from '#tests/support/world/training';

let world: SessionsWorld;
let place: SessionPlace;
let practice: SessionPlace;
const cookies: Record<string, string> = {};
const cookieOf = async (personId: string) => (await openSession(personId, 'password')).split(';')[0] ?? '';
const stopClock = (at: Date) => setRuntime({ ...runtime(), clock: { now: () => at } });
const siti = () => world.people[0] ?? { id: '', personId: '', name: '', code: '' };

beforeAll(async () => {
  world = await sessionsWorld(await testDatabase());
  [place, practice] = await Promise.all([world.place('first'), world.place('practice')]);
  stopClock(into(place, 3));
  const people = {
    trainer: world.trainer, officer: world.officer, gresik: world.officerGresik, volunteer: siti().personId,
    malang: await personWithRole('Pengelola Malang', 'pengelola', '35.07'), otherTrainer: await personWithRole('Pelatih Lain', 'pelatih'),
    coach: await personWithRole('Pembina', 'pembina'), signer: await personWithRole('Kepala Dinas', 'penandatangan'), admin: await personWithRole('Admin', 'admin'),
  };
  for (const [key, id] of Object.entries(people)) cookies[key] = await cookieOf(id);
});

const cohortParams = () => ({ cohort: world.cohort.key });
const params = () => ({ session: place.session.id });
const ALL = ['trainer', 'officer', 'gresik', 'volunteer', 'malang', 'otherTrainer', 'coach', 'signer', 'admin'];

describe('who is let in', () => {
  const doors = [
    ['the list of sessions', list, cohortParams, ['trainer', 'officer', 'gresik', 'signer', 'admin']],
    ['a new session', newSession, cohortParams, ['trainer', 'officer']],
    ['a session', session, params, ['trainer', 'officer', 'gresik']],
    ['its scanner', scanner, params, ['trainer', 'officer', 'gresik']],
    ['its attendance sheet', sheet, params, ['trainer', 'officer', 'gresik']],
    ['its form', editSession, params, ['trainer', 'officer']],
    ['its rubric', rubric, params, ['trainer']],
    ['one person in it', person, () => ({ ...params(), participation: siti().id }), ['trainer', 'officer', 'gresik']],
  ] as const;

  it.each(doors)('%s', async (_name, loader, given, allowed) => {
    const admitted: string[] = [];
    for (const key of ALL) {
      const { status } = await answerOf(() => loader(routeArgs('/x', { cookie: cookies[key], params: given() })));
      expect([200, 404], key).toContain(status);
      if (status === 200) admitted.push(key);
    }
    expect(admitted).toEqual(ALL.filter((key) => (allowed as readonly string[]).includes(key)));
    expect((await answerOf(() => loader(routeArgs('/x', { params: given() })))).status).toBe(302);
  });

  it('to the person of another region: nobody but that region’s officer', async () => {
    const surabaya = world.people[3]?.id ?? '';
    const seen = async (key: string) => (await answerOf(() => person(routeArgs('/x', { cookie: cookies[key], params: { ...params(), participation: surabaya } })))).status;
    expect([await seen('officer'), await seen('gresik')]).toEqual([200, 404]);
  });

  it.each([
    ['planning', plan, cohortParams, { intent: 'plan' }], ['adding', addSession, cohortParams, { title: 'x' }], ['changing', changeSession, params, { intent: 'remove', confirmation: 'on' }],
  ] as const)('%s is not for a regional officer of a part', async (_name, action, given, form) => {
    for (const key of ['gresik', 'volunteer', 'malang', 'otherTrainer']) {
      expect((await answerOf(() => action(routeArgs('/x', { cookie: cookies[key], params: given(), form })))).status, key).toBe(404);
    }
  });
});

describe('recording over HTTP', () => {
  it('goes on to the session with a sentence; a refusal comes back with the code as typed', async () => {
    const sent = await answerOf(() => record(routeArgs('/x', { cookie: cookies['trainer'], params: params(), form: { intent: 'card', code: siti().code } })));
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, `/sesi/${place.session.id}`]);
    const refused = await answerOf(() => record(routeArgs('/x', { cookie: cookies['trainer'], params: params(), form: { intent: 'card', code: '11111111' } })));
    expect(refused).toMatchObject({ status: 422, data: { form: { values: { code: '11111111' }, formErrors: ['Kartu ini tidak dikenal. Cari namanya di daftar peserta.'] } } });
  });

  it('answers the camera in JSON: new, known, refused', async () => {
    const send = async (code: string, key = 'trainer') => {
      const answer = await answerOf(() => recordJson(routeArgs('/x', { cookie: cookies[key], params: params(), form: { code, method: 'qr' } })));
      return { status: answer.status, said: answer.status === 200 ? JSON.parse(String(answer.data)) as unknown : null };
    };
    expect(await send(world.people[1]?.code ?? '')).toEqual({ status: 200, said: { tone: 'ok', text: 'Suwarno tercatat hadir, 08.03 WIB.' } });
    expect(await send(world.people[1]?.code ?? '')).toEqual({ status: 200, said: { tone: 'info', text: 'Suwarno sudah tercatat pukul 08.03 WIB.' } });
    expect(await send('x'.repeat(400))).toMatchObject({ status: 200, said: { tone: 'bad' } });
    expect(await send('')).toMatchObject({ status: 200, said: { tone: 'bad', text: 'Kode belum diisi.' } });
    expect((await send(world.people[2]?.code ?? '', 'volunteer')).status).toBe(404);
  });

  it('takes the list with forged fields and hears only what is a mark', async () => {
    const answer = await answerOf(() => record(routeArgs('/x', { cookie: cookies['trainer'], params: params(), form: { intent: 'list', [`marks.${world.people[2]?.id ?? ''}`]: 'H', recordedById: 'x', jp: '99' } })));
    expect(answer.status).toBe(303);
    const forged = await answerOf(() => record(routeArgs('/x', { cookie: cookies['trainer'], params: params(), form: { intent: 'list', [`marks.${world.people[3]?.id ?? ''}`]: 'LULUS', 'marks.__proto__': 'H' } })));
    expect(forged.status).toBe(422);
  });

  it('undoes from the scanner and returns to the scanner', async () => {
    const row = await world.write.attendance.findFirstOrThrow({ where: { sessionId: place.session.id, participationId: siti().id } });
    const answer = await answerOf(() => record(routeArgs('/x', { cookie: cookies['trainer'], params: params(), form: { intent: 'undo', attendance: row.id, back: 'pindai' } })));
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/sesi/${place.session.id}/pindai`]);
    const elsewhere = await answerOf(() => record(routeArgs('/x', { cookie: cookies['trainer'], params: params(), form: { intent: 'undo', attendance: row.id, back: 'https://evil.example' } })));
    expect(elsewhere.status).toBe(422);
  });

  it('reads a typed code and a photograph on the scanning page', async () => {
    const typed = await answerOf(() => scan(routeArgs('/x', { cookie: cookies['trainer'], params: params(), form: { intent: 'card', code: siti().code } })));
    expect([typed.status, typed.headers.get('Location')]).toEqual([303, `/sesi/${place.session.id}/pindai`]);
    const form = new FormData();
    form.set('intent', 'photo');
    form.set('photo', new File(['bukan gambar'], 'kartu.jpg', { type: 'image/jpeg' }));
    expect(await answerOf(() => scan(routeArgs('/x', { cookie: cookies['trainer'], params: params(), form })))).toMatchObject({ status: 422, data: { form: { formErrors: [expect.stringContaining('Tidak ada kode QR')] } } });
  });

  it('asks a correction for its reason and refuses a NIK in it', async () => {
    const send = (reason: string) => answerOf(() => correct(routeArgs('/x', { cookie: cookies['gresik'], params: { ...params(), participation: siti().id }, form: { status: 'S', reason } })));
    expect((await send('')).status).toBe(422);
    expect(await send('NIK 3525106705809901 menurut kartu')).toMatchObject({ status: 422, data: { form: { errors: { reason: [expect.stringContaining('menyerupai NIK')] } } } });
    expect((await send('Surat dokter menyusul')).status).toBe(303);
  });

  it('saves the rubric by radio rows', async () => {
    stopClock(into(practice, 10));
    const at = { session: practice.session.id };
    await answerOf(() => record(routeArgs('/x', { cookie: cookies['trainer'], params: at, form: { intent: 'card', code: siti().code } })));
    const { rubric: criteria } = (await answerOf(() => rubric(routeArgs('/x', { cookie: cookies['trainer'], params: at })))).data as { rubric: { key: string }[] };
    const levels = Object.fromEntries(criteria.map(({ key }) => [`level.${key}`, '4']));
    const send = (change: Record<string, string>) => answerOf(() => assess(routeArgs('/x', { cookie: cookies['trainer'], params: at, form: { participation: siti().id, version: '', note: '', ...levels, ...change } })));
    expect((await send({ [`level.${criteria[0]?.key ?? ''}`]: '99' })).status).toBe(422);
    expect((await send({ percent: '1', score: '1' })).status).toBe(303);
    expect(await world.write.rubricAssessment.findFirst({ select: { percent: true, assessorId: true } })).toEqual({ percent: 100, assessorId: world.trainer });
  });
});

describe('what the volunteer opens', () => {
  it('is the own card and the own JP', async () => {
    const own = await answerOf(() => card(routeArgs('/kartu', { cookie: cookies['volunteer'] })));
    expect(JSON.stringify(own.data)).toContain('Siti Aminah');
    const jp = await answerOf(() => ledger(routeArgs('/jp', { cookie: cookies['volunteer'] })));
    expect(jp.data).toMatchObject({ view: { offered: 36 } });
    expect((await answerOf(() => card(routeArgs('/kartu')))).status).toBe(302);
  });

  it('is no sheet of everybody’s cards; trainers and officers print those as PDF', async () => {
    const print = (key: string) => answerOf(() => cardSheet(routeArgs('/x', { cookie: cookies[key], params: cohortParams() })));
    expect((await print('volunteer')).status).toBe(404);
    expect((await print('admin')).status).toBe(404);
    const printed = await print('trainer');
    expect([printed.status, printed.headers.get('Content-Type'), printed.headers.get('Cache-Control')]).toEqual([200, 'application/pdf', 'private, no-store']);
  });
});
