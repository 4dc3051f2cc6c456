import { randomBytes } from 'node:crypto';
import { GRANTED_ROLES, type GrantedRole } from '~/people/access';
import { systemContext } from '~/people/access/index.server';
import { addStaff } from '~/people/accounts/index.server';
import { EAST_JAVA } from '~/people/regions';
import { CommandError, EXIT, type Command } from './command';
import { withSystem } from './session.server';

const REFUSALS: Readonly<Record<string, string>> = {
  'staff-email': 'The e-mail address is not complete.',
  'staff-role': `Roles: ${GRANTED_ROLES.join(', ')}; regions like 35 or 35.25.`,
  'staff-taken': 'Somebody has this e-mail address already.',
};

/** The way to the first account of a system without demo. */
export const peopleAdd: Command = {
  name: 'people add',
  summary: 'Make an account with a role; prints its first password once.',
  usage: '--name NAME --email ADDRESS --role ROLE [--region CODE]',
  options: {
    name: { type: 'string', summary: 'full name without titles' },
    email: { type: 'string', summary: 'for signing in' },
    role: { type: 'string', summary: GRANTED_ROLES.join(' | ') },
    region: { type: 'string', summary: '35 (the province, default) or 35.25' },
  },
  args: { min: 0, max: 0 },
  async run({ flags, json }, { out }) {
    const { name, email, role, region } = flags;
    if (typeof name !== 'string' || typeof email !== 'string' || !isRole(role)) throw new CommandError('Give --name, --email and --role.');
    const password = randomBytes(12).toString('base64url');
    return withSystem(async () => {
      const added = await addStaff(systemContext(), { name, email, grants: [{ role, region: typeof region === 'string' ? region : EAST_JAVA }] }, password);
      if (!added.ok) throw new CommandError(REFUSALS[added.refusal.code] ?? added.refusal.code);
      out(json ? JSON.stringify({ ok: true, personId: added.value.personId, email, password }) : `Account ${email} made. First password: ${password}`);
      return EXIT.ok;
    });
  },
};

const isRole = (word: unknown): word is GrantedRole => GRANTED_ROLES.some((role) => role === word);
