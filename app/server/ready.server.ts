import { findDemoAccounts, type DemoAccount } from '~/people/accounts/index.server';
import { runtime } from '~/platform/runtime.server';
import { KeyError, readyCertification, SignerHeldUp } from '~/recognition/certification/index.server';
import { ensureDemo, NotOursToClear } from '../../prisma/seed';
import { BootError } from './boot.server';

type Say = (line: string) => void;
const aloud: Say = (line) => void process.stdout.write(`${line}\n`);

/**
 * Makes the opened system ready to serve: opens the keys and signs a blank certificate with them, then makes the demo
 * where demo mode is on and the database is empty. @returns lines for the operator
 * @throws BootError when our own keys cannot sign, or a demo was broken off where somebody is signed in
 */
export async function ready(say: Say = aloud): Promise<string[]> {
  const notes = await readyKeys();
  const { env, database } = runtime();
  if (!env.demo) {
    const people = await database.read.person.count();
    return people > 0 ? notes : [...notes, 'There is no account yet. Make the first one: npm run -s bekal -- people add --help'];
  }
  const began = Date.now();
  const before = await ensureDemo((line) => say(`• Demo: ${line} …`)).catch(explain);
  if (before === 'foreign') return [...notes, 'Demo mode is on, but this database holds real entries: no demo was made.'];
  const made = before === 'finished' ? 'Demo found' : `Demo made in ${Math.round((Date.now() - began) / 1000)} s`;
  return [...notes, `${made}. All people in it are invented. Accounts (also on the sign-in page):`, ...accountLines(await findDemoAccounts(database.read))];
}

async function readyKeys(): Promise<string[]> {
  try {
    const { created, keySet, milliseconds } = await readyCertification(runtime());
    return [`${created ? 'Signing keys made' : 'Signing keys opened'} (set ${keySet}); a blank certificate was signed and verified in ${milliseconds} ms.`];
  } catch (error) {
    if (error instanceof KeyError) throw new BootError(error.message);
    // A signer outside this machine must not keep people from learning and verifying: batches wait for it, visibly.
    if (error instanceof SignerHeldUp) return [`Certificates wait for their signer: ${error.message}`];
    throw error;
  }
}

function explain(error: unknown): never {
  if (error instanceof NotOursToClear) throw new BootError(`${error.message} Choose another data folder with DATA_DIR, or start without demo: BEKAL_DEMO=0 npm start`);
  throw error;
}

export function accountLines(accounts: readonly DemoAccount[]): string[] {
  return accounts.map(({ role, login, password }) => `  ${role.padEnd(22)}${login.padEnd(34)}${password}`);
}
