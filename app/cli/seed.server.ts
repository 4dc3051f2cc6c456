import { findDemoAccounts } from '~/people/accounts/index.server';
import { drainJobs } from '~/platform/jobs.server';
import type { Runtime } from '~/platform/runtime.server';
import { KeyError, readyCertification, SignerHeldUp } from '~/recognition/certification/index.server';
import { jobKinds } from '~/server/job-kinds.server';
import { accountLines } from '~/server/ready.server';
import { ensureDemo, NotOursToClear } from '../../prisma/seed';
import { CommandError, EXIT, type Command } from './command';
import { withSystem } from './session.server';

/** Makes the demo as a first start does, and says what is there. Doing it again makes nothing twice. */
export const seedCommand: Command = {
  name: 'seed',
  summary: 'Make the demo of invented people where the database is empty; say what is there.',
  usage: '',
  args: { min: 0, max: 0 },
  async run({ json }, { out, note }) {
    return withSystem(async (system) => {
      if (!system.env.demo) throw new CommandError('Demo mode is off (BEKAL_DEMO=0): nothing is made.');
      await readyCertification(system).catch((error: unknown) => {
        if (error instanceof SignerHeldUp) return note(`• ${error.message}`);
        throw error instanceof KeyError ? new CommandError(error.message) : error;
      });
      const before = await ensureDemo((line) => note(`• ${line} …`)).catch((error: unknown) => { throw error instanceof NotOursToClear ? new CommandError(error.message) : error; });
      if (before === 'foreign') throw new CommandError('This database holds entries that are no demo: nothing is made.');
      const made = before !== 'finished';
      if (made) note('• pressing certificates …');
      if (made) await drainJobs(jobKinds);
      const there = await countThere(system);
      const accounts = await findDemoAccounts(system.database.read);
      if (json) out(JSON.stringify({ ok: true, made, ...there, accounts }));
      else [made ? 'Demo made.' : 'The demo is there.', Object.entries(there).map(([name, count]) => `${count} ${name}`).join(', '), ...accountLines(accounts)].forEach(out);
      return EXIT.ok;
    });
  },
};

async function countThere({ database: { read } }: Runtime): Promise<Record<'people' | 'cohorts' | 'participations' | 'certificates' | 'waiting', number>> {
  const [people, cohorts, participations, certificates, waiting] = await Promise.all([
    read.person.count(), read.cohort.count(), read.participation.count(), read.certificate.count({ where: { sealedAt: { not: null } } }), read.certificate.count({ where: { sealedAt: null } }),
  ]);
  return { people, cohorts, participations, certificates, waiting };
}
