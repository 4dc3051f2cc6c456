import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { api, PUBLIC } from '~/people/access/index.server';
import { answerVerification } from '~/recognition/verification/index.server';

export function loader(args: LoaderFunctionArgs) {
  return api(args, { permit: 'public', scope: PUBLIC, method: 'POST' });
}

export function action(args: ActionFunctionArgs) {
  return api(args, { permit: 'public', scope: PUBLIC, method: 'POST', run: ({ ctx, request }) => answerVerification(ctx, request) });
}
