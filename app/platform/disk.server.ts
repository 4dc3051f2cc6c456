import { statfsSync } from 'node:fs';

/** Below this a start is refused, bytes: less room than the demo and a day's work take. */
export const LOW_DISK_BYTES = 64 * 1024 * 1024;
/** Below this the health check warns, bytes: the database's log alone may grow by 4 MB between two checks. */
export const FULL_DISK_BYTES = 16 * 1024 * 1024;

/** Bytes still free for us on the disk that holds a folder. @throws Error when the folder cannot be read */
export function freeBytes(folder: string): number {
  const disk = statfsSync(folder);
  return disk.bavail * disk.bsize;
}

/** What the file system (ENOSPC, EDQUOT), SQLite (13) and PostgreSQL (class 53, disk_full) say when nothing more can be written. */
const FULL = /ENOSPC|EDQUOT|SQLITE_FULL|database or disk is full|53100|No space left on device|could not extend file/i;

/** Whether a failure, or what caused it, is a full disk: the work was rolled back and can be sent again once there is room. */
export function isDiskFull(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (FULL.test(`${String((at as NodeJS.ErrnoException).code ?? '')} ${at.message}`)) return true;
  }
  return false;
}
