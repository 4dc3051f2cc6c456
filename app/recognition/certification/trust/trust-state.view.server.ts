import type { ReadDb } from '~/platform/context.server';
import type { Runtime } from '~/platform/runtime.server';
import { archiveCounts, archiveFailures, countToArchive } from './archive.data.server';
import { dueNow } from './keep-archive.server';
import { inUse, ownCertificates } from './own-certificates.server';
import { newestList, revokedKeys } from './trust.data.server';

/** One certificate of the institution's keys, and whether it may be believed. */
export interface KeyState {
  readonly set: string;
  readonly holder: 'root' | 'signer' | 'timestamper';
  readonly name: string;
  readonly serial: string;
  readonly validUntil: Date;
  readonly revokedAt: Date | null;
  readonly reason: string | null;
}

/** How long the institution's certificates can be proven, and what is in the way. */
export interface TrustState {
  readonly keys: readonly KeyState[];
  readonly list: { readonly number: number; readonly entries: number; readonly thisUpdate: Date; readonly nextUpdate: Date } | null;
  readonly sealed: number;
  readonly archived: number;
  /** Sealed and not yet at B-LTA, or to be renewed. */
  readonly due: number;
  readonly failed: number;
  readonly failures: ReadonlyArray<{ readonly number: string; readonly error: string; readonly retryAfter: Date | null }>;
  /** When the first time stamp's authority ends. */
  readonly earliestEnd: Date | null;
}

/** Reads the state; nothing is opened or made. */
export async function trustState(rt: Runtime, read: ReadDb, now: Date): Promise<TrustState> {
  const own = await ownCertificates(rt.env.dataDir);
  const root = inUse(own, 'root');
  const [revoked, list, counts, due, failures] = await Promise.all([
    revokedKeys(read), root ? newestList(read, root.keyId) : null, archiveCounts(read), dueNow(rt, now).then((terms) => countToArchive(read, terms)), archiveFailures(read, 20),
  ]);
  const gone = new Map(revoked.map((key) => [key.serial, key]));
  const seen = new Set<string>();
  const keys = own.filter(({ serial }) => !seen.has(serial) && seen.add(serial)).map(({ set, holder, name, serial, validUntil }) =>
    ({ set, holder, name, serial, validUntil, revokedAt: gone.get(serial)?.at ?? null, reason: gone.get(serial)?.reason ?? null }));
  return {
    keys, due, list: list && { number: list.number, entries: list.entries, thisUpdate: list.thisUpdate, nextUpdate: list.nextUpdate }, ...counts,
    failures: failures.map(({ error, retryAfter, certificate }) => ({ number: certificate.number, error: error ?? '', retryAfter })),
  };
}
