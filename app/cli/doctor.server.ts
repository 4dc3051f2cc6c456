import { migrationStatus } from '~/platform/db/migrate.server';
import { assertDatabaseSettings } from '~/platform/db/settings.server';
import { readEnv } from '~/platform/env.server';
import type { Runtime } from '~/platform/runtime.server';
import { keyFileFaults, testSigning, trustState } from '~/recognition/certification/index.server';
import { EXIT, type Command } from './command';
import { withSystem } from './session.server';

interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

type Check = readonly [name: string, look: (system: Runtime) => Promise<string>];

const DAY_MS = 86_400_000;

/** Each check says what it saw; throwing means that something is wrong. */
const CHECKS: readonly Check[] = [
  ['database settings', async ({ database }) => {
    await assertDatabaseSettings(database);
    const { writer } = await database.settings();
    return `${database.dialect}: ${Object.entries(writer).map(([name, value]) => `${name}=${value}`).join(', ')}`;
  }],
  ['migrations', async ({ env }) => {
    const { applied, pending } = await migrationStatus(env.databaseUrl);
    if (pending.length > 0) throw new Error(`not applied: ${pending.join(', ')}`);
    return `${applied.length} applied`;
  }],
  ['storage', async ({ storage }) => {
    const digest = await storage.put(Buffer.from('bekal doctor'));
    if (!(await storage.get(digest))) throw new Error('a file that was just written cannot be read');
    return 'a file was written and read';
  }],
  ['keys and blank certificate', async (system) => {
    const { signer, kind, keySet, validUntil, bytes, milliseconds, timestampAuthority } = await testSigning(system);
    const days = Math.floor((validUntil.getTime() - system.clock.now().getTime()) / DAY_MS);
    return `${signer} (${kind}), set ${keySet}, ${days} days left; signed, timestamped by ${timestampAuthority} and verified ${bytes} bytes in ${milliseconds} ms`;
  }],
  ['key files', async ({ env }) => {
    const faults = await keyFileFaults(env);
    if (faults.length > 0) throw new Error(faults.join('; '));
    return `keys and secrets in ${env.dataDir} are for their owner alone`;
  }],
  ['list of revoked keys', async (system) => {
    const { clock } = system;
    const { list, keys } = await trustState(system, system.database.read, clock.now());
    const gone = [keys.findLast(({ holder }) => holder === 'signer'), keys.findLast(({ holder }) => holder === 'timestamper')].find((key) => key?.revokedAt);
    if (gone) throw new Error(`${gone.name}, which still signs, is on it: make new keys`);
    if (!list) return 'none yet; it is made within a minute of the first start';
    if (list.nextUpdate < clock.now()) throw new Error(`number ${list.number} ran out on ${list.nextUpdate.toISOString()}; is the server running?`);
    const age = Math.floor((clock.now().getTime() - list.thisUpdate.getTime()) / 3_600_000);
    return `number ${list.number}, ${age} h old, ${list.entries} keys on it, to be replaced before ${list.nextUpdate.toISOString()}`;
  }],
  ['archive', async (system) => {
    const { sealed, archived, due, failed, failures, earliestEnd } = await trustState(system, system.database.read, system.clock.now());
    if (failed > 0) throw new Error(`${failed} certificates cannot be archived, for example ${failures[0]?.number ?? '?'}: ${failures[0]?.error ?? '?'}`);
    if (earliestEnd && earliestEnd < system.clock.now()) throw new Error(`a time stamp ended on ${earliestEnd.toISOString()} without having been renewed`);
    return `${archived} of ${sealed} certificates at B-LTA, ${due} waiting${earliestEnd ? `; the first stamp ends ${earliestEnd.toISOString().slice(0, 10)}` : ''}`;
  }],
  ['jobs', async ({ database }) => {
    const failed = await database.read.job.count({ where: { failedAt: { not: null } } });
    if (failed > 0) throw new Error(`${failed} jobs gave up; see the batch pages`);
    return `${await database.read.job.count({ where: { doneAt: null } })} waiting`;
  }],
];

async function look(system: Runtime): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, check] of CHECKS) {
    findings.push(await check(system).then(
      (detail) => ({ name, ok: true, detail }),
      (error: unknown) => ({ name, ok: false, detail: error instanceof Error ? error.message : String(error) }),
    ));
  }
  return findings;
}

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'Check environment, database, storage and keys; sign and verify a blank certificate.',
  usage: '',
  args: { min: 0, max: 0 },
  async run({ json }, { out }) {
    const env = readEnv();
    const environment: Finding = { name: 'environment', ok: true, detail: `data in ${env.dataDir}, ${env.publicUrl}, ${env.demo ? 'demo' : 'no demo'}` };
    const findings = [environment, ...(await withSystem(look))];
    const ok = findings.every((finding) => finding.ok);
    if (json) out(JSON.stringify({ ok, checks: findings }));
    else findings.forEach((finding) => out(`${finding.ok ? '✓' : '✗'} ${finding.name}: ${finding.detail}`));
    return ok ? EXIT.ok : EXIT.found;
  },
};
