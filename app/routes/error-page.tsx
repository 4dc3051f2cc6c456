import { translator, type Locale } from '~/platform/i18n/catalogue';
import { LinkButton, Page, useTexts } from '~/ui';
import { pageTexts } from './pages.texts';

const kindOf = (status: number) => (status === 404 || status === 405 ? status : 500);

/** `<title>` of an error page. */
export function errorTitle(status: number, locale: Locale): string {
  const t = translator(pageTexts, locale);
  return t('siteTitle', { title: t(`error.${kindOf(status)}.title`) });
}

/** What a person sees when a page cannot be shown: what happened and where to go. */
export function ErrorPage({ status }: { status: number }) {
  const t = useTexts(pageTexts);
  const kind = kindOf(status);
  return (
    <Page title={t(`error.${kind}.title`)} lede={t(`error.${kind}.text`)} width="text">
      <p><LinkButton kind="primary" href="/">{t('error.home')}</LinkButton></p>
    </Page>
  );
}
