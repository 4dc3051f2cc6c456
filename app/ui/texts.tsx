import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import { translator } from '~/platform/i18n/catalogue';
import type { Catalogue, Locale, Translate } from '~/platform/i18n/catalogue';

const LocaleContext = createContext<Locale>('id');

/** Sets the language of every text below it; the root of the page decides which. */
export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>;
}

/** The language of the page, for formatting dates and numbers. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/** The translator of a catalogue in the language of the page: `const t = useTexts(texts); t('title')`. */
export function useTexts<K extends string>(texts: Catalogue<K>): Translate<K> {
  return translator(texts, useLocale());
}
