import { z } from 'zod';
import type { Checking } from '~/recognition/verification';
import { findChecking } from '~/recognition/verification/index.server';

/** The unguessable part of the address of results. */
export const CheckingAddress = z.object({ key: z.string().regex(/^[\w-]{22}$/) });

/** Nobody between here and the reader keeps results, and no search engine lists them. */
export const RESULT_HEADERS = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex, nofollow' } as const;

/** A finished checking; null while it runs, when it never was, or when its time is over. */
export function finishedChecking(key: string, now: Date): Checking | null {
  const checking = findChecking(key, now);
  return checking?.finished ? checking : null;
}

/** A file of the results to be saved. */
export const resultFile = (bytes: Uint8Array, name: string, type: string): Response => new Response(bytes as BodyInit, {
  headers: { ...RESULT_HEADERS, 'Content-Type': type, 'Content-Length': String(bytes.length), 'Content-Disposition': `attachment; filename="${name}"` },
});
