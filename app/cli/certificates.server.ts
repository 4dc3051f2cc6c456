import path from 'node:path';
import { systemContext } from '~/people/access/index.server';
import { exportCertificates, listCertificates } from '~/recognition/certification/index.server';
import { CommandError, EXIT, type Command } from './command';
import { withSystem } from './session.server';

const COHORT = { cohort: { type: 'string', summary: 'only those of this angkatan (its key)' } } as const;
const cohortOf = (flags: Record<string, string | boolean | undefined>) => (typeof flags.cohort === 'string' ? flags.cohort : undefined);

export const certificatesList: Command = {
  name: 'certificates list',
  summary: 'List the register: number, name, angkatan, status.',
  usage: '[--cohort KEY]',
  options: COHORT,
  args: { min: 0, max: 0 },
  run: ({ flags, json }, { out, note }) => withSystem(async () => {
    const rows = await listCertificates(systemContext().read, { cohort: cohortOf(flags) });
    for (const row of rows) out(json ? JSON.stringify(row) : [row.number, row.name, row.cohort, row.status, row.issuedOn, row.code].join('\t'));
    if (rows.length === 0) note('No certificates.');
    return EXIT.ok;
  }),
};

export const certificatesExport: Command = {
  name: 'certificates export',
  summary: 'Write the signed PDFs into a folder, each named by its register number.',
  usage: '--out DIR [--cohort KEY]',
  options: { out: { type: 'string', summary: 'folder for the files; made when it is not there' }, ...COHORT },
  args: { min: 0, max: 0 },
  async run({ flags, json }, { out, note }) {
    if (typeof flags.out !== 'string') throw new CommandError('Say where: --out DIR');
    const folder = path.resolve(flags.out);
    return withSystem(async () => {
      const { written, left } = await exportCertificates(systemContext(), { out: folder, cohort: cohortOf(flags) });
      for (const row of written) out(json ? JSON.stringify(row) : `${row.file}\t${row.status}`);
      for (const { number, reason } of left) note(`not written: ${number} (${reason})`);
      note(`${written.length} files in ${folder}`);
      return left.some(({ reason }) => reason !== 'not-sealed') ? EXIT.found : EXIT.ok;
    });
  },
};
