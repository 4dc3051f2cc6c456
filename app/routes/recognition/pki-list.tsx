import type { LoaderFunctionArgs } from '@remix-run/node';
import { page, PUBLIC } from '~/people/access/index.server';
import { revocationListFile } from '~/recognition/certification/index.server';

/** The list of revoked keys as DER (RFC 2585), named in the institution's certificates. */
export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    scope: PUBLIC,
    run: async ({ ctx }) => new Response((await revocationListFile(ctx.now)) as BodyInit, { headers: { 'Content-Type': 'application/pkix-crl', 'Cache-Control': 'public, max-age=3600' } }),
  });
}
