import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import path from 'node:path';
import { CLIENT_ADDRESS } from '~/platform/http/client-address.server';
import { FULL_DISK_BYTES, freeBytes } from '~/platform/disk.server';
import { isForMachines } from '~/platform/http/problem.server';
import { log } from '~/platform/log.server';
import { projectRoot } from '~/platform/project-root.server';
import { runtime } from '~/platform/runtime.server';
import { createRouteHandlers } from './route-handlers.server';
import { statusAnswers } from './status-answers.server';

/** No script but our own files, nothing from elsewhere, no framing. Images may be inline SVG (QR codes, motif). */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    mediaSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    manifestSrc: ["'self'"],
  },
};

const METHODS: readonly string[] = ['GET', 'HEAD', 'POST'];

/** Refuses before Remix is asked: people get a line of text, programs a problem. */
function refuse(request: Request, response: Response, status: number, title: string, code = USUAL_CODES[status] ?? 'fault'): void {
  if (!isForMachines(request.path)) return void response.status(status).type('text/plain').send(title);
  response.status(status).type('application/problem+json').send(JSON.stringify({ type: `/api#${code}`, title, status, code }));
}
const USUAL_CODES: Readonly<Record<number, string>> = { 400: 'request-unreadable', 403: 'forbidden', 404: 'not-found', 405: 'method-not-allowed' };

/** What no page and no form of ours sends is answered here: Remix would fail over it, or hand out the data of a page alone. */
function understood(request: Request, response: Response, next: NextFunction): void {
  const say = (status: number, words: string) => refuse(request, response, status, words);
  if (!METHODS.includes(request.method)) return say(405, 'Cara ini tidak dikenal.');
  if (!request.originalUrl.startsWith('/') || !URL.canParse(`http://bekal${request.originalUrl}`)) return say(400, 'Alamat tidak dapat dibaca.');
  // Loaders return more than a page shows: data leaves the server as HTML or not at all (docs/decisions/0003).
  if (request.path.endsWith('.data') || '_data' in request.query) return say(404, 'Halaman tidak ditemukan.');
  next();
}

/** A form sent from another site is refused with 403 before Remix sees it (it would answer 500). */
function sameOrigin(request: Request, response: Response, next: NextFunction): void {
  if (request.method !== 'POST') return next();
  const { origin, 'sec-fetch-site': site } = request.headers;
  const allowed = new Set([request.get('host'), new URL(runtime().env.publicUrl).host]);
  const ownOrigin = origin === undefined || (URL.canParse(origin) && allowed.has(new URL(origin).host));
  const ownSite = site === undefined || site === 'same-origin' || site === 'none';
  if (ownOrigin && ownSite) return next();
  refuse(request, response, 403, 'Formulir ini dikirim dari situs lain. Buka Bekal lalu kirim lagi.', 'foreign-page');
}

/** The web application as an express app: security headers, compression, static files, health, Remix. */
export function createWeb(build: ServerBuild): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback');
  app.use(helmet({
    contentSecurityPolicy,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: runtime().env.publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  }));
  app.use((request, response, next) => {
    // Whatever a visitor wrote there is overwritten: rate limits count by the address the connection came from.
    request.headers[CLIENT_ADDRESS] = request.ip ?? '';
    response.setHeader('Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), browsing-topics=()');
    next();
  });
  app.use(understood);
  // Level 4 costs a third less processor time than 6 for two per cent more bytes.
  app.use(compression({ threshold: 512, level: 4 }));
  const client = path.join(projectRoot(), 'build', 'client');
  app.use('/assets', express.static(path.join(client, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false, redirect: false }));
  app.get('/sehat', (_request, response) => {
    runtime().database.read.setting.count().then(
      () => {
        const roomy = freeBytes(runtime().env.dataDir) >= FULL_DISK_BYTES;
        response.status(roomy ? 200 : 503).json(roomy ? { ok: true } : { ok: false, disk: 'full' });
      },
      (error: unknown) => { log.error('health.failed', error); response.status(503).json({ ok: false }); },
    );
  });
  app.use(statusAnswers());
  app.use(sameOrigin);
  const handlerFor = createRouteHandlers(build, () => ({}));
  app.use((request, response, next) => { void handlerFor(request.path)(request, response, next); });
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    const status = (error as { status?: unknown } | null)?.status;
    const known = typeof status === 'number' && status >= 400 && status < 500;
    if (!known) log.error('web.failed', error);
    if (response.headersSent) return next(error);
    refuse(request, response, known ? status : 500, known ? 'Permintaan tidak dapat dibaca.' : 'Maaf, terjadi gangguan. Coba lagi sebentar.');
  });
  return app;
}
