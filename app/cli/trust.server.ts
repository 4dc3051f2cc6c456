import { systemContext } from '~/people/access/index.server';
import { KEY_REVOCATION_REASONS, keepArchive, revokeKey, trustState } from '~/recognition/certification/index.server';
import { CommandError, EXIT, type Command } from './command';
import { withSystem } from './session.server';

const REFUSALS = {
  'unknown-key': 'No key set holds a certificate with this serial number. See: trust status',
  'root-key': 'The root cannot be revoked by a list it signs itself: make a new key set, and publish that the old root is not to be trusted.',
  'revoked-before': 'This certificate is on the list already.',
  'in-future': 'The moment lies in the future.',
} as const;

export const trustStatus: Command = {
  name: 'trust status',
  summary: 'Show the keys, the list of revoked keys, and how many certificates can be proven for how long.',
  usage: '',
  args: { min: 0, max: 0 },
  run: ({ json }, { out }) => withSystem(async (system) => {
    const state = await trustState(system, system.database.read, system.clock.now());
    if (json) out(JSON.stringify(state));
    else {
      for (const key of state.keys) out([key.set, key.holder, key.serial, key.name, `until ${key.validUntil.toISOString().slice(0, 10)}`, key.revokedAt ? `revoked ${key.revokedAt.toISOString()} (${key.reason})` : 'in order'].join('\t'));
      out(state.list ? `List of revoked keys: number ${state.list.number}, ${state.list.entries} on it, next before ${state.list.nextUpdate.toISOString()}` : 'List of revoked keys: none yet');
      out(`Archive: ${state.archived} of ${state.sealed} certificates at B-LTA, ${state.due} waiting, ${state.failed} failed`);
      for (const { number, error } of state.failures) out(`  ${number}: ${error}`);
    }
    return state.failed > 0 ? EXIT.found : EXIT.ok;
  }),
};

export const trustArchive: Command = {
  name: 'trust archive',
  summary: 'Bring waiting certificates to B-LTA now, and renew stamps that are due.',
  usage: '',
  args: { min: 0, max: 0 },
  run: ({ json }, { out }) => withSystem(async (system) => {
    let [archived, failed, left] = [0, 0, 0];
    for (;;) {
      const turn = await keepArchive(system, system.clock.now());
      [archived, failed, left] = [archived + turn.archived, failed + turn.failed, turn.left];
      if (turn.archived === 0) break;
    }
    out(json ? JSON.stringify({ ok: failed === 0, archived, failed, left }) : `${archived} archived, ${failed} failed, ${left} waiting`);
    return failed > 0 ? EXIT.found : EXIT.ok;
  }),
};

export const trustRevoke: Command = {
  name: 'trust revoke',
  summary: 'Put a key of the institution on the list of revoked keys. There is no way back.',
  usage: 'SERIAL --reason REASON [--at TIME]',
  options: {
    reason: { type: 'string', summary: KEY_REVOCATION_REASONS.join(' | ') },
    at: { type: 'string', summary: 'since when it is not to be believed, 2026-07-29T05:00:00Z; now unless given' },
  },
  args: { min: 1, max: 1 },
  run: ({ args, flags, json }, { out }) => withSystem(async (system) => {
    const reason = KEY_REVOCATION_REASONS.find((word) => word === flags.reason);
    if (!reason) throw new CommandError(`Give --reason: ${KEY_REVOCATION_REASONS.join(', ')}`);
    const at = typeof flags.at === 'string' ? new Date(flags.at) : system.clock.now();
    if (Number.isNaN(at.getTime())) throw new CommandError('--at is no time, for example 2026-07-29T05:00:00Z');
    const revoked = await revokeKey(system, systemContext(system.clock.now()), { serial: args[0] ?? '', reason, at });
    if (!revoked.ok) throw new CommandError(REFUSALS[revoked.refusal.code as keyof typeof REFUSALS]);
    out(json ? JSON.stringify({ ok: true, ...revoked.value }) : `${revoked.value.name} is revoked since ${at.toISOString()}; list number ${revoked.value.list} says so. If it still signs, make new keys before anything else is issued.`);
    return EXIT.ok;
  }),
};
