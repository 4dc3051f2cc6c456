import { spawn } from 'node:child_process';
import { createClient } from '@libsql/client';
import { describe, expect, test } from 'vitest';
import { type Database, openDatabase, type Tx, WRITER } from '~/platform/db/db.server';
import { isUniqueViolation } from '~/platform/db/errors.server';
import { assertDatabaseSettings } from '~/platform/db/settings.server';
import { type Audit, MissingAuditRecord, NestedTransaction, runTransaction } from '~/platform/db/transaction.server';
import { done, type Outcome, refuse } from '~/platform/outcome';
import { forEachDialect, testDatabase } from '#tests/support/database';

const now = new Date('2017-07-26T01:00:00.000Z');
const by = { actor: { id: 'orang-1', name: 'Sri Uji' }, now };
const counter = { register: 'STTPP', year: 2017 };
const where = { register_year: counter };

function noted(audit: Audit, action = 'register.counted'): void {
  audit({ action, subjectType: 'register', subjectId: 'STTPP/2017', region: '35', detail: { year: 2017 } });
}

async function start(database: Database, last = 0): Promise<void> {
  await runTransaction(database, by, async (tx, audit) => {
    await tx.registerCounter.create({ data: { ...counter, last } });
    noted(audit, 'register.opened');
  });
}

function next(database: Database): Promise<number> {
  return runTransaction(database, by, async (tx, audit) => {
    const { last } = await tx.registerCounter.findUniqueOrThrow({ where });
    await tx.registerCounter.update({ where, data: { last: last + 1 } });
    noted(audit);
    return last + 1;
  });
}

async function lastNumber(database: Database): Promise<number> {
  return (await database.read.registerCounter.findUniqueOrThrow({ where })).last;
}

/** Something to wait for, and the hand that lets go. */
function gate() {
  let release: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (release = resolve));
  return { passed, release };
}

describe('the database', () => {
  forEachDialect((dialect, open) => {
    test('fifty people taking the next number at once get fifty different numbers', async () => {
      const database = await open();
      await start(database);
      const numbers = await Promise.all(Array.from({ length: 50 }, () => next(database)));
      expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
      expect(await lastNumber(database)).toBe(50);
      expect(await database.read.auditRecord.count({ where: { action: 'register.counted' } })).toBe(50);
    });

    test('two decisions that each rely on what the other changes cannot both stand', async () => {
      const database = await open();
      const total = (tx: Tx) => tx.registerCounter.aggregate({ _sum: { last: true } });
      const both = [2017, 2018].map((year) =>
        runTransaction(database, by, async (tx, audit) => {
          const sum = (await total(tx))._sum.last ?? 0;
          await tx.registerCounter.create({ data: { register: 'ST', year, last: sum + 1 } });
          noted(audit);
        }),
      );
      await Promise.all(both);
      const rows = await database.read.registerCounter.findMany({ orderBy: { last: 'asc' } });
      expect(rows.map(({ last }) => last)).toEqual([1, 2]);
    });

    test('a reader sees nothing uncommitted and does not wait for the transaction that is open', async () => {
      const database = await open();
      await start(database);
      const written = gate();
      const mayEnd = gate();
      const writing = runTransaction(database, by, async (tx, audit) => {
        await tx.registerCounter.update({ where, data: { last: 7 } });
        noted(audit);
        written.release();
        await mayEnd.passed;
      });
      await written.passed;
      expect(await lastNumber(database)).toBe(0);
      expect(await database.read.person.findMany({ include: { grants: true, consents: { take: 1 } } })).toEqual([]);
      mayEnd.release();
      await writing;
      expect(await lastNumber(database)).toBe(7);
    });

    test('a write beside an open transaction is neither inside it nor lost with it', async () => {
      const database = await open();
      await start(database);
      const begun = gate();
      const mayEnd = gate();
      const failing = runTransaction(database, by, async (tx) => {
        await tx.registerCounter.create({ data: { register: 'ST', year: 2017, last: 1 } });
        begun.release();
        await mayEnd.passed;
        throw new Error('the transaction fails');
      });
      await begun.passed;
      const beside = database[WRITER].registerCounter.create({ data: { register: 'SK', year: 2017, last: 1 } }).then(() => undefined);
      mayEnd.release();
      await expect(failing).rejects.toThrow('the transaction fails');
      await beside;
      const rows = await database.read.registerCounter.findMany({ orderBy: { register: 'asc' } });
      expect(rows.map(({ register }) => register)).toEqual(['SK', 'STTPP']);
    });

    test('the reader refuses to write', async () => {
      const database = await open();
      const insert = database.read.$queryRaw`INSERT INTO "RegisterCounter" (register, year, last) VALUES ('ST', 2017, 1) RETURNING last`;
      await expect(insert).rejects.toThrow(/read-?only|readonly/i);
      await assertDatabaseSettings(database);
      expect(await database.read.registerCounter.count()).toBe(0);
    });

    test('a change and its audit record are written together', async () => {
      const database = await open();
      await start(database);
      expect(await database.read.auditRecord.findMany({ omit: { id: true } })).toEqual([
        {
          at: now,
          actorId: 'orang-1',
          actorName: 'Sri Uji',
          action: 'register.opened',
          subjectType: 'register',
          subjectId: 'STTPP/2017',
          regionCode: '35',
          detail: { year: 2017 },
        },
      ]);
    });

    test('a change without an audit record is undone', async () => {
      const database = await open();
      const silent = runTransaction(database, by, (tx) => tx.registerCounter.create({ data: { ...counter, last: 1 } }));
      await expect(silent).rejects.toThrow(MissingAuditRecord);
      expect(await database.read.registerCounter.count()).toBe(0);
    });

    test('a fault leaves neither the change nor its audit record', async () => {
      const database = await open();
      const failing = runTransaction(database, by, async (tx, audit) => {
        await tx.registerCounter.create({ data: { ...counter, last: 1 } });
        noted(audit);
        throw new Error('halfway');
      });
      await expect(failing).rejects.toThrow('halfway');
      expect(await database.read.registerCounter.count()).toBe(0);
      expect(await database.read.auditRecord.count()).toBe(0);
    });

    test('a refusal undoes what was written before it and is the answer', async () => {
      const database = await open();
      const outcome = await runTransaction<Outcome<number, 'register-full'>>(database, by, async (tx, audit) => {
        await tx.registerCounter.create({ data: { ...counter, last: 1 } });
        noted(audit);
        return refuse('register-full', { year: 2017 });
      });
      expect(outcome).toMatchObject({ ok: false, refusal: { code: 'register-full', facts: { year: 2017 } } });
      expect(await database.read.registerCounter.count()).toBe(0);
      expect(await database.read.auditRecord.count()).toBe(0);
    });

    test('a success is answered as it is', async () => {
      const database = await open();
      const outcome = await runTransaction(database, by, async (_tx, audit) => {
        noted(audit);
        return done(3);
      });
      expect(outcome).toEqual({ ok: true, value: 3 });
    });

    test('a transaction inside another is refused at once instead of waiting for itself', async () => {
      const database = await open();
      const outer = runTransaction(database, by, async (_tx, audit) => {
        noted(audit);
        await start(database);
      });
      await expect(outer).rejects.toThrow(NestedTransaction);
      await start(database);
    });

    test('a second row with the same unique value is recognised, and its column named', async () => {
      const database = await open();
      const person = (tx: Tx, audit: Audit) => {
        noted(audit);
        return tx.person.create({ data: { name: 'Budi Uji', sortName: 'budi uji', nik: '3515141708909901', createdAt: now } });
      };
      await runTransaction(database, by, person);
      const again: unknown = await runTransaction(database, by, person).catch((error: unknown) => error);
      expect(isUniqueViolation(again)).toBe(true);
      expect(isUniqueViolation(again, 'nik')).toBe(true);
      expect(isUniqueViolation(again, 'phone')).toBe(false);
      expect(isUniqueViolation(new Error('another'))).toBe(false);
    });

    test('a unique value of two columns is recognised by either', async () => {
      const database = await open();
      const grant = { personId: '', role: 'coach', regionCode: '35.15', grantedAt: now };
      const both = runTransaction(database, by, async (tx, audit) => {
        noted(audit);
        const { id } = await tx.person.create({ data: { name: 'Ani Uji', sortName: 'ani uji', createdAt: now } });
        await tx.roleGrant.create({ data: { ...grant, personId: id } });
        await tx.roleGrant.create({ data: { ...grant, personId: id } });
      });
      const error: unknown = await both.catch((thrown: unknown) => thrown);
      expect(isUniqueViolation(error, 'regionCode')).toBe(true);
    });

    test('a row that points at nothing is refused', async () => {
      const database = await open();
      const orphan = runTransaction(database, by, async (tx, audit) => {
        noted(audit);
        await tx.roleGrant.create({ data: { personId: 'nobody', role: 'coach', regionCode: '35', grantedAt: now } });
      });
      await expect(orphan).rejects.toThrow(/foreign key/i);
    });

    test('instants are compared by time, to the millisecond, in filters, order and raw SQL', async () => {
      const database = await open();
      const instants = ['2016-12-31T23:59:59.999Z', '2017-01-01T00:00:00.000Z', '2017-01-01T00:00:00.001Z', '2017-10-01T07:00:00.000Z'];
      await runTransaction(database, by, async (tx, audit) => {
        noted(audit);
        for (const [index, at] of [...instants].reverse().entries()) {
          await tx.setting.create({ data: { key: `k${index}`, value: 1, updatedAt: new Date(at) } });
        }
      });
      const midnight = new Date('2017-01-01T00:00:00.000Z');
      const ordered = await database.read.setting.findMany({ orderBy: { updatedAt: 'asc' } });
      expect(ordered.map(({ updatedAt }) => updatedAt.toISOString())).toEqual(instants);
      expect(await database.read.setting.count({ where: { updatedAt: { gte: midnight } } })).toBe(3);
      expect(await database.read.setting.count({ where: { updatedAt: { lt: midnight } } })).toBe(1);
      const raw = await database.read.$queryRaw<{ key: string; updatedAt: Date }[]>`
        SELECT key, "updatedAt" FROM "Setting" WHERE "updatedAt" > ${midnight} ORDER BY "updatedAt" LIMIT 1`;
      expect(raw.map(({ updatedAt }) => updatedAt.toISOString())).toEqual(['2017-01-01T00:00:00.001Z']);
    });

    test('a transaction that waits too long for its turn gives up without blocking those after it', async () => {
      const database = await open({ maxWaitMs: 6000, timeoutMs: 30_000 });
      await start(database);
      const mayEnd = gate();
      const holders = Array.from({ length: dialect === 'sqlite' ? 1 : 4 }, () =>
        runTransaction(database, by, async (_tx, audit) => {
          noted(audit);
          await mayEnd.passed;
        }),
      );
      const waiting: unknown = await next(database).catch((error: unknown) => error);
      expect(waiting).toMatchObject({ code: 'P2028' });
      mayEnd.release();
      await Promise.all(holders);
      expect(await next(database)).toBe(1);
    });

    test('a transaction that lasts too long is undone', async () => {
      const database = await open({ timeoutMs: 100 });
      const slow = runTransaction(database, by, async (tx, audit) => {
        await tx.registerCounter.create({ data: { ...counter, last: 1 } });
        noted(audit);
        await new Promise((resolve) => setTimeout(resolve, 300));
      });
      await expect(slow).rejects.toThrow(/timeout|expired|closed/i);
      expect(await database.read.registerCounter.count()).toBe(0);
      await start(database);
    });

    test('the settings hold at the start, after transactions, and after one that failed', async () => {
      const database = await open();
      await assertDatabaseSettings(database);
      await start(database);
      await next(database);
      await expect(start(database)).rejects.toThrow();
      await assertDatabaseSettings(database);
      const { writer } = await database.settings();
      if (dialect === 'sqlite') {
        expect(writer).toEqual({ journal_mode: 'wal', synchronous: '2', foreign_keys: '1', busy_timeout: '5000', query_only: '0' });
      } else {
        expect(writer).toMatchObject({ fsync: 'on', synchronous_commit: 'on', default_transaction_read_only: 'off' });
      }
    });
  });

  test('a wrong setting stops the boot and is named', async () => {
    const good = { journal_mode: 'wal', synchronous: '2', foreign_keys: '1', busy_timeout: '5000' };
    const settings = async () => ({ writer: { ...good, synchronous: '1', query_only: '0' }, reader: { ...good, query_only: '0' } });
    const check = assertDatabaseSettings({ dialect: 'sqlite', settings });
    await expect(check).rejects.toThrow(/writer: synchronous is 1.*\n.*reader: query_only is 0/s);
  });

  test('the settings of SQLite hold inside a transaction, too', async () => {
    const database = await testDatabase();
    const inside = await runTransaction(database, by, async (tx, audit) => {
      noted(audit);
      const [synchronous] = await tx.$queryRaw<{ synchronous: number }[]>`PRAGMA synchronous`;
      const [foreignKeys] = await tx.$queryRaw<{ foreign_keys: number }[]>`PRAGMA foreign_keys`;
      const [busy] = await tx.$queryRaw<{ timeout: number }[]>`PRAGMA busy_timeout`;
      return { synchronous: Number(synchronous?.synchronous), foreignKeys: Number(foreignKeys?.foreign_keys), busy: Number(busy?.timeout) };
    });
    expect(inside).toEqual({ synchronous: 2, foreignKeys: 1, busy: 5000 });
  });

  test('a long series of transactions leaves others their turn', async () => {
    const database = await testDatabase();
    await start(database);
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 1);
    for (let count = 0; count < 50; count += 1) await next(database);
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(5);
  });

  test('a transaction on SQLite holds the right to write from its first moment', async () => {
    const database = await testDatabase();
    const rival = createClient({ url: database.url, timeout: 0 });
    const rivalMayWrite = () => rival.execute('BEGIN IMMEDIATE').then(() => true, () => false);
    const during = await runTransaction(database, by, async (_tx, audit) => {
      noted(audit);
      return rivalMayWrite();
    });
    expect(during).toBe(false);
    expect(await rivalMayWrite()).toBe(true);
    rival.close();
  });

  test('two processes writing the same SQLite file both succeed', async () => {
    const database = await testDatabase();
    await start(database);
    let otherEnded = false;
    const other = countInAnotherProcess(database.url, 20).finally(() => (otherEnded = true));
    let here = 0;
    for (; !otherEnded; here += 1) await next(database);
    expect(await other).toBe(0);
    expect(await lastNumber(database)).toBe(here + 20);
  });

  test('a URL that is neither SQLite nor PostgreSQL is refused without repeating its password', () => {
    expect(() => openDatabase('mysql://bekal:rahasia@localhost/bekal')).toThrow(/^(?!.*rahasia).*DATABASE_URL/);
  });
});

function countInAnotherProcess(url: string, times: number): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/database-rival.ts', url, String(times)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve) => child.on('close', resolve));
}
