import { setImmediate as turn } from 'node:timers/promises';
import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { CHECK_LIMITS, shownName, type FileFault } from './checking';

/** What stands in an archive, in its order: a PDF, a fault of one entry or of the whole (name null), or something passed over. */
export type ZipPart =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'fault'; readonly name: string | null; readonly fault: FileFault }
  | { readonly kind: 'skipped' };

/** Bytes of a file, entries altogether, PDFs among them, bytes unpacked. */
export type ZipLimits = Readonly<Record<'fileBytes' | 'zipEntries' | 'zipFiles' | 'unpackedBytes', number>>;

/** So much is unpacked between two looks at the limits: at most a thousandfold of it comes out. */
const STEP = 16 * 1024;
/** What systems put beside the files of people. */
const LITTER = /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** True for an archive, by its first bytes and not by its name. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

class Unpacking {
  ready: ZipPart[] = [];
  /** The fault that ends the whole archive. */
  broken: FileFault | null = null;
  private readonly open = new Set<string>();
  private entries = 0;
  private files = 0;
  private unpacked = 0;

  constructor(private readonly limits: ZipLimits) {}

  take(file: UnzipFile): void {
    this.entries += 1;
    if (this.entries > this.limits.zipEntries) this.broken = 'zip-many';
    if (this.broken || file.name.endsWith('/') || LITTER.test(file.name)) return;
    const name = shownName(file.name);
    if (/\.zip$/i.test(file.name)) this.ready.push({ kind: 'fault', name, fault: 'zip-nested' });
    else if (!/\.pdf$/i.test(file.name)) this.ready.push({ kind: 'skipped' });
    else this.unpack(file, name);
  }

  private unpack(file: UnzipFile, name: string): void {
    this.files += 1;
    if (this.files > this.limits.zipFiles) { this.broken = 'zip-many'; return; }
    let parts: Uint8Array[] | null = [];
    let size = 0;
    const id = `${this.files} ${name}`;
    this.open.add(id);
    const end = (part: ZipPart): void => {
      parts = null;
      this.open.delete(id);
      this.ready.push(part);
    };
    file.ondata = (error, chunk, final) => {
      if (!parts) { this.count(chunk); return; }
      if (error) return end({ kind: 'fault', name, fault: 'zip-entry-damaged' });
      size += chunk.length;
      this.count(chunk);
      parts.push(chunk);
      if (size > this.limits.fileBytes) end({ kind: 'fault', name, fault: 'too-large' });
      else if (final) end({ kind: 'file', name, bytes: Buffer.concat(parts) });
    };
    file.start();
  }

  private count(chunk: Uint8Array | null): void {
    this.unpacked += chunk?.length ?? 0;
    if (this.unpacked > this.limits.unpackedBytes) this.broken = 'zip-swollen';
  }

  get cutOff(): boolean { return this.open.size > 0; }
  get empty(): boolean { return this.entries === 0; }
}

/**
 * The PDFs of an archive one after the other, each once and in order, so that no more than one is held. Names are only
 * shown: nothing is written under them. An archive that swells, holds too much or breaks off ends with a fault; what was
 * found before stays found. Others may work between two steps. `progress` hears how many bytes of the archive are done.
 */
export async function* unpackZip(zip: Uint8Array, options: { limits?: ZipLimits; progress?: (bytes: number) => void } = {}): AsyncGenerator<ZipPart> {
  const state = new Unpacking(options.limits ?? CHECK_LIMITS);
  const unzip = new Unzip((file) => state.take(file));
  unzip.register(UnzipInflate);
  for (let at = 0; at < zip.length && !state.broken; at += STEP) {
    try {
      unzip.push(zip.subarray(at, at + STEP), at + STEP >= zip.length);
    } catch {
      // The reader throws for any malformed archive; what it says is of no use to whoever sent it.
      state.broken ??= 'zip-damaged';
    }
    options.progress?.(Math.min(at, zip.length));
    if (state.ready.length > 0) yield* state.ready.splice(0);
    await turn();
  }
  if (state.broken) yield { kind: 'fault', name: null, fault: state.broken };
  else if (state.cutOff) yield { kind: 'fault', name: null, fault: 'zip-damaged' };
  else if (state.empty) yield { kind: 'fault', name: null, fault: 'zip-empty' };
}
