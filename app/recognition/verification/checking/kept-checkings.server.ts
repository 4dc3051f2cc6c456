import { randomBytes } from 'node:crypto';
import { CHECK_LIMITS, type CheckedFile, type Checking } from './checking';

/** A checking while it grows. */
export interface OpenChecking extends Omit<Checking, 'files'> {
  endsAt: Date;
  finished: boolean;
  files: CheckedFile[];
  skipped: number;
  doneBytes: number;
}

/**
 * In the memory of this process and nowhere else: nothing of a stranger's files reaches disk, database or backup, and a
 * restart erases what was kept (docs/decisions/0006).
 */
const kept = new Map<string, OpenChecking>();

const erase = (key: string): void => void kept.delete(key);

function sweep(now: Date): void {
  for (const [key, checking] of kept) if (checking.finished && checking.endsAt <= now) erase(key);
  let files = [...kept.values()].reduce((sum, { files: held }) => sum + held.length, 0);
  for (const [key, checking] of kept) {
    if (files <= CHECK_LIMITS.keptFiles) break;
    if (!checking.finished) continue;
    files -= checking.files.length;
    erase(key);
  }
}

const later = (now: Date): Date => new Date(now.getTime() + CHECK_LIMITS.keptSeconds * 1000);

/** Checkings that are not finished, and the bytes they still hold. */
export function burden(): { running: number; bytes: number } {
  const open = [...kept.values()].filter(({ finished }) => !finished);
  return { running: open.length, bytes: open.reduce((sum, { totalBytes }) => sum + totalBytes, 0) };
}

/** A new checking under a key nobody can guess (128 bits). */
export function openChecking(now: Date, totalBytes: number): OpenChecking {
  sweep(now);
  const checking: OpenChecking = { key: randomBytes(16).toString('base64url'), startedAt: now, endsAt: later(now), finished: false, files: [], skipped: 0, doneBytes: 0, totalBytes };
  kept.set(checking.key, checking);
  return checking;
}

/** From now on the results wait for their reader, and then go. */
export function finishChecking(checking: OpenChecking, now: Date): void {
  checking.finished = true;
  checking.doneBytes = checking.totalBytes;
  checking.endsAt = later(now);
  setTimeout(erase, CHECK_LIMITS.keptSeconds * 1000, checking.key).unref();
}

/** The checking under a key; null when there is none, or its time is over. */
export function findChecking(key: string, now: Date): Checking | null {
  sweep(now);
  return kept.get(key) ?? null;
}

/** Erases results before their time. @returns false when there were none */
export const eraseChecking = (key: string): boolean => kept.delete(key);
