import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { page, PUBLIC } from '~/people/access/index.server';
import { clientAddress } from '~/platform/http/client-address.server';
import { takeTry } from '~/platform/rate-limit.server';
import { answerStatus } from '~/recognition/certification/index.server';

/** Answers from one address and minute: each is a signature. */
const ANSWERS = 120;

/** Status of one of the institution's keys, asked for in the address (RFC 6960, A.1). */
export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    scope: PUBLIC,
    params: z.object({ request: z.string().max(4_000).optional() }),
    run: async ({ ctx, params, request }) => {
      const wait = takeTry(`ocsp:${clientAddress(request)}`, ANSWERS, 60, ctx.now);
      if (wait > 0) return new Response(null, { status: 429, headers: { 'Retry-After': String(wait) } });
      const asked = Buffer.from(params.request ?? '', 'base64');
      return new Response((await answerStatus(asked)) as BodyInit, { headers: { 'Content-Type': 'application/ocsp-response', 'Cache-Control': 'no-store' } });
    },
  });
}
