import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { api, PUBLIC } from '~/people/access/index.server';
import { answerDescription } from '~/recognition/verification/index.server';

export function loader(args: LoaderFunctionArgs) {
  return api(args, { permit: 'public', scope: PUBLIC, method: 'GET', run: ({ ctx, request }) => answerDescription(ctx, request) });
}

export function action(args: ActionFunctionArgs) {
  return api(args, { permit: 'public', scope: PUBLIC, method: 'GET' });
}
