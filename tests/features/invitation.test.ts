import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forEachDialect } from '#tests/support/database';
import { actingAs, GRESIK, inventedNik, nominated, pembekalan, personWithRole, SIDOARJO, trainingWorld } from '#tests/support/world/training';
import type { Ctx } from '~/people/access/index.server';
import { messagesAbout } from '~/people/messages/index.server';
import { readSession } from '~/platform/session.server';
import type { Runtime } from '~/platform/runtime.server';
import {
  answerView, confirmParticipation, currentParticipationOf, declineParticipation, invitationLetterFacts, invitationsView, markInvited, participantRows, printLetters,
  renewInvitation, replaceDeclined, selectionView, selectParticipants, takeInvitation, type CohortFacts,
} from '~/training/cohorts/index.server';

const get = (headers: Record<string, string> = {}) => new Request('https://bekal.contoh.id/undangan/x', { headers });
const BROWSER = { 'sec-fetch-mode': 'navigate', 'user-agent': 'Mozilla/5.0 (Linux; Android 12) Chrome/120 Mobile' };

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
    cohort = await pembekalan(province, { number, quota: 5, quotas: [{ regencyCode: GRESIK, quota: 3 }, { regencyCode: SIDOARJO, quota: 2 }] });
    const base = number * 9;
    await nominated(province, cohort, Array.from({ length: 9 }, (_, at) => ({
      name: `Calon ${'ABCDEFGHI'[at]}`, nik: inventedNik(base + at, at < 5 ? '352510' : '351515'), phone: `08123${String(4_000_000 + base + at)}`,
      regency: at < 5 ? 'Kab. Gresik' : 'Kab. Sidoarjo', experience: at === 4 ? 'Kader posyandu' : '',
    })));
  });
  const rows = () => participantRows(world.system.read, cohort.id, ['35']);
  const stands = async () => Object.fromEntries((await rows()).map(({ person, status, reserveOrder }) => [person.name.slice(-1), `${status}${reserveOrder ?? ''}`]));
  const idOf = async (letter: string) => (await rows()).find(({ person }) => person.name.endsWith(letter))?.id ?? '';
  const select = async (ctx: Ctx, letters: string) => selectParticipants(ctx, cohort, await Promise.all([...letters].map(idOf)));
  const tokenOf = async (letter: string) => {
    const row = (await rows()).find(({ person }) => person.name.endsWith(letter));
    if (!row) throw new Error(letter);
    return (await invitationLetterFacts(province, cohort)).wordsFor(row).link.split('/').at(-1) ?? '';
  };

  describe('selection', () => {
    it('suggests within each quota those with experience first', async () => {
      const view = await selectionView(province, cohort, false, 'id');
      expect(view.groups.map(({ seats, rows: group }) => [seats, group.filter(({ ticked }) => ticked).map(({ name }) => name.slice(-1)).join('')])).toEqual([[2, 'FG'], [3, 'EAB']]);
    });

    it('takes the chosen and orders the rest as reserve of their region', async () => {
      expect(await select(province, 'ABCFG')).toMatchObject({ ok: true, value: { selected: 5, reserve: 4 } });
      expect(await stands()).toEqual({ A: 'selected', B: 'selected', C: 'selected', D: 'reserve2', E: 'reserve1', F: 'selected', G: 'selected', H: 'reserve1', I: 'reserve2' });
    });

    it('refuses more than a quota, naming the region, and changes nobody', async () => {
      expect(await select(province, 'ABCD')).toMatchObject({ ok: false, refusal: { code: 'selection-above-quota', facts: { regency: 'Kabupaten Gresik', chosen: 4, seats: 3 } } });
      expect(new Set(Object.values(await stands()))).toEqual(new Set(['nominated']));
    });

    it('lets the officer of Gresik decide about Gresik alone', async () => {
      expect(await select(gresik, 'AF')).toMatchObject({ ok: false, refusal: { code: 'selection-unknown' } });
      expect(await select(gresik, 'AB')).toMatchObject({ ok: true });
      expect(await stands()).toMatchObject({ A: 'selected', C: 'reserve2', F: 'nominated', I: 'nominated' });
    });

    it('may be changed until an invitation is sent; a place that was offered stays', async () => {
      await select(province, 'ABCFG');
      await markInvited(province, cohort, [await idOf('A')], 'whatsapp');
      expect(await select(province, 'DEFG')).toMatchObject({ ok: true });
      expect(await stands()).toMatchObject({ A: 'selected', B: 'reserve1', D: 'selected', E: 'selected' });
      expect(await select(province, 'BDEFG')).toMatchObject({ ok: false, refusal: { code: 'selection-above-total' } });
    });
  });

  describe('invitation', () => {
    beforeEach(async () => {
      await select(province, 'ABCFG');
    });

    it('is not confirmed by being looked at, and counts as opened only in a browser', async () => {
      const token = await tokenOf('A');
      expect((await answerView(world.system, token, get({ 'user-agent': 'WhatsApp/2.23' }))).invitation?.status).toBe('selected');
      expect((await rows()).find(({ person }) => person.name.endsWith('A'))?.openedAt).toBeNull();
      await answerView(world.system, token, get(BROWSER));
      expect((await rows()).find(({ person }) => person.name.endsWith('A'))).toMatchObject({ status: 'selected', openedAt: world.system.now });
    });

    it('is answered by the link alone, once, and the link opens the own pages without a password', async () => {
      const token = await tokenOf('A');
      const answers = await Promise.all(Array.from({ length: 5 }, () => takeInvitation(world.system, token, { intent: 'hadir' })));
      expect(answers.every(({ ok }) => ok)).toBe(true);
      const events = await world.system.read.participationEvent.count({ where: { participationId: await idOf('A'), toStatus: 'confirmed' } });
      expect(events).toBe(1);
      const again = await takeInvitation(world.system, token, { intent: 'lanjutkan' });
      const cookie = again.ok ? (again.value.cookie ?? '') : '';
      const { session } = await readSession(new Request('https://bekal.contoh.id/', { headers: { cookie: cookie.split(';')[0] ?? '' } }));
      expect(session).toMatchObject({ openedWith: 'invitation' });
      expect(await currentParticipationOf(world.system.read, session?.personId ?? '')).toMatchObject({ cohortKey: cohort.key, status: 'confirmed' });
    });

    it('leaves somebody in the angkatan agreed to while an invitation to a later one waits for an answer', async () => {
      const id = await idOf('A');
      expect(await confirmParticipation(await actingAs((await rows()).find((row) => row.id === id)?.personId ?? ''), id)).toMatchObject({ ok: true });
      const row = (await rows()).find((one) => one.id === id);
      number += 1;
      const later = await pembekalan(province, { number, quota: 1, startsOn: '2017-08-09', endsOn: '2017-08-12', quotas: [{ regencyCode: GRESIK, quota: 1 }] });
      await nominated(province, later, [{ name: row?.person.name ?? '', nik: row?.person.nik ?? '', phone: row?.person.phone ?? '', regency: 'Kab. Gresik' }]);
      const [again] = await participantRows(world.system.read, later.id, ['35']);
      expect(again?.personId).toBe(row?.personId);
      expect(await selectParticipants(province, later, [again?.id ?? ''])).toMatchObject({ ok: true });
      expect(await currentParticipationOf(world.system.read, row?.personId ?? '')).toMatchObject({ cohortKey: cohort.key });
      expect(await confirmParticipation(await actingAs(row?.personId ?? ''), again?.id ?? '')).toMatchObject({ ok: true });
      expect(await currentParticipationOf(world.system.read, row?.personId ?? '')).toMatchObject({ cohortKey: later.key });
    });

    it('does not let somebody in who has not answered', async () => {
      expect(await takeInvitation(world.system, await tokenOf('B'), { intent: 'lanjutkan' })).toMatchObject({ ok: false, refusal: { code: 'answer-first' } });
    });

    it('refuses forged, cut off and replaced links in words of their own', async () => {
      const token = await tokenOf('A');
      const other = await tokenOf('B');
      const forged = Buffer.concat([Buffer.from(token, 'base64url').subarray(0, 16), Buffer.from(other, 'base64url').subarray(16)]).toString('base64url');
      for (const bad of [forged, token.slice(0, -3), '', 'x'.repeat(43), '../../etc/passwd']) expect((await answerView(world.system, bad, get())).gone).toBe('invitation-unknown');
      await renewInvitation(province, cohort, await idOf('A'));
      expect((await answerView(world.system, token, get())).gone).toBe('invitation-replaced');
      expect((await answerView(world.system, await tokenOf('A'), get())).invitation?.status).toBe('selected');
    });

    it('can be declined with a reason that holds no NIK, and the place goes once to the first reserve of the region', async () => {
      const a = await idOf('A');
      expect(await declineParticipation(world.system, a, 'NIK saya 3525100101709901')).toMatchObject({ ok: false, refusal: { code: 'answer-reason-nik' } });
      expect(await takeInvitation(world.system, await tokenOf('A'), { intent: 'berhalangan', reason: 'Sedang sakit' })).toMatchObject({ ok: true, value: { did: 'declined', cookie: null } });
      const view = await invitationsView(province, cohort, null);
      expect(view.rows.find(({ id }) => id === a)).toMatchObject({ state: 'declined', reason: 'Sedang sakit', replacement: 'Calon E', link: null });
      const outcomes = await Promise.all([replaceDeclined(gresik, cohort, a), replaceDeclined(province, cohort, a), replaceDeclined(province, cohort, a)]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await stands()).toMatchObject({ A: 'declined', D: 'reserve2', E: 'selected', H: 'reserve1' });
      expect(await confirmParticipation(world.system, a)).toMatchObject({ ok: false, refusal: { code: 'answer-declined' } });
    });

    it('is shown to the officer of Gresik for Gresik alone', async () => {
      const view = await invitationsView(gresik, cohort, null);
      expect(view.rows.map(({ name }) => name.slice(-1))).toEqual(['A', 'B', 'C']);
      expect(await markInvited(gresik, cohort, [await idOf('F')], 'whatsapp')).toMatchObject({ ok: false, refusal: { code: 'invite-unknown' } });
      expect(await renewInvitation(gresik, cohort, await idOf('F'))).toMatchObject({ ok: false });
    });

    it('is a message with greeting, sender, day, place, link and contact; what is kept of it opens nothing', async () => {
      const token = await tokenOf('A');
      const view = await invitationsView(province, cohort, null);
      const text = decodeURIComponent(view.rows[0]?.whatsapp?.split('text=')[1] ?? '');
      expect(text).toMatch(/^Yth\. Bapak\/Ibu Calon A,/);
      for (const part of ['Dinas Sosial Provinsi Jawa Timur', 'Rabu–Sabtu, 26–29 Juli 2017', 'Hotel Quest, Kota Surabaya', `/undangan/${token}`, '0812-9900-0000']) expect(text).toContain(part);
      await markInvited(province, cohort, [await idOf('A')], 'whatsapp');
      expect(await messagesAbout(world.system.read, 'invitation', [await idOf('A')])).toHaveLength(1);
      const kept = await world.system.read.message.findFirstOrThrow({ where: { subjectId: await idOf('A') } });
      expect(JSON.stringify(kept)).not.toContain(token);
    });

    it('is printed as a letter for each selected person of the officer’s region', async () => {
      const printed = await printLetters(gresik, cohort, { number: '005/12/2017' });
      expect(printed.ok && Buffer.from(printed.value.pdf).subarray(0, 5).toString()).toBe('%PDF-');
      expect(await printLetters(gresik, cohort, { number: '', participationId: await idOf('F') })).toMatchObject({ ok: false, refusal: { code: 'letter-none' } });
    });
  });
});
