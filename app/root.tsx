import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { isRouteErrorResponse, Links, Meta, Outlet, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { rolesOf } from '~/people/access';
import { page, PUBLIC } from '~/people/access/index.server';
import { clearToast, readToast } from '~/platform/http/cookies.server';
import { LocaleProvider, Shell } from '~/ui';
import enhance from '~/ui/enhance.js?url';
import styles from '~/ui/styles/app.css?url';
import { accountLinks, destinationsOf, homeOf, navigationTexts } from './routes/navigation';
import { ErrorPage, errorTitle } from './routes/error-page';
import { translator, type Locale } from './platform/i18n/catalogue';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: 'data:,' },
];

/** The title where no page gives its own: on error pages. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [{ title: errorTitle(statusOf(error), data?.locale ?? 'id') }];

const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    scope: PUBLIC,
    run: async ({ ctx, locale, request, headers }) => {
      const { actor } = ctx;
      const roles = actor.id === null ? [] : rolesOf({ ...actor, id: actor.id });
      const toast = await readToast(request);
      if (toast) headers.append('Set-Cookie', await clearToast());
      return { locale, name: actor.id === null ? null : actor.name, roles, toast, demo: ctx.env.demo };
    },
  });
}

function Document({ locale, children }: { locale: Locale; children: React.ReactNode }) {
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
        <script type="module" src={enhance} />
      </head>
      <body>
        <LocaleProvider locale={locale}>{children}</LocaleProvider>
      </body>
    </html>
  );
}

function Frame({ children }: { children: React.ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root');
  const { pathname, search } = useLocation();
  const locale = root?.locale ?? 'id';
  const t = translator(navigationTexts, locale);
  const roles = root?.roles ?? [];
  const here = (href: string) => pathname === href || pathname.startsWith(`${href}/`);
  const back = encodeURIComponent(pathname + search);
  return (
    <Document locale={locale}>
      <Shell
        nav={destinationsOf(roles).map(({ href, key, icon }) => ({ href, label: t(key), icon, current: here(href) }))}
        person={root?.name ? { name: root.name } : undefined}
        account={accountLinks(roles).map(({ href, key, icon }) => ({ href, label: t(key), icon, current: here(href) }))}
        homeHref={homeOf(roles)}
        signInHref="/masuk"
        signOutAction="/keluar"
        languageHref={`/bahasa?ke=${locale === 'id' ? 'en' : 'id'}&kembali=${back}`}
        footer={{ contactHref: '/tentang', privacyHref: '/privasi', verifyHref: '/verifikasi' }}
        flash={root?.toast ? { tone: 'ok', text: root.toast } : undefined}
        banner={root?.demo ? t('demo') : undefined}
      >
        {children}
      </Shell>
    </Document>
  );
}

export default function Root() {
  return <Frame><Outlet /></Frame>;
}

export function ErrorBoundary() {
  return <Frame><ErrorPage status={statusOf(useRouteError())} /></Frame>;
}
