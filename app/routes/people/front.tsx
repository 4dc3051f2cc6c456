import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { rolesOf } from '~/people/access';
import { page, PUBLIC } from '~/people/access/index.server';
import { signInTexts } from '~/people/accounts';
import { Card, Grid, LinkButton, Page, useTexts } from '~/ui';
import { homeOf, navigationTexts } from '../navigation';
import { pageTexts } from '../pages.texts';
import { titled } from '../titles';

export const meta = titled(pageTexts, 'front.title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    scope: PUBLIC,
    run: ({ ctx: { actor } }) => {
      if (actor.id === null) return {};
      const home = homeOf(rolesOf({ ...actor, id: actor.id }));
      return redirect(home === '/' ? '/beranda' : home);
    },
  });
}

export default function Front() {
  const t = useTexts(pageTexts);
  const nav = useTexts(navigationTexts);
  const signIn = useTexts(signInTexts);
  return (
    <Page title={t('front.title')} lede={t('front.lede')}>
      <Grid>
        <Card title={t('front.verify.title')} actions={<LinkButton href="/verifikasi">{nav('verify')}</LinkButton>}>
          <p>{t('front.verify.text')}</p>
        </Card>
        <Card title={t('front.invited.title')}><p>{t('front.invited.text')}</p></Card>
        <Card title={t('front.signin.title')} actions={<LinkButton kind="secondary" href="/masuk">{signIn('submit')}</LinkButton>}>
          <p>{t('front.signin.text')}</p>
        </Card>
      </Grid>
    </Page>
  );
}
