import { readFile, stat } from 'node:fs/promises';
import { MAX_PDF_BYTES, stopVerifier } from '#certificates';
import { systemContext, type Ctx } from '~/people/access/index.server';
import { verifyFile } from '~/recognition/verification/index.server';
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

const unreadable = (file: string, reason: string): Line => ({ file, verdict: 'unreadable', intact: false, trusted: false, register: 'absent', reasons: [reason] });

/** Whatever is wrong with one file stays with that file. */
async function judge(ctx: Ctx, file: string): Promise<Line> {
  try {
    const facts = await stat(file);
    if (!facts.isFile()) return unreadable(file, 'not-a-file');
    if (facts.size > MAX_PDF_BYTES) return unreadable(file, 'too-large');
    const { verdict, intact, trusted, register, reasons } = await verifyFile(ctx, await readFile(file));
    return { file, verdict, intact, trusted, register, reasons };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return unreadable(file, code === 'ENOENT' ? 'not-found' : code === 'EACCES' ? 'not-permitted' : 'not-judged');
  }
}

/** Judges PDFs against our keys and our register. Bad files never stop the others. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Judge certificates: genuine, revoked, replaced, altered, foreign, unsigned or unreadable, a line per file.',
  usage: 'FILE…',
  args: { min: 1, max: Infinity },
  run: ({ args, json }, { out }) => withSystem(async () => {
    const ctx = systemContext();
    let genuine = 0;
    try {
      for (const file of args) {
        const line = await judge(ctx, file);
        if (line.verdict === 'genuine') genuine += 1;
        out(json ? JSON.stringify(line) : `${line.file}: ${line.verdict}${line.reasons.length > 0 ? ` (${line.reasons.join(', ')})` : ''}; register: ${line.register}`);
      }
    } finally {
      await stopVerifier();
    }
    return genuine === args.length ? EXIT.ok : EXIT.found;
  }),
};
