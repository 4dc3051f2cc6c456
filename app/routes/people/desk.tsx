import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { rolesOf } from '~/people/access';
import { page } from '~/people/access/index.server';
import { Card, EmptyState, Grid, LinkButton, Page, useTexts } from '~/ui';
import { accountLinks, destinationsOf, navigationTexts } from '../navigation';
import { pageTexts } from '../pages.texts';
import { titled } from '../titles';

export const meta = titled(pageTexts, 'desk.title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'profile:write',
    scope: ({ ctx }) => ({ kind: 'self', personId: ctx.actor.personId }),
    run: ({ ctx: { actor } }) => ({ name: actor.name, roles: rolesOf({ ...actor, id: actor.personId }) }),
  });
}

export default function Desk() {
  const { name, roles } = useLoaderData<typeof loader>();
  const t = useTexts(pageTexts);
  const nav = useTexts(navigationTexts);
  const places = [...destinationsOf(roles), ...accountLinks(roles)].filter(({ href }) => href !== '/beranda');
  return (
    <Page title={t('desk.title')} lede={t('desk.lede', { name })}>
      {roles.length === 0 ? <EmptyState title={t('desk.empty.title')}>{t('desk.empty.text')}</EmptyState> : null}
      <Grid>
        {places.map(({ href, key }) => (
          <Card key={href} title={nav(key)} actions={<LinkButton kind="secondary" href={href}>{t('desk.open')}</LinkButton>} />
        ))}
      </Grid>
    </Page>
  );
}
