import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthority, fallbackTimestamper, httpTimestamper, localTimestamper, NoTimestampError, TimestampError, verifyPdf } from '#certificates';
import type { HttpTimestamperSettings } from '#certificates';
import { sequence, utf8, integer } from '../../certificates/asn1/der-writer.ts';
import { sha256 } from '../../certificates/sign/cms-writer.ts';
import { ask, installed } from './support/judges.ts';
import { openOffice } from './support/office.ts';

type Answerer = (request: Uint8Array, response: ServerResponse, headers: Record<string, unknown>) => Promise<void> | void;

const authority = createAuthority({ organisation: 'Penanda Waktu Luar', now: new Date() });
const clock = localTimestamper({ ...authority.timestamper, now: () => new Date() });
/** Stamps with a certificate that may sign documents, not times. */
const usurper = localTimestamper({ ...authority.signer, now: () => new Date() });
const reply = (response: ServerResponse, body: Uint8Array): void => void response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(body);
const imprint = sha256(Buffer.from('isi sertifikat'));
const later = (hours: number) => localTimestamper({ ...authority.timestamper, now: () => new Date(Date.now() + hours * 3_600_000) });
let folder: string;

/** A request about something else, or with another nonce: what an answer replayed from elsewhere looks like. */
const changed = (request: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array => {
  const copy = Buffer.from(request);
  copy.set(to, copy.indexOf(from));
  return copy;
};

/** OpenSSL as the authority: an independent maker of answers. */
function opensslAnswer(request: Uint8Array): Uint8Array {
  const path = (name: string): string => join(folder, name);
  writeFileSync(path('query.tsq'), request);
  const made = ask('openssl', ['ts', '-reply', '-config', path('tsa.cnf'), '-queryfile', path('query.tsq'), '-out', path('answer.tsr')]);
  if (made.status !== 0) throw new Error(made.said);
  return new Uint8Array(readFileSync(path('answer.tsr')));
}

const ANSWERS: Record<string, Answerer> = {
  '/good': async (request, response) => reply(response, await clock.respond(request)),
  '/openssl': (request, response) => reply(response, opensslAnswer(request)),
  '/secret': async (request, response, headers) => (headers.authorization === 'Basic cmFoYXNpYQ==' ? reply(response, await clock.respond(request)) : void response.writeHead(401).end()),
  '/other-imprint': async (request, response) => reply(response, await clock.respond(changed(request, imprint, sha256(Buffer.from('lain'))))),
  '/other-nonce': async (request, response) => reply(response, await clock.respond(changed(request, Uint8Array.of(1, 2, 3, 4), Uint8Array.of(1, 2, 3, 5)))),
  '/usurper': async (request, response) => reply(response, await usurper.respond(request)),
  '/wrong-clock': async (request, response) => reply(response, await later(2).respond(request)),
  '/spoilt': async (request, response) => {
    const answer = Uint8Array.from(await clock.respond(request));
    answer[answer.length - 5] = (answer.at(-5) ?? 0) ^ 1;
    reply(response, answer);
  },
  '/rejects': (_, response) => reply(response, sequence(sequence(integer(2), sequence(utf8('kuota habis'))))),
  '/half': async (request, response) => reply(response, (await clock.respond(request)).subarray(0, 300)),
  '/large': (_, response) => reply(response, new Uint8Array(200_000)),
  '/html': (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Masuk</p>'),
  '/busy': (_, response) => void response.writeHead(503).end(),
  '/moved': (_, response) => void response.writeHead(302, { location: '/good' }).end(),
  '/silent': () => undefined,
  '/dripping': (_, response) => void response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).write('0'),
};

let server: Server;
let base: string;
let asked: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsa-'));
  writeFileSync(join(folder, 'tsa.pem'), authority.timestamper.certificate);
  writeFileSync(join(folder, 'tsa.key'), authority.timestamper.privateKey);
  writeFileSync(join(folder, 'serial'), '01\n');
  writeFileSync(join(folder, 'tsa.cnf'), ['[tsa]', 'default_tsa = t', '[t]', `serial = ${folder}/serial`, `signer_cert = ${folder}/tsa.pem`, `signer_key = ${folder}/tsa.key`,
    'signer_digest = sha256', 'digests = sha256', 'default_policy = 1.2.3.4.1', 'other_policies = 1.2.3.4.5', 'ess_cert_id_chain = no', 'ess_cert_id_alg = sha256'].join('\n'));
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      asked.push(request.url ?? '');
      void ANSWERS[request.url ?? '']?.(Buffer.concat(parts), response, request.headers);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const at = (path: string, settings: Partial<HttpTimestamperSettings> = {}) =>
  httpTimestamper({ url: `${base}${path}`, trustedRoots: [authority.root.certificate], timeoutMs: 2_000, now: () => new Date(), ...settings });

/** The problem of a request that has to fail. */
const problemOf = (path: string, settings: Partial<HttpTimestamperSettings> = {}): Promise<unknown> =>
  at(path, settings).timestamp(imprint, Uint8Array.of(1, 2, 3, 4)).then(() => 'accepted', (error: unknown) => (error instanceof TimestampError ? error.problem : error));

describe('a time-stamp authority on the network', () => {
  it('stamps a certificate, and the certificate verifies', async () => {
    const office = openOffice();
    const now = new Date();
    const file = await office.issue({}, { timestamper: at('/good'), at: now });
    const report = verifyPdf(file, { ...office.trust, trustedRoots: [office.authority.root.certificate, authority.root.certificate], now });
    expect(report).toMatchObject({ intact: true, trusted: true, timestamp: { authority: 'Penanda Waktu Penanda Waktu Luar', trusted: true } });
  });

  it.runIf(installed('openssl'))('may be another program: OpenSSL under a policy that was asked for', async () => {
    expect((await at('/openssl', { policy: '1.2.3.4.5' }).timestamp(imprint)).length).toBeGreaterThan(500);
    expect(await problemOf('/openssl', { policy: '1.2.3.4.99' })).toBe('rejected');
    expect(await problemOf('/good', { policy: '1.2.3.4.5' })).toBe('rejected');
  });

  it('gets the headers it is configured with', async () => {
    await expect(at('/secret', { headers: { authorization: 'Basic cmFoYXNpYQ==' } }).timestamp(imprint)).resolves.toBeInstanceOf(Uint8Array);
    expect(await problemOf('/secret')).toBe('http-status');
  });

  it.each([
    ['/other-imprint', 'other-imprint'], ['/other-nonce', 'other-nonce'], ['/usurper', 'wrong-certificate'], ['/wrong-clock', 'wrong-clock'], ['/spoilt', 'bad-signature'],
    ['/rejects', 'rejected'], ['/half', 'malformed'], ['/large', 'too-large'], ['/html', 'malformed'], ['/busy', 'http-status'], ['/moved', 'unreachable'],
  ])('is refused when it answers as %s does', async (path, problem) => {
    expect(await problemOf(path)).toBe(problem);
  });

  it('tells what the authority said when it rejects', async () => {
    await expect(at('/rejects').timestamp(imprint)).rejects.toThrow('rejection: kuota habis');
  });

  it('is refused when no trusted root stands above it', async () => {
    expect(await problemOf('/good', { trustedRoots: [openOffice().authority.root.certificate] })).toBe('untrusted');
  });

  it.each(['/silent', '/dripping'])('is given up in time when it answers like %s', async (path) => {
    const began = performance.now();
    expect(await problemOf(path, { timeoutMs: 300 })).toBe('timeout');
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('is unreachable when nobody listens', async () => {
    expect(await problemOf('', { url: 'http://127.0.0.1:9/' })).toBe('unreachable');
  });
});

describe('a list of authorities', () => {
  const listed = (...paths: string[]) => paths.map((path) => ({ name: path, timestamper: at(path) }));

  it('falls back, and does not ask the one that failed first again for a while', async () => {
    let now = Date.now();
    const list = fallbackTimestamper(listed('/busy', '/good'), { now: () => new Date(now), restMs: 60_000 });
    asked = [];
    await list.timestamp(imprint);
    await list.timestamp(imprint);
    expect(asked).toEqual(['/busy', '/good', '/good']);
    now += 61_000;
    await list.timestamp(imprint);
    expect(asked.slice(3)).toEqual(['/busy', '/good']);
  });

  it('ends with the authority in the process, and keeps room for the largest token', async () => {
    const list = fallbackTimestamper([...listed('/html'), { name: 'sendiri', timestamper: clock }], { now: () => new Date() });
    expect(list.reserve).toBe(8_000);
    await expect(list.timestamp(imprint)).resolves.toBeInstanceOf(Uint8Array);
  });

  it('names every failure when all fail', async () => {
    const error: unknown = await fallbackTimestamper(listed('/busy', '/html'), { now: () => new Date() }).timestamp(imprint).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoTimestampError);
    expect(String(error)).toMatch(/\/busy: .*HTTP 503; \/html: /);
  });
});
