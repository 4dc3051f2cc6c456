import { createHash, randomBytes } from 'node:crypto';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import { WRITER } from './db/db.server';
import { runtime } from './runtime.server';

const writer = () => runtime().database[WRITER];

const COOKIE = 'bekal_sesi';

/** A cookie of ours holds 40 hexadecimal digits; whatever else stands there is no session and is never decoded. */
const OWN_COOKIE = new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f]{40})(?:;|$)`);

/** The session a request claims to have, true or made up. */
const claimedSession = (request: Request): string | null => OWN_COOKIE.exec(request.headers.get('cookie') ?? '')?.[1] ?? null;

export const hasSessionCookie = (request: Request): boolean => claimedSession(request) !== null;

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<{ openedWith: SessionOrigin }, Record<never, never>>;
    DatabaseSessionAttributes: { openedWith: string };
    DatabaseUserAttributes: Record<never, never>;
  }
}

/** How the person came in; an invitation opens the volunteer's own pages without a password. */
export type SessionOrigin = 'password' | 'invitation';

/** Only the hash of a session id is stored: a copy of the database opens no session. */
const hashed = (id: string): string => createHash('sha256').update(id).digest('hex');

type Row = { personId: string; openedWith: string; expiresAt: Date };
const asSession = (id: string, row: Row): DatabaseSession => ({
  id, userId: row.personId, expiresAt: row.expiresAt, attributes: { openedWith: row.openedWith },
});

/** Lucia's six doors to our tables. Lucia is met in this file alone. */
const adapter: Adapter = {
  async getSessionAndUser(id) {
    const [row] = await runtime().database.read.$queryRaw<Row[]>`SELECT "personId", "openedWith", "expiresAt" FROM "Session" WHERE "id" = ${hashed(id)}`;
    return row ? [asSession(id, row), { id: row.personId, attributes: {} }] : [null, null];
  },
  async getUserSessions(personId) {
    const rows = await runtime().database.read.session.findMany({ where: { personId }, select: { id: true, personId: true, openedWith: true, expiresAt: true } });
    return rows.map((row) => asSession(row.id, row));
  },
  async setSession({ id, userId, expiresAt, attributes }) {
    await writer().session.create({
      data: { id: hashed(id), personId: userId, expiresAt, openedWith: attributes.openedWith, createdAt: runtime().clock.now() },
    });
  },
  async updateSessionExpiration(id, expiresAt) {
    await writer().session.updateMany({ where: { id: hashed(id) }, data: { expiresAt } });
  },
  async deleteSession(id) {
    await writer().session.deleteMany({ where: { id: hashed(id) } });
  },
  async deleteUserSessions(personId) {
    await writer().session.deleteMany({ where: { personId } });
  },
  async deleteExpiredSessions() {
    await writer().session.deleteMany({ where: { expiresAt: { lt: runtime().clock.now() } } });
  },
};

let made: { lucia: Lucia<{ openedWith: SessionOrigin }>; secure: boolean } | null = null;

function lucia(): Lucia<{ openedWith: SessionOrigin }> {
  const secure = runtime().env.publicUrl.startsWith('https:');
  if (made?.secure !== secure) {
    made = {
      secure,
      lucia: new Lucia(adapter, {
        sessionExpiresIn: new TimeSpan(30, 'd'),
        sessionCookie: { name: COOKIE, attributes: { sameSite: 'lax', path: '/', secure } },
        getSessionAttributes: (attributes) => ({ openedWith: attributes.openedWith as SessionOrigin }),
      }),
    };
  }
  return made.lucia;
}

export interface OpenSession {
  readonly id: string;
  readonly personId: string;
  readonly openedWith: SessionOrigin;
}

/** The session of a request, or null; `headers` carry a renewed or a blanked cookie. */
export async function readSession(request: Request): Promise<{ session: OpenSession | null; headers: Headers }> {
  const headers = new Headers();
  const id = claimedSession(request);
  if (!id) return { session: null, headers };
  const { session } = await lucia().validateSession(id);
  if (!session) {
    headers.append('Set-Cookie', lucia().createBlankSessionCookie().serialize());
    return { session: null, headers };
  }
  if (session.fresh) headers.append('Set-Cookie', lucia().createSessionCookie(session.id).serialize());
  return { session: { id: session.id, personId: session.userId, openedWith: session.openedWith }, headers };
}

/** Opens a session (160 random bits) and answers with its cookie. A session id is never reused after signing in. */
export async function openSession(personId: string, openedWith: SessionOrigin): Promise<string> {
  const session = await lucia().createSession(personId, { openedWith }, { sessionId: randomBytes(20).toString('hex') });
  return lucia().createSessionCookie(session.id).serialize();
}

/** Ends this session and answers with the cookie that forgets it. */
export async function closeSession(id: string): Promise<string> {
  await lucia().invalidateSession(id);
  return lucia().createBlankSessionCookie().serialize();
}

/** Ends every session of a person: after a changed password or a withdrawn role. */
export const closeAllSessions = (personId: string): Promise<void> => lucia().invalidateUserSessions(personId);

export const sweepSessions = (): Promise<void> => lucia().deleteExpiredSessions();
