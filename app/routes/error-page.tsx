import { EmptyState, LinkButton, useTexts } from '~/ui';
import { pageTexts } from './pages.texts';

/** What a person sees when a page cannot be shown: what happened and where to go. */
export function ErrorPage({ status }: { status: number }) {
  const t = useTexts(pageTexts);
  const kind = status === 404 || status === 405 ? status : 500;
  return (
    <EmptyState title={t(`error.${kind}.title`)} action={<LinkButton href="/">{t('error.home')}</LinkButton>}>
      {t(`error.${kind}.text`)}
    </EmptyState>
  );
}
