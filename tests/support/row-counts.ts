import { z } from 'zod';
import type { PrismaClient } from '~/platform/db/db.server';

const Named = z.array(z.object({ name: z.string() }));
const Counted = z.array(z.object({ name: z.string(), rows: z.coerce.number() }));

/** Written by the worker in its own time, whatever is asked of the server meanwhile. */
const BACKGROUND: readonly string[] = ['CertificateArchive', 'SupersededFile', 'RevocationList'];

/** What the worker writes into the trail of its own accord. */
const OWN_ACCORD = `action NOT LIKE 'archive.%' AND action NOT LIKE 'certificate.archive%' AND action NOT LIKE 'revocation-list.%'`;

/** Rows of every table of a SQLite database that requests write, by its name. */
export async function rowCounts(db: PrismaClient): Promise<Record<string, number>> {
  const tables = Named.parse(await db.$queryRawUnsafe("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"));
  const each = tables.filter(({ name }) => !BACKGROUND.includes(name)).map(({ name }) => `SELECT '${name}' AS name, COUNT(*) AS rows FROM "${name}"${name === 'AuditRecord' ? ` WHERE ${OWN_ACCORD}` : ''}`);
  const counted = Counted.parse(await db.$queryRawUnsafe(each.join(' UNION ALL ')));
  return Object.fromEntries(counted.map(({ name, rows }) => [name, rows]));
}
