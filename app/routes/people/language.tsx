import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { page, PUBLIC } from '~/people/access/index.server';
import { safePath } from '~/people/accounts/index.server';
import { isLocale, keepLocale } from '~/platform/http/cookies.server';

/** A link, so that it works in every browser; it changes nothing but this browser's own language. */
export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    scope: PUBLIC,
    run: async ({ url }) => {
      const to = url.searchParams.get('ke');
      const headers = isLocale(to) ? { 'Set-Cookie': await keepLocale(to) } : undefined;
      return redirect(safePath(url.searchParams.get('kembali')), { headers });
    },
  });
}
