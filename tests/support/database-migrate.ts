/** A process that migrates: node --import tsx tests/support/database-migrate.ts URL */
import { migrate } from '../../app/platform/db/migrate.server';

await migrate(process.argv[2] ?? '', new Date());
