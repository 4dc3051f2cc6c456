import { ClaimsError } from '#certificates';
import type { Ctx } from '~/people/access/index.server';
import { done, refuse } from '~/platform/outcome';
import { runtime } from '~/platform/runtime.server';
import { sha256Hex } from '~/platform/storage.server';
import { openKeys, type OpenKeys } from '../keys/open-keys.server';
import { checkSigned, SealError, signCertificate } from '../keys/sign-certificate.server';
import { claimsOf, isRecorded, markSealed, markSealError, noteDraft, type ToSeal } from './seal.data.server';

export interface Pressed {
  readonly sealed: number;
  /** Those that cannot be pressed as they are; the reason stands on each. */
  readonly failed: number;
}

interface Draft {
  readonly row: ToSeal;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly keyId: string;
}
type Failure = { readonly row: ToSeal; readonly reason: string };

/** So many failures before anything succeeded are no accident of single certificates. */
const ALL_FAIL = 3;

/**
 * Presses certificates: render → sign → verify → write down → store → record. Numbers and claims were frozen before;
 * here nothing is decided.
 *
 * - The digest of a file is written down before the file is stored, and the seal recorded after: whenever the process
 *   dies, every stored file is known to the register, and a file stored before is recorded instead of signed anew.
 * - Safe to run again at any point, and twice at once: each step only goes on from the state it found.
 * @param until milliseconds since the epoch after which no further certificate is begun
 * @throws whatever keeps all certificates from being pressed (keys, signing service, disk); those before it are sealed
 */
export async function pressCertificates(ctx: Ctx, waiting: readonly ToSeal[], until = Infinity): Promise<Pressed> {
  const keys = await openKeys(runtime());
  const drafts: Draft[] = [];
  const failures: Failure[] = [];
  let broken: { readonly error: unknown } | null = null;
  for (const row of waiting) {
    if (drafts.length + failures.length > 0 && Date.now() > until) break;
    try {
      drafts.push((await draftBefore(ctx, row, keys)) ?? (await signAnew(ctx, row, keys)));
    } catch (error) {
      if (isOfTheCertificate(error)) failures.push({ row, reason: reasonOf(error) });
      if (!isOfTheCertificate(error) || (drafts.length === 0 && failures.length >= ALL_FAIL)) { broken = { error }; break; }
    }
  }
  const sealed = drafts.length > 0 ? await store(ctx, drafts) : 0;
  if (failures.length > 0) await keepFailures(ctx, failures);
  if (broken) throw broken.error;
  return { sealed, failed: failures.length };
}

/** Wrong with this one certificate alone: its claims, or what came out of the press. Everything else hits all of them. */
const isOfTheCertificate = (error: unknown): boolean => error instanceof SealError || error instanceof ClaimsError || (error instanceof Error && error.name === 'ZodError');
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);

/** The file an earlier attempt stored and could not record, when it is whole and says what it should. */
async function draftBefore(ctx: Ctx, row: ToSeal, keys: OpenKeys): Promise<Draft | null> {
  const { draftSha256 } = row;
  if (draftSha256 === null) return null;
  const bytes = await ctx.storage.get(draftSha256).catch(() => 'damaged' as const);
  if (bytes === null) return null;
  try {
    if (bytes !== 'damaged') return { row, bytes, sha256: draftSha256, keyId: checkSigned(bytes, claimsOf(row.claims), keys, ctx.now).signer?.keyId ?? '' };
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
  }
  await ctx.storage.remove(draftSha256);
  return null;
}

async function signAnew(ctx: Ctx, row: ToSeal, keys: OpenKeys): Promise<Draft> {
  const { bytes, report } = await signCertificate(claimsOf(row.claims), keys, ctx.now);
  return { row, bytes, sha256: sha256Hex(bytes), keyId: report.signer?.keyId ?? '' };
}

async function store(ctx: Ctx, drafts: readonly Draft[]): Promise<number> {
  const ours = await writeDown(ctx, drafts);
  await Promise.all(ours.map(({ bytes }) => ctx.storage.put(bytes)));
  const lost = await record(ctx, ours);
  for (const { row, sha256 } of lost) if (!(await isRecorded(ctx.read, row.id, sha256))) await ctx.storage.remove(sha256);
  return ours.length - lost.length;
}

/** Notes every new file before it is stored. @returns those to go on with: what another worker noted meanwhile is its own */
async function writeDown(ctx: Ctx, drafts: readonly Draft[]): Promise<readonly Draft[]> {
  const fresh = drafts.filter(({ row, sha256 }) => row.draftSha256 !== sha256);
  if (fresh.length === 0) return drafts;
  const taken = new Set<Draft>();
  await ctx.transaction(async (tx, audit) => {
    taken.clear();
    for (const draft of fresh) if (!(await noteDraft(tx, draft.row.id, { before: draft.row.draftSha256, sha256: draft.sha256 }))) taken.add(draft);
    if (taken.size === fresh.length) return refuse('taken');
    const signed = fresh.filter((draft) => !taken.has(draft)).map(({ row }) => row);
    audit({ action: 'certificates.signed', subjectType: 'Batch', subjectId: signed[0]?.batchId ?? '', detail: { count: signed.length, sequences: signed.map(({ sequence }) => sequence) } });
    return done(null);
  });
  return drafts.filter((draft) => !taken.has(draft));
}

/** Records the seals of stored files. @returns those that were sealed by somebody else meanwhile */
async function record(ctx: Ctx, drafts: readonly Draft[]): Promise<readonly Draft[]> {
  const lost = new Set<Draft>();
  await ctx.transaction(async (tx, audit) => {
    lost.clear();
    for (const draft of drafts) {
      const { row: { id, regionCode }, sha256, keyId, bytes: { length: bytes } } = draft;
      if (await markSealed(tx, id, { sha256, bytes, keyId, at: ctx.now })) audit({ action: 'certificate.sealed', subjectType: 'Certificate', subjectId: id, region: regionCode, detail: { sha256, bytes, keyId } });
      else lost.add(draft);
    }
    return lost.size === drafts.length ? refuse('sealed-before') : done(null);
  });
  return [...lost];
}

async function keepFailures(ctx: Ctx, failures: readonly Failure[]): Promise<void> {
  await ctx.transaction(async (tx, audit) => {
    let said = 0;
    for (const { row, reason } of failures) {
      if (!(await markSealError(tx, row.id, reason))) continue;
      said += 1;
      audit({ action: 'certificate.seal-failed', subjectType: 'Certificate', subjectId: row.id, region: row.regionCode, detail: { reason } });
    }
    return said === 0 ? refuse('nothing-new') : done(null);
  });
}
