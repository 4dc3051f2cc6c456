import { ConnectionPool } from '@libsql/client/sqlite3';

type Connection = ReturnType<ConnectionPool['acquireSync']>;
type Statement = ReturnType<Connection['prepare']>;
type Bound = object;

/** Statements kept per connection, some ten kilobytes each: pages and jobs together use about half of them. */
const KEPT = 400;
/** Statements that only read or change rows: a PRAGMA may do its work while it is prepared, so it is never kept. */
const KEEPABLE = /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE|BEGIN|COMMIT)\b/i;

/**
 * Connections that keep their prepared statements. The driver prepares every statement anew and asks for its columns
 * twice: a quarter of the processor time of a page with eight queries (2.2 of 8 ms measured). SQLite itself prepares a
 * kept statement again when the schema has changed.
 */
export class KeepingPool extends ConnectionPool {
  readonly #script: string;
  readonly #known = new WeakSet<Connection>();

  /** `script` is run on every connection that is opened, before anything else. */
  constructor(path: string, options: ConstructorParameters<typeof ConnectionPool>[1], script: string) {
    super(path, options, 1);
    this.#script = script;
  }

  override acquireSync(forTransaction?: boolean): Connection {
    const connection = super.acquireSync(forTransaction);
    if (this.#known.has(connection)) return connection;
    try {
      connection.exec(this.#script);
    } catch (error) {
      connection.close();
      this.release(connection);
      throw error;
    }
    this.#known.add(connection);
    return keeping(connection);
  }
}

function keeping(connection: Connection): Connection {
  const prepare = connection.prepare.bind(connection);
  const close = connection.close.bind(connection);
  const kept = new Map<string, KeptStatement>();

  const take = (sql: string): KeptStatement => {
    const known = kept.get(sql);
    const statement = known ?? new KeptStatement(prepare(sql), () => kept.delete(sql));
    // The most recently used stay: a map remembers the order in which it was filled.
    if (known) kept.delete(sql);
    kept.set(sql, statement);
    const oldest = kept.keys().next();
    if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
    return statement;
  };

  return Object.assign(connection, {
    prepare: (sql: string) => (KEEPABLE.test(sql) ? take(sql) : prepare(sql)),
    close: () => {
      kept.clear();
      return close();
    },
  });
}

/** What the driver asks of a statement, with its columns asked for once. A statement that failed is not used again. */
class KeptStatement {
  readonly #statement: Statement;
  readonly #forget: () => void;
  readonly #columns: ReturnType<Statement['columns']>;
  /** What the statement said when asked for rows it does not have. */
  readonly #rowless: unknown;

  constructor(statement: Statement, forget: () => void) {
    this.#statement = statement.safeIntegers(true);
    this.#forget = forget;
    try {
      this.#statement.raw(true);
      this.#columns = this.#statement.columns();
    } catch (error) {
      this.#columns = [];
      this.#rowless = error;
    }
  }

  safeIntegers(): this {
    return this;
  }

  raw(): this {
    if (this.#rowless !== undefined) throw this.#rowless;
    return this;
  }

  columns(): ReturnType<Statement['columns']> {
    return this.#columns;
  }

  all(bound: Bound): unknown[] {
    return this.#try(() => this.#statement.all(bound));
  }

  run(bound: Bound): ReturnType<Statement['run']> {
    return this.#try(() => this.#statement.run(bound));
  }

  #try<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.#forget();
      throw error;
    }
  }
}
