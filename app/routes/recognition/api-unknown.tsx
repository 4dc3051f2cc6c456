import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { api, PUBLIC } from '~/people/access/index.server';

/** Addresses for programs that are none: a problem, no page. */
export function loader(args: LoaderFunctionArgs) {
  return api(args, { permit: 'public', scope: PUBLIC, method: 'none' });
}

export function action(args: ActionFunctionArgs) {
  return api(args, { permit: 'public', scope: PUBLIC, method: 'none' });
}
