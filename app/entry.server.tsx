import type { EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';
import { log } from '~/platform/log.server';

/** What the process can do besides answering requests; loaded on demand by app/server and app/cli. */
export const commands = () => import('./server/commands.server');

/** Pages are one string of HTML without hydration: smaller and cheaper than a stream (docs/decisions/0003). */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Response {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(`<!DOCTYPE html>${renderToString(<RemixServer context={context} url={request.url} />)}`, { status, headers });
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) log.error('request.failed', error, { path: new URL(request.url).pathname });
}
