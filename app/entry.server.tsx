import type { EntryContext } from '@remix-run/node';
import { log } from '~/platform/log.server';
import { renderPage } from './server/render-page.server';

/** What the process can do besides answering requests; loaded on demand by app/server and app/cli. */
export const commands = () => import('./server/commands.server');

/** How the development server answers; in production app/serve./route-handler.server.ts renders without the detour. */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Response {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(renderPage(context, request.url), { status, headers });
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) log.error('request.failed', error, { path: new URL(request.url).pathname });
}
