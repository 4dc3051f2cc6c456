import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type pg from 'pg';
import { projectRoot } from '../project-root.server';
import { type Dialect, dialectOf } from './db.server';
import { postgresqlSchemaFrom } from './generate.mjs';
import { migrate } from './migrate.server';
import { migrationsFolder, readMigrations } from './migrations.server';
import { type Comparison, migrationScript, unappliedMigrations } from './schema-engine';

const CHAR_OID = 18;
const UUID_OID = 2950;

/**
 * PostgreSQL's catalogue has columns of its one-byte type "char"; the engine asks for characters and the driver adapter
 * knows no such type. They pass through it under the name of a type the catalogue does not use.
 */
class IntrospectablePg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver();
    const query = pool.query.bind(pool);
    Object.assign(pool, {
      query: async (config: pg.QueryArrayConfig) => {
        const result = await query(config);
        for (const field of result.fields) if (field.dataTypeID === CHAR_OID) field.dataTypeID = UUID_OID;
        return result;
      },
    });
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (sql) => {
      const result = await queryRaw(sql);
      const columnTypes = result.columnTypes.map((type) => (type === ColumnTypeEnum.Uuid ? ColumnTypeEnum.Character : type));
      return { ...result, columnTypes };
    };
    return adapter;
  }
}

/**
 * What prisma/schema.prisma has and the migrations of a dialect do not, as SQL; empty when they agree.
 * @param emptyUrl a database that may be filled: all migrations are applied to it
 */
export async function schemaDrift(emptyUrl: string, now: Date): Promise<string> {
  await migrate(emptyUrl, now);
  return migrationScript(comparisonFor(emptyUrl));
}

/** Names of the migrations that `prisma migrate deploy` would still apply to a database. */
export function enginePendingMigrations(url: string): Promise<string[]> {
  const folder = migrationsFolder(dialectOf(url));
  return unappliedMigrations(comparisonFor(url), folder, readMigrations(folder));
}

function comparisonFor(url: string): Comparison {
  const dialect = dialectOf(url);
  const adapter = dialect === 'sqlite' ? new PrismaLibSql({ url }) : new IntrospectablePg(url);
  return { schema: schemaOf(dialect), adapter };
}

function schemaOf(dialect: Dialect): string {
  const source = readFileSync(join(projectRoot(), 'prisma', 'schema.prisma'), 'utf8');
  return dialect === 'sqlite' ? source : postgresqlSchemaFrom(source);
}
