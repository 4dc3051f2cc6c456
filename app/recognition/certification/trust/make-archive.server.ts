import { claimsDigest, enrichPdf, fileVerdict, longTermState, revocationSource, verifyPdf, type EnrichRequest } from '#certificates';
import type { ReadDb } from '~/platform/context.server';
import type { Runtime } from '~/platform/runtime.server';
import { sha256Hex } from '~/platform/storage.server';
import { openKeys } from '../keys/open-keys.server';
import type { ToArchive } from './archive.data.server';
import { currentList } from './revocation-list.server';
import { openResponder } from './responder.server';
import { newestLists } from './trust.data.server';

/** What could not be archived, in words for the operator. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** What every file of one turn is provided with, opened once. */
export interface ArchiveTools {
  readonly request: EnrichRequest;
  readonly roots: readonly string[];
  readonly crls: readonly string[];
}

/** Opens keys, responder and the current list. @throws KeyError */
export async function openArchiveTools(rt: Runtime, read: ReadDb, now: Date): Promise<ArchiveTools> {
  const keys = await openKeys(rt);
  const list = await currentList(rt, now);
  const responder = await openResponder(rt, read);
  const crls = [...new Set([list.pem, ...(await newestLists(read))])];
  return {
    roots: keys.roots, crls,
    request: { level: 'B-LTA', authorities: keys.roots, revocation: revocationSource({ crls, responders: [responder] }), timestamper: keys.timestamper },
  };
}

/** An archived file in memory, verified; nothing is stored yet. */
export interface MadeArchive {
  readonly from: ToArchive;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly stampValidUntil: Date;
}

/**
 * Adds validation data and a time stamp over everything (PAdES B-LTA) to the stored file of a certificate, or renews
 * its stamp, and verifies the result as a stranger would: genuine, B-LTA, the claims of the register, and beginning
 * with every byte of the file before it. @throws ArchiveError or whatever the library says
 */
export async function makeArchive(rt: Runtime, tools: ArchiveTools, from: ToArchive, now: Date): Promise<MadeArchive> {
  const before = await rt.storage.get(from.sha256);
  if (!before) throw new ArchiveError(`the stored file ${from.sha256} is missing`);
  const bytes = await enrichPdf(before, tools.request);
  const report = verifyPdf(bytes, { trustedRoots: tools.roots, crls: tools.crls, now, timestampRequired: true });
  if (fileVerdict(report) !== 'genuine') throw new ArchiveError(`the archived file does not verify: ${[report.unreadable, ...report.reasons].filter(Boolean).join(', ')}`);
  const state = longTermState(bytes);
  const last = state.stamps.at(-1);
  if (state.level !== 'B-LTA' || report.level !== 'B-LTA' || !last) throw new ArchiveError(`the archived file reaches level ${report.level ?? 'none'} only`);
  if (report.code !== from.claims.code || report.claimsDigest !== claimsDigest(from.claims)) throw new ArchiveError('the archived file carries other claims than the register');
  if (Buffer.compare(bytes.subarray(0, before.length), before) !== 0) throw new ArchiveError('the archived file does not begin with the signed one');
  return { from, bytes, sha256: sha256Hex(bytes), stampValidUntil: last.validUntil };
}
