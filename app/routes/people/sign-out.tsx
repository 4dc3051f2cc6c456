import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { act, page, PUBLIC } from '~/people/access/index.server';
import { signInTexts } from '~/people/accounts';
import { translator } from '~/platform/i18n/catalogue';
import { closeSession } from '~/platform/session.server';

export function loader(args: LoaderFunctionArgs) {
  return page(args, { permit: 'public', scope: PUBLIC, run: () => redirect('/') });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'public',
    scope: PUBLIC,
    input: z.object({}),
    run: async ({ ctx, locale }) => {
      const headers = ctx.actor.sessionId ? { 'Set-Cookie': await closeSession(ctx.actor.sessionId) } : undefined;
      return { ok: true, value: { to: '/masuk', toast: translator(signInTexts, locale)('bye'), headers } };
    },
  });
}
