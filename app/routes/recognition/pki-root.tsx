import type { LoaderFunctionArgs } from '@remix-run/node';
import { page, PUBLIC } from '~/people/access/index.server';
import { rootFile } from '~/recognition/certification/index.server';

/** The institution's root certificate as DER (RFC 2585), for programs that are to trust what it signed. */
export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    scope: PUBLIC,
    run: async ({ ctx }) => {
      const root = await rootFile(ctx.env.dataDir);
      return root && new Response(root as BodyInit, { headers: { 'Content-Type': 'application/pkix-cert', 'Cache-Control': 'public, max-age=86400' } });
    },
  });
}
