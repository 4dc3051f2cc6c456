import type { EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';
import { log } from '~/platform/log.server';
import { hasSessionCookie } from '~/platform/session.server';

/** What the process can do besides answering requests; loaded on demand by app/server and app/cli. */
export const commands = () => import('./server/commands.server');

/** Pages are one string of HTML without hydration: smaller and cheaper than a stream (docs/decisions/0003). */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Response {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  keepPrivate(request, headers);
  return new Response(`<!DOCTYPE html>${renderToString(<RemixServer context={context} url={request.url} />)}`, { status, headers });
}

/**
 * A page made for somebody with a session is kept by no cache, the browser's own included: after signing out on a shared
 * phone, Back asks the server again. A route that says something of its own about caching is left alone.
 */
function keepPrivate(request: Request, headers: Headers): void {
  if (hasSessionCookie(request) && !headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store');
}

/** An answer below 500 (no such page, no such method) is no failure of ours: strangers must not be able to fill the log with them. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (!request.signal.aborted) log.error('request.failed', error, { path: new URL(request.url).pathname });
}
