import type { GrantedRole } from '~/people/access';
import { hashPassword } from '~/people/accounts/index.server';
import { WRITER, type PrismaClient } from '~/platform/db/db.server';
import { setRuntime, type Runtime } from '~/platform/runtime.server';
import { openSession, type SessionOrigin } from '~/platform/session.server';
import { openStorage } from '~/platform/storage.server';
import { temporaryFolder, type TestDatabase } from '#tests/support/database';

export const NOON = new Date('2026-11-20T05:00:00Z');

export interface GroundWorld {
  readonly write: PrismaClient;
  readonly runtime: Runtime;
  clock: { now(): Date };
  person(name: string, options?: { email?: string; phone?: string; password?: string; roles?: readonly [GrantedRole, string][] }): Promise<string>;
  /** The Cookie header of a signed-in person. */
  cookieOf(personId: string, origin?: SessionOrigin): Promise<string>;
}

/** A running system on an empty test database, with a clock one can move. */
export function groundWorld(database: TestDatabase, env: Partial<Runtime['env']> = {}): GroundWorld {
  const dataDir = temporaryFolder();
  const clock = { now: () => NOON };
  const runtime: Runtime = {
    env: { dataDir, databaseUrl: database.url, port: 3000, host: '127.0.0.1', publicUrl: 'http://localhost:3000', demo: false, keyPassphrase: null, signer: { kind: 'local' as const }, archiveRenewMonths: 12, ...env },
    database, storage: openStorage(dataDir), clock: { now: () => clock.now() },
  };
  setRuntime(runtime);
  const write = database[WRITER];
  return {
    write, runtime, clock,
    async person(name, { email, phone, password, roles = [] } = {}) {
      const row = await write.person.create({
        data: {
          name, sortName: name.toLowerCase(), email, phone, createdAt: NOON,
          grants: { create: roles.map(([role, regionCode]) => ({ role, regionCode, grantedAt: NOON })) },
          ...(password ? { password: { create: { hash: await hashPassword(password), updatedAt: NOON } } } : {}),
        },
        select: { id: true },
      });
      return row.id;
    },
    async cookieOf(personId, origin = 'password') {
      return (await openSession(personId, origin)).split(';')[0] ?? '';
    },
  };
}

/** What Remix hands to a loader or an action. */
export function routeArgs(path: string, options: { cookie?: string; form?: Record<string, string> | FormData; params?: Record<string, string>; headers?: Record<string, string> } = {}) {
  const headers = new Headers({ ...(options.cookie ? { cookie: options.cookie } : {}), ...options.headers });
  const body = options.form instanceof FormData ? options.form : options.form ? new URLSearchParams(options.form) : undefined;
  const request = new Request(`http://localhost:3000${path}`, { method: body ? 'POST' : 'GET', headers, body });
  return { request, params: options.params ?? {}, context: {} };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
}

/** Calls a loader or action and tells what the browser would get, thrown or returned. */
export async function answerOf(call: () => unknown): Promise<Answer> {
  const answer = await Promise.resolve().then(call).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (answer instanceof Response) return { status: answer.status, headers: answer.headers, data: await answer.clone().text() };
  const { data, init } = answer as { data: unknown; init: ResponseInit | null };
  return { status: init?.status ?? 200, headers: new Headers(init?.headers), data };
}
