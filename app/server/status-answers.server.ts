import express, { type Router } from 'express';
import { CLIENT_ADDRESS } from '~/platform/http/client-address.server';
import { log } from '~/platform/log.server';
import { takeTry } from '~/platform/rate-limit.server';
import { runtime } from '~/platform/runtime.server';
import { answerStatus } from '~/recognition/certification/index.server';

/** Largest question in bytes, and answers for one address and minute: each is a signature. */
const LARGEST = 10_000;
const ANSWERS = 120;
const TYPE = 'application/ocsp-request';

/**
 * Questions about the status of the institution's keys as most programs ask them: the body of a POST (RFC 6960, A.1),
 * which is no form and belongs to nobody signed in. The same question in the address is a route.
 */
export function statusAnswers(): Router {
  const router = express.Router();
  router.post('/pki/ocsp', express.raw({ type: TYPE, limit: LARGEST }), (request, response, next) => {
    const wait = takeTry(`ocsp:${String(request.headers[CLIENT_ADDRESS] ?? '')}`, ANSWERS, 60, runtime().clock.now());
    if (wait > 0) return void response.status(429).set('Retry-After', String(wait)).end();
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body)) return void response.status(415).set('Accept', TYPE).end();
    answerStatus(body).then(
      (answer) => response.status(200).set({ 'Content-Type': 'application/ocsp-response', 'Cache-Control': 'no-store' }).end(Buffer.from(answer)),
      (error: unknown) => { log.error('ocsp.failed', error); next(error); },
    );
  });
  return router;
}
