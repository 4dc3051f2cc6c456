import { readFile, stat } from 'node:fs/promises';
import { checkMdx } from '~/learning/courses/index.server';
import { CommandError, EXIT, type Command } from './command';

const LARGEST_BYTES = 1024 * 1024;

/** Judges one lesson file as the studio does, without running any of it. */
export const mdxCheck: Command = {
  name: 'mdx check',
  summary: 'Check a lesson written in MDX; every fault with line, column and what to do.',
  usage: 'FILE',
  args: { min: 1, max: 1 },
  async run({ args, json }, { out }) {
    const file = args[0] ?? '';
    const source = await readLesson(file);
    const { ok, errors } = checkMdx(source);
    if (json) out(JSON.stringify({ file, ok, errors: errors.map(({ line, column, message, code }) => ({ line, column, message, code })) }));
    else if (ok) out(`${file}: baik`);
    else errors.forEach(({ line, column, message }) => out(`${file}:${line}:${column}: ${message}`));
    return ok ? EXIT.ok : EXIT.found;
  },
};

async function readLesson(file: string): Promise<string> {
  const facts = await stat(file).catch(() => null);
  if (!facts?.isFile()) throw new CommandError(`There is no file ${file}.`);
  if (facts.size > LARGEST_BYTES) throw new CommandError(`${file} is larger than 1 MB; a lesson is text.`);
  return readFile(file, 'utf8');
}
