import http from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Reading } from './measured-server';

export interface Ask {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Form fields; with them the request is a POST. */
  readonly form?: readonly (readonly [string, string])[];
  /** What the answer must be; anything else counts as an error. */
  readonly status: number;
  readonly contains?: string;
}

export interface Figures {
  readonly requests: number;
  readonly errors: number;
  /** Processor time of the server for one request, milliseconds. */
  readonly cpuMs: number;
  readonly perSecond: number;
  /** Milliseconds from sending to the last byte. */
  readonly p50: number;
  readonly p95: number;
  readonly residentMb: number;
}

export interface Answer {
  readonly status: number;
  readonly location: string;
  readonly text: string;
}

function send(base: string, agent: http.Agent, { path, headers, form }: Ask): Promise<Answer> {
  const body = form && new URLSearchParams(form.map(([name, value]) => [name, value])).toString();
  const posted = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body), origin: base };
  return new Promise((resolve, reject) => {
    const request = http.request(base + path, { agent, method: body === undefined ? 'GET' : 'POST', headers: { ...posted, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const sent = Buffer.concat(parts);
        const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent).toString('utf8');
        resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '', text });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** One connection of one visitor, kept open. */
export function connect(base: string) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return { ask: (what: Ask) => send(base, agent, what), close: () => agent.destroy() };
}

const share = (sorted: readonly number[], part: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0;

/**
 * Keeps `connections` busy, each with one request at a time, until the requests run out or `seconds` have passed.
 * `next(connection)` gives the next request of a connection, undefined when it has none left.
 */
export async function load(base: string, meter: () => Promise<Reading>, connections: number, seconds: number, next: (connection: number) => Ask | undefined): Promise<Figures> {
  const times: number[] = [];
  let errors = 0;
  const before = await meter();
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(Array.from({ length: connections }, async (_, connection) => {
    const line = connect(base);
    for (let what = next(connection); what && performance.now() < until; what = next(connection)) {
      const sent = performance.now();
      const answer = await line.ask(what);
      times.push(performance.now() - sent);
      if (answer.status !== what.status || (what.contains !== undefined && !(answer.text + answer.location).includes(what.contains))) errors += 1;
    }
    line.close();
  }));
  const took = (performance.now() - began) / 1000;
  const after = await meter();
  const sorted = times.sort((a, b) => a - b);
  return {
    requests: times.length, errors, cpuMs: (after.cpuMs - before.cpuMs) / Math.max(1, times.length), perSecond: times.length / took,
    p50: share(sorted, 0.5), p95: share(sorted, 0.95), residentMb: after.residentMb,
  };
}
