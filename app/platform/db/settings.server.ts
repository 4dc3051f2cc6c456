import type { Database, Settings } from './db.server';

type Rule = readonly [name: string, allowed: (value: string) => boolean, wanted: string];

const SQLITE_RULES: readonly Rule[] = [
  ['journal_mode', (value) => value === 'wal', 'wal'],
  ['synchronous', (value) => Number(value) >= 2, '2 (FULL): NORMAL loses acknowledged writes when the power fails'],
  ['foreign_keys', (value) => value === '1', '1'],
  ['busy_timeout', (value) => Number(value) >= 5000, '5000 or more'],
];
const POSTGRESQL_RULES: readonly Rule[] = [
  ['server_version_num', (value) => Number(value) >= 140_000, '140000 (PostgreSQL 14) or more'],
  ['server_encoding', (value) => value === 'UTF8', 'UTF8'],
  ['fsync', (value) => value === 'on', 'on'],
  ['full_page_writes', (value) => value === 'on', 'on'],
  ['synchronous_commit', (value) => value !== 'off', 'on: off loses acknowledged writes when the power fails'],
];

/**
 * Asks the database how it is set and refuses to go on when a promise of ours would be broken: durable commits,
 * foreign keys, a reader that cannot write. Called at boot and by `doctor`.
 * @throws Error naming every wrong setting, its value and the value wanted
 */
export async function assertDatabaseSettings(database: Pick<Database, 'dialect' | 'settings'>): Promise<void> {
  const { writer, reader } = await database.settings();
  const rules = database.dialect === 'sqlite' ? SQLITE_RULES : POSTGRESQL_RULES;
  const readOnly = database.dialect === 'sqlite' ? 'query_only' : 'default_transaction_read_only';
  const wrong = [
    ...violations('writer', writer, [...rules, [readOnly, isOff, 'off']]),
    ...violations('reader', reader, [...rules, [readOnly, (value) => !isOff(value), 'on']]),
  ];
  if (wrong.length > 0) throw new Error(`The database is not set as it must be:\n${wrong.join('\n')}`);
}

function isOff(value: string): boolean {
  return value === '0' || value === 'off';
}

function violations(side: string, settings: Settings, rules: readonly Rule[]): string[] {
  return rules
    .filter(([name, allowed]) => !allowed(settings[name] ?? ''))
    .map(([name, , wanted]) => `- ${side}: ${name} is ${settings[name] ?? 'unknown'}, must be ${wanted}`);
}
