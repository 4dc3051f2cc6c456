import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { type Database, WRITER } from '~/platform/db/db.server';
import { runTransaction } from '~/platform/db/transaction.server';
import { FULL_DISK_BYTES, freeBytes, isDiskFull } from '~/platform/disk.server';
import { forEachDialect } from '#tests/support/database';

const by = { actor: { id: 'orang-1', name: 'Sri Uji' }, now: new Date('2017-07-26T01:00:00.000Z') };

const fill = (database: Database, rows: number) =>
  runTransaction(database, by, async (tx, audit) => {
    for (let row = 0; row < rows; row += 1) await tx.setting.create({ data: { key: `isi-${row}`, value: 'x'.repeat(4000), updatedAt: by.now } });
    audit({ action: 'setting.filled', subjectType: 'Setting', subjectId: 'isi' });
  });

describe('a full disk', () => {
  forEachDialect((dialect, open) => {
    test('is known by what the database says, and nothing of the work stays', async () => {
      const database = await open();
      // SQLite fails just so when the file may not grow; PostgreSQL is made to say what it says when it cannot extend one.
      if (dialect === 'sqlite') {
        const [{ page_count: pages = 0n } = {}] = await database[WRITER].$queryRawUnsafe<{ page_count: bigint }[]>('PRAGMA page_count');
        await database[WRITER].$queryRawUnsafe(`PRAGMA max_page_count = ${Number(pages) + 20}`);
      } else {
        await database[WRITER].$executeRawUnsafe(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF NEW.key = 'isi-50' THEN RAISE EXCEPTION 'could not extend file "base/1/2": No space left on device' USING ERRCODE = '53100'; END IF; RETURN NEW; END $$`);
        await database[WRITER].$executeRawUnsafe('CREATE TRIGGER full_disk BEFORE INSERT ON "Setting" FOR EACH ROW EXECUTE FUNCTION full_disk()');
      }
      const fault: unknown = await fill(database, 100).catch((error: unknown) => error);
      expect(isDiskFull(fault), String(fault)).toBe(true);
      expect([await database.read.setting.count(), await database.read.auditRecord.count()]).toEqual([0, 0]);
      await fill(database, 1);
      expect(await database.read.setting.count()).toBe(1);
    });
  });

  test('is nothing else that fails', () => {
    for (const error of [new Error('no such table: Orang'), 'ENOSPC', null, undefined, new TypeError('disk')]) expect(isDiskFull(error)).toBe(false);
    expect(freeBytes('.')).toBeGreaterThan(FULL_DISK_BYTES);
  });
});

// Only Linux has a device that is always full: a file behind it cannot be written, and says so as a real disk does.
test.runIf(existsSync('/dev/full'))('the file system says it too', async () => {
  expect(isDiskFull(await writeFile('/dev/full', 'x').catch((error: unknown) => error))).toBe(true);
});
