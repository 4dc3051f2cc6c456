import { createCookie } from '@remix-run/node';
import { LOCALES, type Locale } from '~/platform/i18n/catalogue';

const localeCookie = createCookie('bekal_bahasa', { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 365 * 24 * 60 * 60 });
const toastCookie = createCookie('bekal_pesan', { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 30 });

export const isLocale = (value: unknown): value is Locale => LOCALES.includes(value as Locale);

/** The language chosen by cookie; `?bahasa=` in the address wins for this one page. */
export async function requestLocale(request: Request): Promise<Locale | null> {
  const asked = new URL(request.url).searchParams.get('bahasa');
  if (isLocale(asked)) return asked;
  const kept: unknown = await localeCookie.parse(request.headers.get('cookie'));
  return isLocale(kept) ? kept : null;
}

export const keepLocale = (locale: Locale): Promise<string> => localeCookie.serialize(locale);

/** A message shown once, at the top of the next page. */
export const keepToast = (message: string): Promise<string> => toastCookie.serialize(message);
export const clearToast = (): Promise<string> => toastCookie.serialize('', { maxAge: 0 });

export async function readToast(request: Request): Promise<string | null> {
  const value: unknown = await toastCookie.parse(request.headers.get('cookie'));
  return typeof value === 'string' && value ? value.slice(0, 500) : null;
}
