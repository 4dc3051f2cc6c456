import type { MetaDescriptor } from '@remix-run/node';
import { translator, type Catalogue, type Locale, type Vars } from '~/platform/i18n/catalogue';
import { pageTexts } from './pages.texts';

interface Match {
  readonly id?: string;
  readonly data?: unknown;
}

const localeOf = (matches: readonly (Match | undefined)[]): Locale => {
  const root = matches.find((match) => match?.id === 'root')?.data as { locale?: Locale } | undefined;
  return root?.locale ?? 'id';
};

/** `<title>` of a page from its catalogue: `export const meta = titled(texts, 'title')`; `vars` may come from its data. */
export function titled<K extends string, D = unknown>(texts: Catalogue<K>, key: K, vars?: (data: D) => Vars) {
  return ({ matches, data }: { matches: readonly (Match | undefined)[]; data?: unknown }): MetaDescriptor[] => {
    const locale = localeOf(matches);
    const title = translator(texts, locale)(key, data === undefined || data === null ? {} : vars?.(data as D));
    return [{ title: translator(pageTexts, locale)('siteTitle', { title }) }];
  };
}
