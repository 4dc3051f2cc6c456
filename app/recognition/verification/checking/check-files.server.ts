import { setTimeout as sleep } from 'node:timers/promises';
import type { Ctx } from '~/people/access/index.server';
import { log } from '~/platform/log.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { takeTry } from '~/platform/rate-limit.server';
import { runtime } from '~/platform/runtime.server';
import { verifyFile } from '../verify-file.server';
import { CHECK_LIMITS, shownName, type CheckedFile, type FileFault } from './checking';
import { burden, finishChecking, openChecking, type OpenChecking } from './kept-checkings.server';
import { isZip, unpackZip } from './unpack-zip.server';

export interface SentFiles {
  readonly files: readonly (File | string)[];
  /** The visitor's address, for the rate limit alone. */
  readonly from: string;
}

/** Answers that are ready by then are shown without a page that waits. */
const AT_ONCE_MS = 1_500;

const mayCheck = (from: string): boolean => takeTry(`file:${from}`, CHECK_LIMITS.perAddress, CHECK_LIMITS.windowSeconds, runtime().clock.now()) === 0;
const faulty = (name: string, fault: FileFault): CheckedFile => ({ name, fault, answer: null });

/**
 * Begins to check the files of one form, PDFs and archives of them, one after the other; a bad one never stops the
 * others. @returns the key of the page of results, soon, whether or not everything is checked by then
 */
export async function checkFiles(ctx: Ctx, { files, from }: SentFiles): Promise<Outcome<{ key: string }, 'file-none' | 'file-many' | 'too-many' | 'busy'>> {
  const given = files.filter((file): file is File => typeof file !== 'string' && (file.size > 0 || file.name !== ''));
  if (given.length === 0) return refuse('file-none');
  if (given.length > CHECK_LIMITS.files) return refuse('file-many', { count: CHECK_LIMITS.files });
  const wait = takeTry(`file:${from}`, CHECK_LIMITS.perAddress, CHECK_LIMITS.windowSeconds, ctx.now);
  if (wait > 0) return refuse('too-many', { minutes: Math.ceil(wait / 60) }, 'too-many');
  const { running, bytes } = burden();
  if (running >= CHECK_LIMITS.running || bytes > CHECK_LIMITS.heldBytes) return refuse('busy', {}, 'too-many');
  const checking = openChecking(ctx.now, given.reduce((sum, { size }) => sum + size, 0));
  const work = run(ctx, checking, given, from);
  await Promise.race([work, sleep(AT_ONCE_MS, undefined, { ref: false })]);
  return done({ key: checking.key });
}

async function run(ctx: Ctx, checking: OpenChecking, given: readonly File[], from: string): Promise<void> {
  // The first one was counted when the form came.
  let counted = 1;
  const allowed = (): boolean => (counted-- > 0 ? true : mayCheck(from));
  try {
    for (const file of given) {
      const before = checking.doneBytes;
      for await (const found of checkOne(ctx, checking, file, allowed)) checking.files.push(found);
      checking.doneBytes = before + file.size;
    }
  } catch (error) {
    log.error('checking.failed', error);
  } finally {
    finishChecking(checking, runtime().clock.now());
  }
}

async function* checkOne(ctx: Ctx, checking: OpenChecking, file: File, allowed: () => boolean): AsyncGenerator<CheckedFile> {
  const name = shownName(file.name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isZip(bytes)) return yield* checkArchive(ctx, checking, { name, bytes }, allowed);
  yield bytes.length > CHECK_LIMITS.fileBytes ? faulty(name, 'too-large') : await judge(ctx, name, bytes, allowed);
}

async function* checkArchive(ctx: Ctx, checking: OpenChecking, zip: { name: string; bytes: Uint8Array }, allowed: () => boolean): AsyncGenerator<CheckedFile> {
  const before = checking.doneBytes;
  let found = 0;
  for await (const part of unpackZip(zip.bytes, { progress: (bytes) => { checking.doneBytes = before + bytes; } })) {
    if (part.kind === 'skipped') { checking.skipped += 1; continue; }
    found += 1;
    yield part.kind === 'fault' ? faulty(part.name ?? zip.name, part.fault) : await judge(ctx, part.name, part.bytes, allowed);
  }
  if (found === 0) yield faulty(zip.name, 'zip-empty');
}

/** Whatever goes wrong with one file stays with that file. */
async function judge(ctx: Ctx, name: string, bytes: Uint8Array, allowed: () => boolean): Promise<CheckedFile> {
  if (!allowed()) return faulty(name, 'too-often');
  try {
    return { name, fault: null, answer: await verifyFile(ctx, bytes) };
  } catch (error) {
    log.error('verification.failed', error);
    return faulty(name, 'not-judged');
  }
}
