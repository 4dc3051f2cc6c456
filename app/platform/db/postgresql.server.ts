import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/postgresql/client';

/**
 * Few writers: serialisable transactions that touch the same rows only make each other repeat their work, and a
 * waiting one costs nothing. Readers may be more.
 */
const WRITER_CONNECTIONS = 4;
const READER_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;

/** The connections behind runTransaction. */
export function postgresqlWriter(url: string, transactionOptions: { maxWait: number; timeout: number }): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: WRITER_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'bekal writer',
  });
  return new PrismaClient({ adapter, transactionOptions });
}

/** Connections whose every transaction is read-only: the server refuses writes. */
export function postgresqlReader(url: string): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: READER_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'bekal reader',
    options: '-c default_transaction_read_only=on',
  });
  return new PrismaClient({ adapter });
}
