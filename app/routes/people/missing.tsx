import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { act, page, PUBLIC } from '~/people/access/index.server';
import { notFound } from '~/platform/http/guard.server';

/** Every address that is not on the map. */
export function loader(args: LoaderFunctionArgs) {
  return page(args, { permit: 'public', scope: PUBLIC, run: () => null });
}

export function action(args: ActionFunctionArgs) {
  return act(args, { permit: 'public', scope: PUBLIC, input: z.object({}), run: () => Promise.reject(notFound()) });
}

export default function Missing() {
  return null;
}
