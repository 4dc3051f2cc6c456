/** A local e-sign client service: the protocol of BSrE's version 2 as described, its refusals, and its bad days. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openSigner } from '#certificates';
import { oids } from '../../../certificates/asn1/oids.ts';
import { makeCms } from '../../../certificates/sign/cms-writer.ts';
import { NOW } from './office.ts';
import type { Office } from './office.ts';

export const USERNAME = 'dinsos-jatim';
export const PASSWORD = 'sandi-layanan-uji';
export const NIK = '3525010805789901';
export const PASSPHRASE = 'Frasa-Rahasia-Pejabat';
export const SUBSCRIBER = 'segel-dinsos-uji';

type Json = Readonly<Record<string, unknown>>;

/** What the service does instead of its duty. */
export type Mood =
  | 'good' | 'silent' | 'half' | 'html' | 'html-502' | 'not-json' | 'no-file' | 'two-files' | 'not-base64' | 'not-a-pdf' | 'busy' | 'hang-up' | 'error-in-200';

export interface EsignServer {
  readonly url: string;
  /** The institution that signs: its root is what BSrE's root would be. */
  readonly office: Office;
  readonly users: Map<string, { passphrase: string; status: string }>;
  /** Paths asked for, in order; with the body as text. */
  readonly asked: { readonly path: string; readonly body: string }[];
  mood: Mood;
  /** Only requests of this path are met with the mood. */
  moodyPath: string;
  /** Answers with this instead of the document that came: a forger in the service, or a bug. */
  alter: ((pdf: Uint8Array) => Promise<Uint8Array> | Uint8Array) | undefined;
  /** The service puts its own time stamp into the signature. */
  ownTimestamp: boolean;
  /** Bytes kept free for the signature. */
  room: number;
  /** Codes end as soon as they were handed out, so many times. */
  endNextCodes: number;
  activation: string;
  stop(): Promise<void>;
}

const OTHER_DAY = new Date(NOW.getTime() + 3_600_000).toISOString();

class Refusal extends Error {
  constructor(readonly status: number, readonly body: Json) {
    super(JSON.stringify(body));
  }
}

const refuse = (status: number, code: number | undefined, error: string): never => {
  throw new Refusal(status, { ...(code === undefined ? {} : { status_code: code }), error });
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** The document, signed as the service does it: much room for the signature, its own name in it. */
async function sign(server: EsignServer, body: Json): Promise<Json> {
  const [file] = body.file as string[];
  const [properties] = body.signatureProperties as Json[];
  if (!file || !properties) throw new Refusal(400, { error: 'file atau signatureProperties kosong' });
  const { office } = server;
  const raw = openSigner(office.authority.signer);
  const signer = { kind: 'cms' as const, name: raw.name, reserve: server.room, signDigest: (digest: Uint8Array) => makeCms({ signer: raw, digest, contentType: oids.data }) };
  const given = new Uint8Array(Buffer.from(file, 'base64'));
  const pdf = server.alter ? await server.alter(given) : given;
  const signed = await office.sign(pdf, { signer, level: server.ownTimestamp ? 'B-T' : 'B-B', at: NOW, ...(typeof properties.reason === 'string' ? { reason: properties.reason } : {}) });
  return { time: 184, file: [Buffer.from(signed).toString('base64')] };
}

function newCode(server: EsignServer, codes: Set<string>): string {
  const totp = String(100_000 + Math.floor(Math.random() * 900_000));
  if (server.endNextCodes > 0) server.endNextCodes -= 1;
  else codes.add(totp);
  return totp;
}

type Answerer = (body: Json) => Promise<Json> | Json;

function answerers(server: EsignServer, documentCodes: Set<string>, activations: Set<string>): Readonly<Record<string, Answerer>> {
  const subscriber = (body: Json): void => { if (body.idSubscriber !== SUBSCRIBER) refuse(400, undefined, 'Subscriber tidak ditemukan'); };
  return {
    '/api/v2/user/check/status': ({ nik }) => ({ status: server.users.get(String(nik))?.status ?? 'NOT_REGISTERED', message: 'status pengguna' }),
    '/api/v2/sign/pdf': (body) => {
      const user = server.users.get(String(body.nik)) ?? refuse(400, 2011, `User ${String(body.nik)} tidak terdaftar`);
      if (user.status === 'EXPIRED') refuse(400, undefined, 'Sertifikat pengguna telah kedaluwarsa');
      if (body.passphrase !== user.passphrase) refuse(400, 2031, 'Passphrase anda salah !!!');
      return sign(server, body);
    },
    '/api/v2/seal/get/activation': (body) => {
      subscriber(body);
      if (body.totp !== server.activation) return { success: false, message: null, data: { message: 'TOTP aktivasi salah', result: false } };
      server.activation = String(Number(server.activation) + 1);
      activations.add(server.activation);
      return { success: true, message: null, data: { message: 'sukses', totp: server.activation, expires: OTHER_DAY, result: true } };
    },
    '/api/v2/seal/get/totp': (body) => {
      subscriber(body);
      if (!activations.has(String(body.totp))) return { message: 'TOTP aktivasi telah expired', result: false };
      return { message: 'sukses', totp: newCode(server, documentCodes), expires: OTHER_DAY, result: true };
    },
    '/api/v2/seal/pdf': (body) => {
      subscriber(body);
      if (!documentCodes.delete(String(body.totp))) refuse(400, undefined, 'TOTP telah expired');
      return sign(server, body);
    },
  };
}

const send = (response: ServerResponse, status: number, type: string, text: string): void => void response.writeHead(status, { 'content-type': type }).end(text);

/** True when the mood has answered, well or badly. */
function moody(server: EsignServer, response: ServerResponse, answer: Json): boolean {
  const json = JSON.stringify(answer);
  const file = (value: unknown): void => send(response, 200, 'application/json', JSON.stringify({ time: 1, file: value }));
  const moods: Readonly<Partial<Record<Mood, () => void>>> = {
    silent: () => undefined,
    half: () => { response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(json.length) }); response.write(json.slice(0, json.length / 2), () => response.destroy()); },
    html: () => send(response, 200, 'text/html', '<!doctype html><title>Masuk</title><p>Silakan masuk kembali.</p>'),
    'html-502': () => send(response, 502, 'text/html', '<html><h1>502 Bad Gateway</h1></html>'),
    'not-json': () => send(response, 200, 'application/json', '{"file": ["JVBERi0'),
    'no-file': () => send(response, 200, 'application/json', '{"time": 12}'),
    'two-files': () => file(['JVBERi0xLjcK', 'JVBERi0xLjcK']),
    'not-base64': () => file(['<bukan base64>']),
    'not-a-pdf': () => file([Buffer.from('bukan PDF sama sekali').toString('base64')]),
    busy: () => send(response, 503, 'application/json', '{"error": "Layanan sedang sibuk"}'),
    'hang-up': () => void response.destroy(),
    'error-in-200': () => send(response, 200, 'application/json', JSON.stringify({ status_code: 2031, error: `Passphrase salah: ${server.asked.at(-1)?.body.replace(/"file".*/, '') ?? ''}` })),
  };
  const act = moods[server.mood];
  act?.();
  return act !== undefined;
}

/** Starts the service on a free port of the loopback. */
export async function startEsignServer(office: Office): Promise<EsignServer> {
  const expected = `Basic ${Buffer.from(`${USERNAME}:${PASSWORD}`).toString('base64')}`;
  const http: Server = createServer((request, response) => {
    const path = request.url ?? '';
    void (async () => {
      const text = await bodyOf(request);
      server.asked.push({ path, body: text });
      if (request.headers.authorization !== expected) return send(response, 401, 'application/json', '{"error": "Unauthorized"}');
      const answerer = routes[path];
      if (!answerer || request.method !== 'POST') return send(response, 404, 'text/html', '<h1>Not Found</h1>');
      const answer = await answerer(JSON.parse(text) as Json);
      if (path.endsWith(server.moodyPath) && moody(server, response, answer)) return;
      send(response, 200, 'application/json', JSON.stringify(answer));
    })().catch((error: unknown) => (error instanceof Refusal ? send(response, error.status, 'application/json', JSON.stringify(error.body)) : send(response, 500, 'application/json', '{"error": "Internal Server Error"}')));
  });
  await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve); });
  const server: EsignServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, office, users: new Map([[NIK, { passphrase: PASSPHRASE, status: 'ISSUE' }]]), asked: [],
    mood: 'good', moodyPath: '', alter: undefined, ownTimestamp: false, room: 12_000, endNextCodes: 0, activation: '700001',
    stop: () => new Promise((resolve) => { http.closeAllConnections(); http.close(() => resolve()); }),
  };
  const routes = answerers(server, new Set(), new Set());
  return server;
}
