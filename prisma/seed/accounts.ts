import { setPassword, type DemoAccount } from '~/people/accounts/index.server';
import { formatPhone } from '~/people/accounts';
import { closeAllSessions } from '~/platform/session.server';
import { later } from './calendar';
import type { Participant } from './cohort-one';
import type { Stage } from './journeys';
import { must } from './must';
import { makePassword } from './passwords';
import type { Demo } from './world';

/** The two volunteers who can be tried: in the middle of the path, and at its end. */
const SHOWN = { peserta: 'attended', 'peserta-bersertifikat': 'certified' } as const satisfies Record<string, Stage>;

/** Gives two volunteers a password, as they would themselves. They sign in with their phone number. */
export async function openAccounts(demo: Demo, people: readonly Participant[]): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = [];
  for (const [role, stage] of Object.entries(SHOWN)) {
    const one = people.find(({ stage: own, row }) => own === stage && row.person.phone !== null);
    if (!one) throw new Error(`demo: nobody with a phone is ${stage}`);
    const { personId, person } = one.row;
    const password = makePassword();
    must(await setPassword(await demo.as(personId, later(demo.calendar.now, -60)), password), role);
    // Setting a password signs in; nobody is there yet.
    await closeAllSessions(personId);
    accounts.push({ role, name: person.name, login: formatPhone(person.phone ?? ''), password });
  }
  return accounts;
}
