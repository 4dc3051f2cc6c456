import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { MAX_PDF_BYTES, stopVerifier } from '#certificates';
import { systemContext, type Ctx } from '~/people/access/index.server';
import { isZip, unpackZip, verifyFile, type ZipLimits } from '~/recognition/verification/index.server';
import { EXIT, type Command } from './command';
import { withSystem } from './session.server';

interface Line {
  readonly file: string;
  readonly verdict: string;
  readonly intact: boolean;
  readonly trusted: boolean;
  readonly register: string;
  readonly reasons: readonly string[];
}

/** What the operator's own machine may unpack; strangers on the web get less. */
const ARCHIVE: ZipLimits = { fileBytes: MAX_PDF_BYTES, zipEntries: 50_000, zipFiles: 20_000, unpackedBytes: 4_000_000_000 };
const MOST_ARCHIVE_BYTES = 1_000_000_000;

const unreadable = (file: string, reason: string): Line => ({ file, verdict: 'unreadable', intact: false, trusted: false, register: 'absent', reasons: [reason] });

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'not-found' : code === 'EACCES' || code === 'EPERM' ? 'not-permitted' : 'not-judged';
}

async function judge(ctx: Ctx, file: string, bytes: Uint8Array): Promise<Line> {
  try {
    const { verdict, intact, trusted, register, reasons } = await verifyFile(ctx, bytes);
    return { file, verdict, intact, trusted, register, reasons };
  } catch (error) {
    return unreadable(file, reasonOf(error));
  }
}

/** PDFs and archives below a folder, in the order of their names; links are not followed. */
async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(full);
    else if (entry.isFile() && /\.(pdf|zip)$/i.test(entry.name)) yield full;
  }
}

async function* judgeArchive(ctx: Ctx, file: string, bytes: Uint8Array): AsyncGenerator<Line> {
  let found = 0;
  for await (const part of unpackZip(bytes, { limits: ARCHIVE })) {
    if (part.kind === 'skipped') continue;
    found += 1;
    const name = 'name' in part && part.name !== null ? `${file}/${part.name}` : file;
    yield part.kind === 'fault' ? unreadable(name, part.fault) : await judge(ctx, name, part.bytes);
  }
  if (found === 0) yield unreadable(file, 'zip-empty');
}

/** One argument: a PDF, an archive, or a folder of both. Whatever is wrong with one file stays with that file. */
async function* judgeAll(ctx: Ctx, file: string): AsyncGenerator<Line> {
  try {
    const facts = await stat(file);
    if (facts.isDirectory()) {
      let found = 0;
      for await (const below of filesBelow(file)) { found += 1; yield* judgeAll(ctx, below); }
      if (found === 0) yield unreadable(file, 'folder-empty');
      return;
    }
    const archive = /\.zip$/i.test(file);
    if (!facts.isFile()) return yield unreadable(file, 'not-a-file');
    if (facts.size > (archive ? MOST_ARCHIVE_BYTES : MAX_PDF_BYTES)) return yield unreadable(file, 'too-large');
    const bytes = await readFile(file);
    if (isZip(bytes)) yield* judgeArchive(ctx, file, bytes);
    else yield await judge(ctx, file, bytes);
  } catch (error) {
    yield unreadable(file, reasonOf(error));
  }
}

/**
 * Judges PDFs against our keys and our register. A suspended certificate has the verdict `revoked` (it is out of force)
 * with `register: "suspended"` and the reason `certificate-suspended`: whoever acts on the verdict alone is on the safe side.
 */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Judge certificates: genuine, revoked (or suspended), replaced, altered, foreign, unsigned or unreadable, a line per file. Takes PDFs, ZIP archives and folders.',
  usage: 'FILE…',
  args: { min: 1, max: Infinity },
  run: ({ args, json }, { out }) => withSystem(async () => {
    const ctx = systemContext();
    let [all, genuine] = [0, 0];
    try {
      for (const file of args) {
        for await (const line of judgeAll(ctx, file)) {
          all += 1;
          if (line.verdict === 'genuine') genuine += 1;
          out(json ? JSON.stringify(line) : `${line.file}: ${line.verdict}${line.reasons.length > 0 ? ` (${line.reasons.join(', ')})` : ''}; register: ${line.register}`);
        }
      }
    } finally {
      await stopVerifier();
    }
    return genuine === all ? EXIT.ok : EXIT.found;
  }),
};
