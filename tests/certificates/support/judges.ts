/** Independent programs that judge what the library makes. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Judge = 'pdfsig' | 'qpdf' | 'openssl' | 'pdftotext' | 'pdftoppm' | 'zbarimg' | 'mutool' | 'pdfinfo' | 'certutil' | 'softhsm2-util' | 'pkcs11-tool' | 'pdfdetach';

/** True when the program is installed. Missing ones are named loudly, and are a failure where CI is set. */
export function installed(...judges: readonly Judge[]): boolean {
  const missing = judges.filter((judge) => spawnSync('which', [judge]).status !== 0);
  if (missing.length === 0) return true;
  if (process.env.CI) throw new Error(`Judges missing in CI: ${missing.join(', ')}`);
  process.emitWarning(`\n!!! NOT JUDGED: ${missing.join(', ')} is not installed; the tests that need it are left out !!!\n`);
  return false;
}

/** Runs a judge and gives back its verdict and everything it said. */
export function ask(judge: Judge, args: readonly string[], input?: Uint8Array): { status: number | null; said: string; out: Buffer } {
  const run = spawnSync(judge, args, { ...(input ? { input } : {}), maxBuffer: 64 * 1024 * 1024 });
  return { status: run.status, said: `${run.stdout.toString('utf8')}${run.stderr.toString('utf8')}`, out: run.stdout };
}

/** A folder for one test, removed when the work is done. */
export async function inFolder<T>(work: (put: (name: string, data: Uint8Array | string) => string, folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  try {
    return await work((name, data) => {
      const path = join(folder, name);
      writeFileSync(path, data);
      return path;
    }, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
