import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { systemContext } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { cohortTexts, reasonSentence } from '~/training/cohorts';
import { confirmImport, findCohortByKey, prepareImport, readUpload, type ImportReport } from '~/training/cohorts/index.server';
import { CommandError, EXIT, type Command, type Output } from './command';
import { withSystem } from './session.server';

/** Reads a nomination list as the officer's page does; every bad row is named, the good ones are entered. */
export const participantsImport: Command = {
  name: 'participants import',
  summary: 'Enter the nominees of an xlsx or csv list into an angkatan. Bad rows are listed and left out.',
  usage: 'FILE --cohort KEY [--dry-run]',
  options: {
    cohort: { type: 'string', summary: 'key of the angkatan, as in its address' },
    'dry-run': { type: 'boolean', summary: 'read and report, keep nothing' },
  },
  args: { min: 1, max: 1 },
  async run({ args, flags, json }, output) {
    const file = args[0] ?? '';
    const bytes = await readFile(file).catch(() => { throw new CommandError(`There is no file ${file}.`); });
    if (typeof flags.cohort !== 'string') throw new CommandError('Say for which angkatan: --cohort KEY');
    const key = flags.cohort;
    return withSystem(async () => {
      const ctx = systemContext();
      const cohort = await findCohortByKey(ctx.read, key);
      if (!cohort) throw new CommandError(`There is no angkatan "${key}".`);
      const upload = { fileName: path.basename(file), bytes };
      const read = await readUpload(ctx, cohort, upload);
      if (!read.ok) return refused(read.refusal, json, output);
      const saved = flags['dry-run'] ? 0 : await enter(cohort, upload, read.value);
      report(read.value, { file, cohort: key, saved, dryRun: flags['dry-run'] === true }, json, output);
      return read.value.bad.length + read.value.outside.length === 0 ? EXIT.ok : EXIT.found;
    });
  },
};

type Cohort = NonNullable<Awaited<ReturnType<typeof findCohortByKey>>>;

async function enter(cohort: Cohort, upload: { fileName: string; bytes: Uint8Array }, read: ImportReport): Promise<number> {
  if (read.good.length === 0) return 0;
  const ctx = systemContext();
  const prepared = await prepareImport(ctx, cohort, upload);
  const confirmed = prepared.ok ? await confirmImport(ctx, cohort, prepared.value.importId) : prepared;
  if (!confirmed.ok) throw new CommandError(sentence(confirmed.refusal));
  return confirmed.value.saved;
}

interface Refused { readonly code: string; readonly facts: Readonly<Record<string, string | number>> }

function sentence({ code, facts }: Refused): string {
  const key = `refusal.${code}` as (typeof cohortTexts.keys)[number];
  return cohortTexts.keys.includes(key) ? translator(cohortTexts, 'id')(key, facts) : code;
}

function refused(refusal: Refused, json: boolean, { out, note }: Output): number {
  if (json) out(JSON.stringify({ ok: false, code: refusal.code, error: sentence(refusal) }));
  else note(`✗ ${sentence(refusal)}`);
  return EXIT.found;
}

function report(read: ImportReport, facts: { file: string; cohort: string; saved: number; dryRun: boolean }, json: boolean, { out }: Output): void {
  const bad = read.bad.map(({ line, reasons }) => ({ line, reasons: reasons.map((reason) => reasonSentence(reason, 'id')) }));
  if (json) {
    out(JSON.stringify({ ok: bad.length + read.outside.length === 0, ...facts, good: read.good.length, bad, outside: read.outside }));
    return;
  }
  out(`${facts.file}: ${read.good.length} baris baik, ${bad.length} baris perlu diperbaiki, ${read.outside.length} di luar wilayah`);
  bad.forEach(({ line, reasons }) => out(`  baris ${line}: ${reasons.join(' ')}`));
  read.outside.forEach(({ line, name, regency, why }) => out(`  baris ${line}: ${name} (${regency}) ${why === 'foreign' ? 'bukan wilayah Anda' : 'di luar kuota angkatan'}`));
  out(facts.dryRun ? 'Tidak ada yang disimpan (--dry-run).' : `${facts.saved} calon disimpan.`);
}
