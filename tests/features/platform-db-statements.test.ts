import { createClient } from '@libsql/client';
import { expect, test } from 'vitest';
import { WRITER, type Database } from '~/platform/db/db.server';
import { testDatabase, testDatabaseUrl } from '#tests/support/database';
import { openDatabase } from '~/platform/db/db.server';

const where = { key: 'warna' };
const readSetting = (database: Database) => database.read.setting.findUnique({ where });

test('a statement that is used again gives what stands there now, from whichever connection it was written', async () => {
  const database = await testDatabase();
  expect(await readSetting(database)).toBeNull();
  for (const value of ['biru', 'hijau', 'biru']) {
    await database[WRITER].setting.upsert({ where, create: { key: 'warna', value, updatedAt: new Date() }, update: { value } });
    expect((await readSetting(database))?.value).toBe(value);
  }
});

test('a statement that is used again keeps no old state of the file open: the log can be emptied', async () => {
  const database = await testDatabase();
  for (let i = 0; i < 150; i += 1) await database[WRITER].setting.create({ data: { key: `k${i}`, value: i, updatedAt: new Date() } });
  // 100 rows are one portion of the driver: fewer, exactly one and more are different ends of a statement.
  for (const take of [1, 99, 100, 101, 150, 200]) expect(await database.read.setting.findMany({ take, orderBy: { key: 'asc' } })).toHaveLength(Math.min(take, 150));
  const other = createClient({ url: database.url });
  const { rows } = await other.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  other.close();
  expect([rows[0]?.['busy'], rows[0]?.['log']]).toEqual([0, 0]);
});

test('a statement that failed can be used again', async () => {
  const database = await testDatabase();
  const create = (key: string) => database[WRITER].setting.create({ data: { key, value: 1, updatedAt: new Date() } });
  await create('a');
  await expect(create('a')).rejects.toThrow();
  await create('b');
  await expect(create('b')).rejects.toThrow();
  expect(await database.read.setting.count()).toBe(2);
});

test('a statement that is used again survives a change of the schema by another process', async () => {
  const database = await testDatabase();
  await readSetting(database);
  const other = createClient({ url: database.url });
  await other.executeMultiple('ALTER TABLE "Setting" ADD COLUMN "note" TEXT; CREATE INDEX "note_index" ON "Setting"("note");');
  other.close();
  expect(await readSetting(database)).toBeNull();
  await database[WRITER].setting.create({ data: { key: 'warna', value: 'biru', updatedAt: new Date() } });
  expect((await readSetting(database))?.value).toBe('biru');
});

test('more different statements than are kept are all answered', async () => {
  const database = await testDatabase();
  await database[WRITER].setting.create({ data: { key: 'k', value: 1, updatedAt: new Date() } });
  for (let count = 1; count <= 450; count += 1) {
    const found = await database.read.setting.findMany({ where: { key: { in: ['k', ...Array.from({ length: count }, (_, i) => `x${i}`)] } } });
    expect(found).toHaveLength(1);
  }
});

test('a database that was closed can be opened anew', async () => {
  const url = await testDatabaseUrl('sqlite');
  const first = openDatabase(url);
  await readSetting(first);
  await first.close();
  const second = openDatabase(url);
  expect(await readSetting(second)).toBeNull();
  await second.close();
});
