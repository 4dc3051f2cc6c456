import { parseArgs } from 'node:util';
import { BootError } from '~/server/boot.server';
import { EnvironmentError } from '~/platform/env.server';
import { backupCommand, restoreCommand } from './backup.server';
import { certificatesPreview } from './certificates-preview.server';
import { certificatesExport, certificatesList } from './certificates.server';
import { CommandError, EXIT, type Command, type Output } from './command';
import { doctorCommand } from './doctor.server';
import { keysCertify, keysList, keysRotate } from './keys.server';
import { mdxCheck } from './mdx-check.server';
import { peopleAdd } from './people-add.server';
import { participantsImport } from './participants-import.server';
import { seedCommand } from './seed.server';
import { trustArchive, trustRevoke, trustStatus } from './trust.server';
import { verifyCommand } from './verify.server';

const COMMANDS: readonly Command[] = [
  doctorCommand, seedCommand, certificatesList, certificatesExport, certificatesPreview, verifyCommand, trustStatus, trustArchive, trustRevoke, peopleAdd, participantsImport, mdxCheck, keysList, keysRotate, keysCertify, backupCommand, restoreCommand,
];

const COMMON = {
  json: { type: 'boolean', summary: 'print JSON, one object a line, for other programs' },
  data: { type: 'string', summary: 'data folder (or DATA_DIR); default: data' },
  help: { type: 'boolean', summary: 'show this help' },
} as const;

const write = (stream: NodeJS.WriteStream) => (line: string) => void stream.write(`${line}\n`);

/** The command line: `bekal COMMAND …`. @returns the exit code */
export async function cli(args: readonly string[], output: Output = { out: write(process.stdout), note: write(process.stderr) }): Promise<number> {
  const command = COMMANDS.find(({ name }) => name.split(' ').every((word, at) => args[at] === word));
  if (!command) {
    const asked = args.length === 0 || args[0] === '--help' || args[0] === 'help';
    if (!asked) output.note(`Unknown command: ${args.slice(0, 2).join(' ')}\n`);
    (asked ? output.out : output.note)(overview());
    return asked ? EXIT.ok : EXIT.usage;
  }
  return runCommand(command, args.slice(command.name.split(' ').length), output);
}

async function runCommand(command: Command, args: readonly string[], output: Output): Promise<number> {
  const options = { ...COMMON, ...command.options };
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    const config = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]));
    parsed = parseArgs({ args: [...args], options: config, allowPositionals: true, strict: true }) as typeof parsed;
  } catch (error) {
    output.note(`${(error as Error).message}\n\n${helpOf(command)}`);
    return EXIT.usage;
  }
  const { values, positionals } = parsed;
  if (values.help) {
    output.out(helpOf(command));
    return EXIT.ok;
  }
  if (positionals.length < command.args.min || positionals.length > command.args.max) {
    output.note(helpOf(command));
    return EXIT.usage;
  }
  if (typeof values.data === 'string') process.env.DATA_DIR = values.data;
  return attempt(() => command.run({ json: values.json === true, flags: values, args: positionals }, output), values.json === true, output);
}

/** Failures for people are one line; anything else keeps its stack and is a fault of ours. */
async function attempt(run: () => Promise<number>, json: boolean, output: Output): Promise<number> {
  try {
    return await run();
  } catch (error) {
    const known = error instanceof CommandError || error instanceof BootError || error instanceof EnvironmentError;
    const message = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
    if (json && known) output.out(JSON.stringify({ ok: false, error: message }));
    output.note(`✗ ${message}`);
    return EXIT.found;
  }
}

function overview(): string {
  const rows = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(22)}${summary}`);
  return ['Usage: npm run -s bekal -- COMMAND [options]', '', ...rows, '', 'Every command takes --json, --data DIR and --help.', 'Exit codes: 0 in order, 1 something is not in order, 2 wrong call.'].join('\n');
}

function helpOf(command: Command): string {
  const options = { ...command.options, ...COMMON };
  const rows = Object.entries(options).map(([name, { type, summary }]) => `  ${`--${name}${type === 'string' ? ' VALUE' : ''}`.padEnd(22)}${summary}`);
  return [`Usage: npm run -s bekal -- ${command.name} ${command.usage}`, '', command.summary, '', ...rows].join('\n');
}
