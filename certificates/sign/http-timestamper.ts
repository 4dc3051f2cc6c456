/** A time-stamp authority reached over HTTP (RFC 3161, 3.4), and a list of authorities to fall back on. */
import { randomBytes } from 'node:crypto';
import { readPemCertificates } from '../pki/chain.ts';
import { timestampRequest, TimestampError, tokenOf } from './timestamp-answer.ts';
import type { AskedTimestamp } from './timestamp-answer.ts';
import type { Timestamper } from './timestamper.ts';

/** An authority and the terms on which its answers are taken. */
export interface HttpTimestamperSettings {
  readonly url: string;
  /** Policy asked for and demanded; the authority's own unless given. */
  readonly policy?: string;
  /** PEM roots of which one has to stand above the authority's certificate. */
  readonly trustedRoots?: readonly string[];
  /** Sent along, for example `Authorization`. Never part of an error message. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Longest wait for the whole answer, in milliseconds; 5,000 unless told otherwise. */
  readonly timeoutMs?: number;
  /** Largest answer read, in bytes; 32 KiB unless told otherwise. */
  readonly maxBytes?: number;
  /** Room for a token in the PDF, in bytes; 8,000 unless told otherwise: tokens of others carry whole chains. */
  readonly reserve?: number;
  /** How far its clock may be from ours, in milliseconds; 5 minutes unless told otherwise. */
  readonly toleranceMs?: number;
  now(): Date;
}

async function readLimited(response: Response, maxBytes: number): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > maxBytes) {
      await reader?.cancel();
      throw new TimestampError('too-large', `The answer is larger than ${maxBytes} bytes`);
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts);
}

async function fetchAnswer(settings: HttpTimestamperSettings, request: Uint8Array): Promise<Uint8Array> {
  const timeoutMs = settings.timeoutMs ?? 5_000;
  const signal = AbortSignal.timeout(timeoutMs);
  const headers = { ...settings.headers, 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
  try {
    const response = await fetch(settings.url, { method: 'POST', body: Buffer.from(request), headers, signal, redirect: 'error' });
    if (!response.ok) {
      await response.body?.cancel();
      throw new TimestampError('http-status', `The authority answered with HTTP ${response.status}`);
    }
    if (!response.headers.get('content-type')?.startsWith('application/timestamp-reply')) {
      await response.body?.cancel();
      throw new TimestampError('malformed', 'The answer is not of the type application/timestamp-reply');
    }
    return await readLimited(response, settings.maxBytes ?? 32_768);
  } catch (cause) {
    if (cause instanceof TimestampError) throw cause;
    if (signal.aborted) throw new TimestampError('timeout', `No answer within ${timeoutMs} ms`, { cause });
    throw new TimestampError('unreachable', 'The authority cannot be reached', { cause });
  }
}

/**
 * Opens an authority on the network. Nothing is sent but hashes; an answer is used only after imprint, nonce, policy,
 * clock, signature and the purpose of the certificate were checked. `timestamp` throws TimestampError.
 * @throws BerError when a trusted root is damaged
 */
export function httpTimestamper(settings: HttpTimestamperSettings): Timestamper {
  const roots = settings.trustedRoots && readPemCertificates(settings.trustedRoots);
  return {
    reserve: settings.reserve ?? 8_000,
    async timestamp(imprint, nonce = new Uint8Array(randomBytes(12))) {
      const asked: AskedTimestamp = { imprint, nonce, policy: settings.policy, roots, now: settings.now(), toleranceMs: settings.toleranceMs ?? 300_000 };
      const answer = await fetchAnswer(settings, timestampRequest(asked));
      const token = tokenOf(answer, { ...asked, now: settings.now() });
      if (token.length > (settings.reserve ?? 8_000)) throw new TimestampError('too-large', 'The token is larger than the room kept for it');
      return token;
    },
  };
}

/** A timestamper with the name under which its failures are told. */
export interface NamedTimestamper {
  readonly name: string;
  readonly timestamper: Timestamper;
}

/** Every authority of the list failed. `failures` are in the order of the list. */
export class NoTimestampError extends Error {
  override readonly name = 'NoTimestampError';
  constructor(readonly failures: ReadonlyArray<{ readonly name: string; readonly error: Error }>) {
    super(`No time stamp: ${failures.map(({ name, error }) => `${name}: ${error.message}`).join('; ')}`);
  }
}

/**
 * Asks authorities in order until one stamps. One that failed is asked last for `restMs` (a minute unless told
 * otherwise), so that a batch does not wait for the same time-out again and again. `timestamp` throws NoTimestampError.
 */
export function fallbackTimestamper(list: readonly NamedTimestamper[], settings: { now(): Date; restMs?: number }): Timestamper {
  const restingUntil = new Map<NamedTimestamper, number>();
  return {
    reserve: Math.max(0, ...list.map(({ timestamper }) => timestamper.reserve)),
    async timestamp(imprint, nonce) {
      const now = settings.now().getTime();
      const rests = (entry: NamedTimestamper): boolean => (restingUntil.get(entry) ?? 0) > now;
      const failures: Array<{ name: string; error: Error }> = [];
      for (const entry of [...list.filter((candidate) => !rests(candidate)), ...list.filter(rests)]) {
        try {
          const token = await entry.timestamper.timestamp(imprint, nonce);
          restingUntil.delete(entry);
          return token;
        } catch (error) {
          restingUntil.set(entry, now + (settings.restMs ?? 60_000));
          failures.push({ name: entry.name, error: error instanceof Error ? error : new Error(String(error)) });
        }
      }
      throw new NoTimestampError(failures);
    },
  };
}
