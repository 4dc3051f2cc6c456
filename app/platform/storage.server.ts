import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

export interface Storage {
  /** Stores bytes under their SHA-256 (hex) and returns it; storing the same bytes twice is harmless. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes of a digest; null when they are not here. Throws when they are here but damaged. */
  get(sha256: string): Promise<Uint8Array | null>;
  has(sha256: string): Promise<boolean>;
  /** Takes a file away; one that is not here is no fault. The caller answers for nobody needing it. */
  remove(sha256: string): Promise<void>;
  /** Removes what writers that died left half-written, when it is older than this, and answers how many. */
  sweep(olderThanMs: number, now: Date): Promise<number>;
}

/** A file that was being written: its digest and a name of its own. */
const HALF_WRITTEN = /^[0-9a-f]{64}\.[0-9a-f]{12}$/;

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o640);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Content-addressed files below DATA_DIR/files. A file appears whole (write, fsync, rename) or not at all. */
export function openStorage(dataDir: string): Storage {
  const folder = path.join(dataDir, 'files');
  const place = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
    return path.join(folder, sha256.slice(0, 2), sha256);
  };
  const has = async (sha256: string) => (await stat(place(sha256)).catch(() => null)) !== null;
  return {
    has,
    async put(bytes) {
      const sha256 = sha256Hex(bytes);
      if (await has(sha256)) return sha256;
      const target = place(sha256);
      await mkdir(path.dirname(target), { recursive: true });
      const draft = `${target}.${randomBytes(6).toString('hex')}`;
      try {
        await writeWhole(draft, bytes);
        await rename(draft, target);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await syncFolder(path.dirname(target));
      return sha256;
    },
    async get(sha256) {
      const bytes = await readFile(place(sha256)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (bytes && sha256Hex(bytes) !== sha256) throw new Error(`stored file ${sha256} is damaged`);
      return bytes;
    },
    remove: (sha256) => rm(place(sha256), { force: true }),
    sweep: (olderThanMs, now) => sweepFolder(folder, now.getTime() - olderThanMs),
  };
}

/** Makes the name of a new file outlast a power cut; Windows opens no folders and needs none. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  try {
    await handle?.sync();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM' && (error as NodeJS.ErrnoException).code !== 'EINVAL') throw error;
  } finally {
    await handle?.close();
  }
}

async function sweepFolder(folder: string, before: number): Promise<number> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  let swept = 0;
  for (const entry of entries.filter((name) => HALF_WRITTEN.test(path.basename(name)))) {
    const file = path.join(folder, entry);
    const age = await stat(file).catch(() => null);
    if (age === null || age.mtimeMs > before) continue;
    await rm(file, { force: true });
    swept += 1;
  }
  return swept;
}
