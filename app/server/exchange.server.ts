import { createReadableStreamFromReadable } from '@remix-run/node';
import type { Request as Incoming, Response as Outgoing } from 'express';
import { gzipSync } from 'node:zlib';
import type { RenderedPage } from './route-handler.server';

/** Smaller answers fit in one packet as they are. */
const COMPRESS_FROM_BYTES = 512;
/** Level 4 costs half the processor time of 6 for two per cent more bytes. */
const LEVEL = 4;
const COMPRESSIBLE = /^(text\/|application\/(json|javascript)|image\/svg)/;

/**
 * An express request as the Request that loaders and actions read. Its host is nobody's business: addresses the outside
 * is told come from PUBLIC_URL, so a forged Host header reaches nothing.
 */
export function toRequest(incoming: Incoming, outgoing: Outgoing): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string') headers.set(name, value);
    else for (const one of value ?? []) headers.append(name, one);
  }
  const url = `http://localhost${incoming.originalUrl}`;
  if (incoming.method === 'GET' || incoming.method === 'HEAD') return new Request(url, { method: incoming.method, headers });
  // A body may break off: then the action ends, and nobody is told of it.
  const gone = new AbortController();
  outgoing.on('close', () => { if (!outgoing.writableFinished) gone.abort(); });
  return new Request(url, { method: incoming.method, headers, signal: gone.signal, body: createReadableStreamFromReadable(incoming), duplex: 'half' } as RequestInit);
}

/** Sends an answer as a whole. Everything here is in memory already, and one call of gzip costs a third of a stream. */
export async function sendAnswer(incoming: Incoming, outgoing: Outgoing, answer: Response | RenderedPage): Promise<void> {
  outgoing.status(answer.status);
  if ('statusText' in answer && answer.statusText) outgoing.statusMessage = answer.statusText;
  answer.headers.forEach((value, name) => outgoing.append(name, value));
  sendBody(incoming, outgoing, 'html' in answer ? Buffer.from(answer.html) : Buffer.from(await answer.arrayBuffer()));
}

function sendBody(incoming: Incoming, outgoing: Outgoing, body: Buffer): void {
  const type = String(outgoing.getHeader('Content-Type') ?? '');
  let sent = body;
  if (body.length >= COMPRESS_FROM_BYTES && COMPRESSIBLE.test(type)) {
    outgoing.vary('Accept-Encoding');
    if (accepts(incoming, 'gzip')) {
      sent = gzipSync(body, { level: LEVEL });
      outgoing.setHeader('Content-Encoding', 'gzip');
    }
  }
  if (body.length > 0 || answersWithBody(outgoing.statusCode)) outgoing.setHeader('Content-Length', sent.length);
  outgoing.end(incoming.method === 'HEAD' ? undefined : sent);
}

const answersWithBody = (status: number): boolean => status >= 200 && status !== 204 && status !== 304;

/** Whether the visitor's Accept-Encoding names this coding and does not refuse it with q=0. */
export function accepts({ headers }: Pick<Incoming, 'headers'>, coding: 'gzip' | 'br'): boolean {
  return String(headers['accept-encoding'] ?? '').split(',').some((part) => {
    const [name = '', ...parameters] = part.trim().toLowerCase().split(/\s*;\s*/);
    return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
