/** A second process that takes numbers from the same register: node --import tsx tests/support/database-rival.ts URL TIMES */
import { openDatabase } from '../../app/platform/db/db.server';
import { runTransaction } from '../../app/platform/db/transaction.server';

const [url = '', times = '0'] = process.argv.slice(2);
const database = openDatabase(url);
const where = { register_year: { register: 'STTPP', year: 2017 } };
for (let count = 0; count < Number(times); count += 1) {
  await runTransaction(database, { actor: { id: null, name: 'rival' }, now: new Date() }, async (tx, audit) => {
    const { last } = await tx.registerCounter.findUniqueOrThrow({ where });
    await tx.registerCounter.update({ where, data: { last: last + 1 } });
    audit({ action: 'register.counted', subjectType: 'register', subjectId: 'STTPP/2017' });
  });
}
await database.close();
