import { LinkButton, Page, useTexts } from '~/ui';
import { pageTexts } from './pages.texts';

/** What a person sees when a page cannot be shown: what happened and where to go. */
export function ErrorPage({ status }: { status: number }) {
  const t = useTexts(pageTexts);
  const kind = status === 404 || status === 405 ? status : 500;
  return (
    <Page title={t(`error.${kind}.title`)} lede={t(`error.${kind}.text`)} width="text">
      <p><LinkButton kind="primary" href="/">{t('error.home')}</LinkButton></p>
    </Page>
  );
}
