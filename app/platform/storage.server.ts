import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

export interface Storage {
  /** Stores bytes under their SHA-256 (hex) and returns it; storing the same bytes twice is harmless. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes of a digest; null when they are not here. Throws when they are here but damaged. */
  get(sha256: string): Promise<Uint8Array | null>;
  has(sha256: string): Promise<boolean>;
}

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

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
      const handle = await open(draft, 'wx', 0o640);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, target).catch(async (error: unknown) => {
        await rm(draft, { force: true });
        throw error;
      });
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
  };
}
