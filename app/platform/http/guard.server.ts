import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { contextFor, type AuditActor, type Context } from '~/platform/context.server';
import { isDiskFull } from '~/platform/disk.server';
import { translator, type Catalogue, type Locale } from '~/platform/i18n/catalogue';
import { log } from '~/platform/log.server';
import type { Outcome, Refusal, RefusalKind } from '~/platform/outcome';
import { keepToast, requestLocale } from './cookies.server';
import { readForm } from './form-data.server';
import { parseForm, type FormState } from './parse-form.server';
import { usualProblem } from './problem.server';
import { validationTexts } from './validation.texts';

const NO_PARAMS = z.object({});
const STATUS: Record<RefusalKind, number> = { forbidden: 403, absent: 404, conflict: 409, invalid: 422, 'too-many': 429 };

/** What a wing tells the guard: who is asking, what they speak, and whether they may. */
export interface GuardParts<A extends AuditActor, Permit extends string, Scope> {
  authenticate(args: LoaderFunctionArgs): Promise<{ actor: A; signedIn: boolean; locale: Locale | null; headers: Headers }>;
  can(actor: A, permit: Permit, scope: Scope): boolean;
}

interface Given<A extends AuditActor, P> {
  readonly ctx: Context<A>;
  readonly params: P;
  readonly request: Request;
  readonly url: URL;
  readonly locale: Locale;
  /** Headers of the answer: a page may add its own. */
  readonly headers: Headers;
}

type ParamsSchema = z.ZodType;
type Resolve<A extends AuditActor, P, Scope> = Scope | ((given: Given<A, P>) => Scope | null | Promise<Scope | null>);

export interface PageSpec<A extends AuditActor, Permit extends string, Scope, P extends ParamsSchema, T> {
  permit: Permit;
  params?: P;
  /** Where the asked-for thing stands; null when it does not exist. Absent and forbidden look alike. */
  scope: Resolve<A, z.output<P>, Scope>;
  run(given: Given<A, z.output<P>>): Promise<T | Response | null> | T | Response | null;
}

/** What an act shows once, on the page it was sent from: nothing keeps it, and no address leads back to it. */
export interface ShownOnce {
  readonly once: Readonly<Record<string, string>>;
}

/** An address for programs. Without `run` the method of the other export is meant: the answer names it. */
export interface ApiSpec<A extends AuditActor, Permit extends string, Scope, P extends ParamsSchema> {
  permit: Permit;
  params?: P;
  scope: Resolve<A, z.output<P>, Scope>;
  /** The one method of this address; 'none' where there is no such address. */
  method: 'GET' | 'POST' | 'none';
  run?(given: Given<A, z.output<P>>): Promise<Response> | Response;
}

/** Where to go after an act, and what to say there. */
export interface Next {
  readonly to: string;
  readonly toast?: string;
  readonly headers?: HeadersInit;
}

export interface ActSpec<A extends AuditActor, Permit extends string, Scope, P extends ParamsSchema, I extends z.ZodType> {
  permit: Permit;
  params?: P;
  scope: Resolve<A, z.output<P>, Scope>;
  input: I;
  /** Words of this form's own faults and refusals. */
  texts?: Catalogue;
  /** Largest file in bytes; without it a form carries no files. */
  uploadBytes?: number;
  run(given: Given<A, z.output<P>> & { input: z.output<I>; form: FormState; formData: FormData }): Promise<Outcome<Next | ShownOnce | Response>>;
}

/** What a page gets back from an act that did not succeed. */
export interface ActAnswer {
  readonly form: FormState;
  readonly refusal: Refusal | null;
  readonly once?: ShownOnce['once'];
}

export const notFound = (): Response => new Response(null, { status: 404, statusText: 'Not Found' });

/**
 * The one ritual of every loader and action: authenticate → parse → resolve scope → authorise → run.
 * It fails closed: a missing scope is 404, a refused permit is 404 for those signed in and the sign-in page for the rest.
 */
export function createGuard<A extends AuditActor, Permit extends string, Scope>(parts: GuardParts<A, Permit, Scope>) {
  async function admit<P extends ParamsSchema>(
    args: LoaderFunctionArgs,
    spec: { permit: Permit; params?: P; scope: Resolve<A, z.output<P>, Scope> },
  ): Promise<Given<A, z.output<P>>> {
    const [who, chosen] = await Promise.all([parts.authenticate(args), requestLocale(args.request)]);
    const params = (spec.params ?? NO_PARAMS).safeParse(args.params);
    if (!params.success) throw notFound();
    const url = new URL(args.request.url);
    // No address of ours holds a NUL, and PostgreSQL can look for none.
    if (/%00/.test(url.pathname + url.search)) throw notFound();
    const given = { ctx: contextFor(who.actor), params: params.data as z.output<P>, request: args.request, url, locale: chosen ?? who.locale ?? 'id', headers: new Headers(who.headers) };
    const scope = typeof spec.scope === 'function' ? await (spec.scope as (given: Given<A, z.output<P>>) => Promise<Scope | null>)(given) : spec.scope;
    if (scope === null || !parts.can(who.actor, spec.permit, scope)) {
      if (!who.signedIn) throw redirect(`/masuk?ke=${encodeURIComponent(args.request.method === 'GET' ? url.pathname + url.search : '/')}`);
      throw notFound();
    }
    return given;
  }

  /** Guards a loader. Its data is returned as it is; null becomes 404. */
  async function page<P extends ParamsSchema, T>(args: LoaderFunctionArgs, spec: PageSpec<A, Permit, Scope, P, T>) {
    const given = await admit(args, spec);
    const { headers } = given;
    const answer = await spec.run(given);
    if (answer === null) throw notFound();
    if (answer instanceof Response) {
      headers.forEach((value, name) => answer.headers.append(name, value));
      return passOn(answer);
    }
    return data(answer as Exclude<T, Response | null>, { headers });
  }

  /** Guards an action: a form that is refused comes back with what was typed, its faults and the refusal. */
  async function act<P extends ParamsSchema, I extends z.ZodType>(args: ActionFunctionArgs, spec: ActSpec<A, Permit, Scope, P, I>) {
    if (args.request.method !== 'POST') throw new Response(null, { status: 405, headers: { Allow: 'GET, POST' } });
    const given = await admit(args, spec);
    const { headers } = given;
    const body = await readForm(args.request, spec.uploadBytes ?? 0);
    if (!body.ok) {
      const message = translator(validationTexts, given.locale)(body.refusal.code, body.refusal.facts);
      const status = body.refusal.code === 'body-too-large' ? 413 : 400;
      return data<ActAnswer>({ form: { values: {}, errors: {}, formErrors: [message] }, refusal: null }, { status, headers });
    }
    const parsed = parseForm(body.value, spec.input, given.locale, spec.texts);
    if (!parsed.ok) return data<ActAnswer>({ form: parsed.form, refusal: null }, { status: 422, headers });
    const outcome = await spec.run({ ...given, input: parsed.value, form: parsed.form, formData: body.value }).catch(unlessFull);
    if (outcome === DISK_FULL) {
      const message = translator(validationTexts, given.locale)('disk-full');
      return data<ActAnswer>({ form: { ...parsed.form, formErrors: [message] }, refusal: null }, { status: 507, headers });
    }
    if (!outcome.ok) return data<ActAnswer>({ form: worded(parsed.form, outcome.refusal, given.locale, spec.texts), refusal: outcome.refusal }, { status: STATUS[outcome.refusal.kind], headers });
    const { value } = outcome;
    if ('once' in value) return data<ActAnswer>({ form: { values: {}, errors: {}, formErrors: [] }, refusal: null, once: value.once }, { headers });
    return passOn(await following(value, headers));
  }

  /** Guards an address for programs: the same ritual, answers without cookies, refusals and faults as problems (RFC 9457). */
  async function api<P extends ParamsSchema>(args: LoaderFunctionArgs, spec: ApiSpec<A, Permit, Scope, P>): Promise<never> {
    const { method, run } = spec;
    try {
      const asked = args.request.method === 'HEAD' ? 'GET' : args.request.method;
      const given = await admit(args, spec);
      if (method === 'none') return usualProblem(404) as never;
      if (asked !== method || !run) return usualProblem(405, { Allow: method === 'GET' ? 'GET, HEAD' : method }) as never;
      return (await run(given)) as never;
    } catch (error) {
      if (error instanceof Response) return usualProblem(error.status < 400 ? 401 : error.status) as never;
      log.error('api.failed', error, { path: new URL(args.request.url).pathname });
      return usualProblem(500) as never;
    }
  }

  return { page, act, api };
}

const DISK_FULL = Symbol('disk full');

/** A full disk is said in words beside what was typed (507, RFC 4918); every other fault goes on. */
function unlessFull(error: unknown): typeof DISK_FULL {
  if (!isDiskFull(error)) throw error;
  log.error('disk.full', error);
  return DISK_FULL;
}

/**
 * Redirects are thrown, other answers (files, JSON) returned: a thrown file would be taken for an error page.
 * The type says `never`, since a Response is nothing a page component ever sees as its data.
 */
function passOn(response: Response): never {
  if (response.status >= 300 && response.status < 400) throw response;
  return response as never;
}

/** Puts the sentence of a refusal (`refusal.<code>`) on top of the form. */
function worded(form: FormState, refusal: Refusal, locale: Locale, texts?: Catalogue): FormState {
  const key = `refusal.${refusal.code}`;
  const sentence = texts?.keys.includes(key) ? translator(texts, locale)(key, refusal.facts) : translator(validationTexts, locale)('invalid');
  return { ...form, formErrors: [...form.formErrors, sentence] };
}

async function following(next: Next | Response, headers: Headers): Promise<Response> {
  if (next instanceof Response) {
    headers.forEach((value, name) => next.headers.append(name, value));
    return next;
  }
  const all = new Headers(headers);
  new Headers(next.headers).forEach((value, name) => all.append(name, value));
  if (next.toast) all.append('Set-Cookie', await keepToast(next.toast));
  return redirect(next.to, { headers: all, status: 303 });
}
