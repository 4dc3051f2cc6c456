import type { ReactNode } from 'react';
import { useLocale, useTexts } from './texts';
import { words } from './words';
import { BrandMark, Icon } from './icons';
import type { IconName } from './icons';
import { Toast } from './notice';
import type { Tone } from './status';

export interface NavItem {
  href: string;
  label: string;
  icon?: IconName;
  /** The page or its part is open. */
  current?: boolean;
  /** How many things wait there. */
  count?: number;
}

export interface ShellProps {
  /** Up to five items with icons become a bar at the thumb on phones; more hide behind one "Menu" button. */
  nav?: NavItem[];
  person?: { name: string; role?: string };
  /** Links of the account menu, above "Keluar". */
  account?: NavItem[];
  homeHref?: string;
  signInHref?: string;
  /** Where the sign-out form is posted. */
  signOutAction?: string;
  /** This page in the other language. */
  languageHref?: string;
  footer?: { contactHref: string; privacyHref: string; verifyHref: string };
  /** The message of what has just been done. `saved: false` keeps drafts of unsent forms. */
  flash?: { tone: Tone; text: string; saved?: boolean };
  /** A line above everything, such as a demo notice. */
  banner?: ReactNode;
  children: ReactNode;
}

/** The frame of every page: everything inside <body>. */
export function Shell(props: ShellProps) {
  const t = useTexts(words);
  const { nav = [], flash } = props;
  const thumb = nav.length <= 5 && nav.every((item) => item.icon);
  return (
    <div className="shell" data-nav={nav.length === 0 ? 'none' : thumb ? 'bar' : 'menu'}>
      <a className="skip" href="#isi">{t('skip')}</a>
      <header className="head">
        {props.banner ? <div className="banner">{props.banner}</div> : null}
        <div className="wrap head-row">
          <a className="brand" href={props.homeHref ?? '/'}>
            <BrandMark />
            <span><strong>{t('brand')}</strong> <small>{t('organisation')}</small></span>
          </a>
          <HeadTools {...props} />
        </div>
        {nav.length > 0 ? <MainNavigation nav={nav} thumb={thumb} /> : null}
      </header>
      {flash ? <Toast tone={flash.tone} saved={flash.saved}>{flash.text}</Toast> : null}
      <main id="isi" tabIndex={-1} className="wrap">{props.children}</main>
      <Footer {...props} />
    </div>
  );
}

function MainNavigation({ nav, thumb }: { nav: NavItem[]; thumb: boolean }) {
  const t = useTexts(words);
  return (
    <>
      {thumb ? null : <details className="nav-toggle"><summary><Icon name="menu" /> {t('menu')}</summary></details>}
      <nav className="nav" aria-label={t('mainNavigation')}>
        <ul className="wrap">
          {nav.map((item) => <li key={item.href}><NavLink item={item} /></li>)}
        </ul>
      </nav>
    </>
  );
}

function NavLink({ item }: { item: NavItem }) {
  return (
    <a href={item.href} aria-current={item.current ? 'page' : undefined}>
      {item.icon ? <Icon name={item.icon} /> : null}
      <span>{item.label}{item.count ? <b className="count"> {item.count}</b> : null}</span>
    </a>
  );
}

function HeadTools({ person, account = [], signInHref, signOutAction, languageHref }: ShellProps) {
  const t = useTexts(words);
  return (
    <div className="head-tools">
      <LanguageLink href={languageHref} />
      {person ? (
        <details className="account">
          <summary><Icon name="person" /> <span className="account-name">{person.name}</span></summary>
          <div className="account-menu">
            <p><strong>{person.name}</strong>{person.role ? <><br />{person.role}</> : null}</p>
            <ul>{account.map((item) => <li key={item.href}><NavLink item={item} /></li>)}</ul>
            {signOutAction ? (
              <form method="post" action={signOutAction} data-signout="">
                <button className="button" data-kind="secondary" type="submit"><span>{t('signOut')}</span></button>
              </form>
            ) : null}
          </div>
        </details>
      ) : signInHref ? <a className="head-link" href={signInHref}><Icon name="person" /> {t('signIn')}</a> : null}
    </div>
  );
}

function LanguageLink({ href }: { href: string | undefined }) {
  const t = useTexts(words);
  const other = useLocale() === 'id' ? 'en' : 'id';
  if (!href) return null;
  return <a className="language" href={href} lang={other} hrefLang={other}>{t(other === 'en' ? 'toEnglish' : 'toIndonesian')}</a>;
}

function Footer({ footer, languageHref }: ShellProps) {
  const t = useTexts(words);
  return (
    <footer className="foot">
      <div className="wrap">
        <p><strong>{t('brand')}</strong> · {t('tagline')}<br />{t('organisation')}</p>
        {footer ? (
          <nav aria-label={t('footer')}>
            <ul>
              <li><a href={footer.contactHref}>{t('contact')}</a></li>
              <li><a href={footer.privacyHref}>{t('privacy')}</a></li>
              <li><a href={footer.verifyHref}>{t('verify')}</a></li>
              {languageHref ? <li><LanguageLink href={languageHref} /></li> : null}
            </ul>
          </nav>
        ) : null}
      </div>
    </footer>
  );
}
