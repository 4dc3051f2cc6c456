import { systemContext, type Ctx } from '~/people/access/index.server';
import { done, refuse } from '~/platform/outcome';
import type { Runtime } from '~/platform/runtime.server';
import {
  countToArchive, findToArchive, isStored, leftovers, markArchived, markArchiveError, markRemoved, noteArchiveDraft, type Due, type ToArchive,
} from './archive.data.server';
import { makeArchive, openArchiveTools, type MadeArchive } from './make-archive.server';
import { inUse, ownCertificates } from './own-certificates.server';
import { currentList } from './revocation-list.server';

/** How many files one turn holds in memory, and how long a superseded one stays for those who are reading it. */
const TURN = 20;
const GRACE_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
/** Waiting time after the n-th failure in a row: 2, 4, … minutes, at most a day. */
const retryMs = (failures: number): number => Math.min(DAY_MS, 60_000 * 2 ** Math.min(failures, 11));

interface Failure {
  readonly from: ToArchive;
  readonly reason: string;
}

/**
 * What is due now. Stamps are renewed `archiveRenewMonths` before their authority ends, and only once a successor stamps
 * that ends later: a new stamp by the same authority would prove nothing for longer.
 */
export async function dueNow(rt: Runtime, now: Date): Promise<Due> {
  const clock = inUse(await ownCertificates(rt.env.dataDir), 'timestamper');
  const window = new Date(now);
  window.setUTCMonth(window.getUTCMonth() + rt.env.archiveRenewMonths);
  const successorEnds = new Date((clock?.validUntil.getTime() ?? 0) - DAY_MS);
  return { now, renewBefore: window < successorEnds ? window : successorEnds };
}

async function record(ctx: Ctx, made: readonly MadeArchive[]): Promise<MadeArchive[]> {
  const kept: MadeArchive[] = [];
  await ctx.transaction(async (tx, audit) => {
    kept.length = 0;
    for (const archive of made) {
      const { from, sha256, bytes, stampValidUntil } = archive;
      if (!(await markArchived(tx, from, { sha256, bytes: bytes.length, at: ctx.now, stampValidUntil }))) continue;
      kept.push(archive);
      audit({ action: 'certificate.archived', subjectType: 'Certificate', subjectId: from.id, region: from.regionCode, detail: { sha256, bytes: bytes.length, before: from.sha256 } });
    }
    return kept.length > 0 ? done(null) : refuse('nothing-kept');
  });
  return kept;
}

async function noteFailures(ctx: Ctx, failures: readonly Failure[]): Promise<void> {
  if (failures.length === 0) return;
  await ctx.transaction(async (tx, audit) => {
    for (const { from, reason } of failures) {
      const count = from.failures + 1;
      await markArchiveError(tx, from.id, { error: reason, failures: count, retryAfter: new Date(ctx.now.getTime() + retryMs(count)) });
      audit({ action: 'certificate.archive-failed', subjectType: 'Certificate', subjectId: from.id, region: from.regionCode, detail: { reason } });
    }
    return done(null);
  });
}

/** Removes a file unless the register knows it. */
async function discard(rt: Runtime, ctx: Ctx, sha256: string): Promise<void> {
  if (!(await isStored(ctx.read, sha256))) await rt.storage.remove(sha256);
}

/**
 * Stores what was made. The digest is written down before the file is, so that a crash leaves no file nobody knows; the
 * register changes to it only when it is on the disk; and the file before it goes only after that, and some time later.
 */
async function store(rt: Runtime, ctx: Ctx, made: readonly MadeArchive[]): Promise<number> {
  if (made.length === 0) return 0;
  await ctx.transaction(async (tx, audit) => {
    for (const { from, sha256 } of made) await noteArchiveDraft(tx, from.id, sha256);
    audit({ action: 'archive.drafted', subjectType: 'CertificateArchive', subjectId: made[0]?.from.id ?? '', detail: { files: made.length } });
    return done(null);
  });
  for (const { from } of made) if (from.draftSha256) await discard(rt, ctx, from.draftSha256);
  for (const { bytes } of made) await rt.storage.put(bytes);
  const kept = await record(ctx, made);
  for (const archive of made) if (!kept.includes(archive)) await discard(rt, ctx, archive.sha256);
  return kept.length;
}

async function sweep(rt: Runtime, ctx: Ctx): Promise<number> {
  const old = await leftovers(ctx.read, new Date(ctx.now.getTime() - GRACE_MS), 200);
  if (old.length === 0) return 0;
  for (const sha256 of old) await discard(rt, ctx, sha256);
  await ctx.transaction(async (tx, audit) => {
    await markRemoved(tx, old, ctx.now);
    audit({ action: 'archive.swept', subjectType: 'SupersededFile', subjectId: old[0] ?? '', detail: { files: old.length } });
    return done(null);
  });
  return old.length;
}

/** What one turn did; `left` certificates wait for the next. */
export interface ArchiveTurn {
  readonly archived: number;
  readonly failed: number;
  readonly left: number;
}

/**
 * One turn of the archive: the current list of revoked keys, some files brought to B-LTA or renewed, superseded files
 * taken away. Safe to run again at any point, after any crash, and twice at once.
 * @throws KeyError when the keys cannot be opened
 */
export async function keepArchive(rt: Runtime, now: Date): Promise<ArchiveTurn> {
  const ctx = systemContext(now);
  await currentList(rt, now);
  await sweep(rt, ctx);
  const due = await dueNow(rt, now);
  const waiting = await findToArchive(ctx.read, due, TURN);
  if (waiting.length === 0) return { archived: 0, failed: 0, left: 0 };
  const tools = await openArchiveTools(rt, ctx.read, now);
  const made: MadeArchive[] = [];
  const failures: Failure[] = [];
  for (const from of waiting) {
    try {
      made.push(await makeArchive(rt, tools, from, now));
    } catch (error) {
      failures.push({ from, reason: (error instanceof Error ? error.message : String(error)).slice(0, 500) });
    }
  }
  const archived = await store(rt, ctx, made);
  await noteFailures(ctx, failures);
  return { archived, failed: failures.length, left: await countToArchive(ctx.read, due) };
}
