import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { act, page, PUBLIC } from '~/people/access/index.server';
import { catalogue } from '~/platform/i18n/catalogue';
import { done, refuse, type RefusalKind } from '~/platform/outcome';
import { testDatabase } from '#tests/support/database';
import { answerOf, groundWorld, routeArgs, type GroundWorld } from '#tests/support/world/ground';

let world: GroundWorld;
let officer: string;
let officerOfGresik: string;

beforeAll(async () => {
  world = groundWorld(await testDatabase());
  officer = await world.cookieOf(await world.person('Sri Utami', { roles: [['pengelola', '35']] }));
  officerOfGresik = await world.cookieOf(await world.person('Munir', { roles: [['pengelola', '35.25']] }));
});

const province = { kind: 'region', region: '35' } as const;

describe('the ritual of a page', () => {
  const open = (cookie?: string, path = '/sesuatu?x=1') =>
    answerOf(() => page(routeArgs(path, { cookie }), { permit: 'participant:read', scope: province, run: ({ ctx }) => ({ who: ctx.actor.name }) }));

  it('runs for those who may', async () => expect(await open(officer)).toMatchObject({ status: 200, data: { who: 'Sri Utami' } }));

  it('sends strangers to the sign-in page, and back afterwards', async () => {
    const { status, headers } = await open();
    expect(status).toBe(302);
    expect(headers.get('Location')).toBe('/masuk?ke=%2Fsesuatu%3Fx%3D1');
  });

  it('looks absent to those who may not', async () => expect((await open(officerOfGresik)).status).toBe(404));

  it('is closed when the scope cannot be found', async () => {
    const answer = await answerOf(() => page(routeArgs('/x', { cookie: officer }), { permit: 'participant:read', scope: () => null, run: () => ({}) }));
    expect(answer.status).toBe(404);
  });

  it('does not know an address whose parts are malformed', async () => {
    const answer = await answerOf(() => page(routeArgs('/x', { params: { id: '1 or 1=1' } }), { permit: 'public', scope: PUBLIC, params: z.object({ id: z.uuid() }), run: () => ({}) }));
    expect(answer.status).toBe(404);
  });

  it('forgets a session that was made up', async () => {
    const { status, headers } = await open('bekal_sesi=abcdefabcdefabcdefabcdefabcdefabcdefabcd');
    expect(status).toBe(302);
    expect(headers.get('Location')).toContain('/masuk');
  });

  it('gives no office role to who came in by an invitation', async () => {
    const cookie = await world.cookieOf(await world.person('Undangan', { roles: [['admin', '35']] }), 'invitation');
    const answer = await answerOf(() => page(routeArgs('/x', { cookie }), { permit: 'audit:read', scope: province, run: () => ({}) }));
    expect(answer.status).toBe(404);
  });
});

describe('the ritual of an act', () => {
  const texts = catalogue('public', { 'refusal.full': ['Kuota {region} sudah penuh.', 'The quota of {region} is full.'], numberOdd: ['Harus genap.', 'Must be even.'] });
  const input = z.object({ seats: z.coerce.number().refine((value) => value % 2 === 0, 'numberOdd') });
  const send = (form: Record<string, string>, run: () => Promise<ReturnType<typeof done<{ to: string }>> | ReturnType<typeof refuse>>, headers = {}) =>
    answerOf(() => act(routeArgs('/x', { cookie: officer, form, headers }), { permit: 'participant:read', scope: province, input, texts, run }));
  const away = () => Promise.resolve(done({ to: '/selesai' }));

  it('goes on with 303 after success', async () => {
    const { status, headers } = await send({ seats: '4' }, away);
    expect([status, headers.get('Location')]).toEqual([303, '/selesai']);
  });

  it('says in words that the disk is full, keeps what was typed, and lets other faults go on', async () => {
    const full = () => Promise.reject(new Error('the write failed', { cause: Object.assign(new Error('no space left on device, write'), { code: 'ENOSPC' }) }));
    const answer = await send({ seats: '4', note: 'catatan' }, full);
    expect(answer.status).toBe(507);
    expect(answer.data).toMatchObject({ form: { values: { seats: '4', note: 'catatan' }, formErrors: [expect.stringContaining('penuh') as string] } });
    await expect(send({ seats: '4' }, () => Promise.reject(new Error('something else')))).rejects.toThrow('something else');
  });

  it('gives back what was typed with a sentence on each fault', async () => {
    const answer = await send({ seats: '3', note: 'catatan' }, away);
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({ form: { values: { seats: '3', note: 'catatan' }, errors: { seats: ['Harus genap.'] } } });
  });

  it('speaks English to those who chose it', async () => {
    const answer = await answerOf(() => act(routeArgs('/x?bahasa=en', { cookie: officer, form: {} }), { permit: 'participant:read', scope: province, input, texts, run: away }));
    expect(answer.data).toMatchObject({ form: { errors: { seats: ['Write a number.'] } } });
  });

  it.each([['forbidden', 403], ['absent', 404], ['conflict', 409], ['invalid', 422], ['too-many', 429]] as [RefusalKind, number][])('answers a refusal of kind %s with %i and its sentence', async (kind, status) => {
    const answer = await send({ seats: '2' }, () => Promise.resolve(refuse('full', { region: 'Gresik' }, kind)));
    expect(answer.status).toBe(status);
    expect(answer.data).toMatchObject({ form: { formErrors: ['Kuota Gresik sudah penuh.'] } });
  });

  it('refuses a body that is too large without reading it into memory', async () => {
    const answer = await send({ seats: '2', note: 'x'.repeat(600_000) }, away);
    expect(answer.status).toBe(413);
    expect(answer.data).toMatchObject({ form: { formErrors: [expect.stringContaining('terlalu besar')] } });
  });

  it('refuses a broken form body', async () => {
    const request = new Request('http://localhost:3000/x', { method: 'POST', body: '--nothing', headers: { cookie: officer, 'content-type': 'multipart/form-data; boundary=abc' } });
    const answer = await answerOf(() => act({ request, params: {}, context: {} }, { permit: 'participant:read', scope: province, input, run: away }));
    expect(answer.status).toBe(400);
  });

  it('never sends a password back', async () => {
    const answer = await send({ seats: '3', sandi: 'rahasia-sekali' }, away);
    expect(JSON.stringify(answer.data)).not.toContain('rahasia');
  });

  it('takes nothing but POST', async () => {
    const request = new Request('http://localhost:3000/x', { method: 'DELETE', headers: { cookie: officer } });
    expect((await answerOf(() => act({ request, params: {}, context: {} }, { permit: 'participant:read', scope: province, input, run: away }))).status).toBe(405);
  });
});
