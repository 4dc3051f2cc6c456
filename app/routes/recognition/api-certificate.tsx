import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { api, PUBLIC } from '~/people/access/index.server';
import { answerCertificate } from '~/recognition/verification/index.server';

const params = z.object({ code: z.string().max(200) });

export function loader(args: LoaderFunctionArgs) {
  return api(args, { permit: 'public', scope: PUBLIC, params, method: 'GET', run: ({ ctx, request, params: { code } }) => answerCertificate(ctx, request, code) });
}

export function action(args: ActionFunctionArgs) {
  return api(args, { permit: 'public', scope: PUBLIC, method: 'GET' });
}
