import type { Context } from '~/platform/context.server';
import { contextFor } from '~/platform/context.server';
import type { Locale } from '~/platform/i18n/catalogue';
import { runtime } from '~/platform/runtime.server';
import { readSession, type SessionOrigin } from '~/platform/session.server';
import type { Actor } from './can';
import { findPersonFacts } from './visitor.data.server';

/** Who is at the door: a signed-in person, or a stranger (`id` null, no grants). Also the name in the audit trail. */
export interface Visitor extends Omit<Actor, 'id'> {
  readonly id: string | null;
  readonly name: string;
  readonly sessionId: string | null;
  readonly openedWith: SessionOrigin | null;
}

/** The context of every use case of the wings. */
export type Ctx = Context<Visitor>;

export const STRANGER: Visitor = { id: null, personId: '', name: 'publik', grants: [], participations: [], sessionId: null, openedWith: null };

export interface Admission {
  readonly actor: Visitor;
  readonly signedIn: boolean;
  readonly locale: Locale | null;
  readonly headers: Headers;
}

const seen = new WeakMap<object, Promise<Admission>>();

/** Reads the session once per request, however many loaders ask (`context` is one object per request). */
export function admissionOf(args: { request: Request; context: object }): Promise<Admission> {
  const known = seen.get(args.context);
  if (known) return known;
  const fresh = admit(args.request);
  seen.set(args.context, fresh);
  return fresh;
}

async function admit(request: Request): Promise<Admission> {
  const { session, headers } = await readSession(request);
  const facts = session ? await findPersonFacts(runtime().database.read, session.personId) : null;
  if (!session || !facts) return { actor: STRANGER, signedIn: false, locale: null, headers };
  // An invitation link may be forwarded: it opens the volunteer's own pages, never an office role.
  const grants = session.openedWith === 'invitation' ? [] : facts.grants;
  const actor = { id: session.personId, personId: session.personId, name: facts.name, grants, participations: facts.participations, sessionId: session.id, openedWith: session.openedWith };
  return { actor, signedIn: true, locale: facts.locale, headers };
}

/** A context acting as a person, with that person's grants: for the seed, the command line and tests. */
export async function contextAs(personId: string, now?: Date): Promise<Ctx> {
  const facts = await findPersonFacts(runtime().database.read, personId);
  if (!facts) throw new Error(`no person ${personId}`);
  return contextFor({ id: personId, personId, name: facts.name, grants: facts.grants, participations: facts.participations, sessionId: null, openedWith: null }, now);
}

/** The system as a visitor, for jobs. */
export const systemContext = (now?: Date): Ctx => contextFor({ ...STRANGER, name: 'sistem' }, now);
