/**
 * What a database error means, the same on both databases. Judged by shape and code and not by class: each generated
 * client brings its own copy of the error classes.
 */

/** True when a row with the same unique value exists; with `field`, only when that column is part of the constraint. */
export function isUniqueViolation(error: unknown, field?: string): boolean {
  if (codeOf(error) !== 'P2002') return false;
  return field === undefined || violatedFields(error).includes(field);
}

/** True when PostgreSQL refused a serialisable transaction that would succeed when run again. */
export function isSerializationFailure(error: unknown): boolean {
  if (codeOf(error) === 'P2034') return true;
  const cause = causeOf(error);
  return cause.kind === 'TransactionWriteConflict' || ['40001', '40P01'].includes(String(cause.originalCode));
}

/** True when another process held the SQLite file for longer than the busy timeout. */
export function isBusy(error: unknown): boolean {
  return codeOf(error) === 'P1008' || causeOf(error).kind === 'SocketTimeout';
}

/** SQLite names the columns; PostgreSQL the index, which Prisma calls <Model>_<column>_<column>_key. */
function violatedFields(error: unknown): string[] {
  const { constraint } = causeOf(error);
  const fields = property(constraint, 'fields');
  if (Array.isArray(fields)) return fields.map(String);
  const index = property(constraint, 'index');
  return typeof index === 'string' ? index.split('_').slice(1, -1) : [];
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? property(error, 'code') : undefined;
}

/** The driver's own account of an error: inside a Prisma error, or the thrown error itself. */
function causeOf(error: unknown): { kind?: unknown; originalCode?: unknown; constraint?: unknown } {
  const driverError = property(property(error, 'meta'), 'driverAdapterError') ?? error;
  const cause = property(driverError, 'cause');
  return typeof cause === 'object' && cause !== null ? cause : {};
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
