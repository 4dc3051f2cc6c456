import type { ReactNode } from 'react';
import { useTexts } from './texts';
import { words } from './words';

export interface Crumb {
  label: string;
  /** The last crumb, the page itself, has none. */
  href?: string;
}

export interface PageProps {
  title: ReactNode;
  /** A small line above the title: the kind of page, the angkatan. */
  kicker?: ReactNode;
  lede?: ReactNode;
  breadcrumbs?: Crumb[];
  actions?: ReactNode;
  /** `text` keeps reading measure, `wide` gives tables the whole screen. */
  width?: 'text' | 'normal' | 'wide';
  children?: ReactNode;
}

/** One page: its title and what follows. */
export function Page({ title, kicker, lede, breadcrumbs, actions, width = 'normal', children }: PageProps) {
  return (
    <div className="page" data-width={width}>
      {breadcrumbs ? <Breadcrumbs crumbs={breadcrumbs} /> : null}
      <div className="page-head">
        <div>
          {kicker ? <p className="kicker">{kicker}</p> : null}
          <h1>{title}</h1>
          {lede ? <p className="lede">{lede}</p> : null}
        </div>
        {actions ? <div className="cluster page-actions">{actions}</div> : null}
      </div>
      {children}
    </div>
  );
}

function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const t = useTexts(words);
  return (
    <nav className="crumbs" aria-label={t('breadcrumbs')}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.label}>{crumb.href ? <a href={crumb.href}>{crumb.label}</a> : <span aria-current="page">{crumb.label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}

export interface SectionProps {
  title?: ReactNode;
  lede?: ReactNode;
  actions?: ReactNode;
  id?: string;
  children: ReactNode;
}

/** A part of a page under its own second-level heading. */
export function Section({ title, lede, actions, id, children }: SectionProps) {
  return (
    <section className="section" id={id}>
      {title || actions ? (
        <div className="section-head">
          {title ? <h2>{title}</h2> : null}
          {actions ? <div className="cluster">{actions}</div> : null}
        </div>
      ) : null}
      {lede ? <p className="muted">{lede}</p> : null}
      {children}
    </section>
  );
}

export interface CardProps {
  title?: ReactNode;
  /** A small line above the title. */
  kicker?: ReactNode;
  /** `next` is the one next step of a page: use it once. */
  kind?: 'plain' | 'next' | 'quiet';
  /** Level of the title in the page's outline. */
  level?: 2 | 3 | 4;
  actions?: ReactNode;
  id?: string;
  children?: ReactNode;
}

export function Card({ title, kicker, kind = 'plain', level = 2, actions, id, children }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <section className="card stack" data-kind={kind} id={id}>
      {kicker ? <p className="kicker">{kicker}</p> : null}
      {title ? <Heading>{title}</Heading> : null}
      {children}
      {actions ? <div className="cluster">{actions}</div> : null}
    </section>
  );
}

export type Gap = 'none' | 'small' | 'normal' | 'large';

/** One below the other. */
export function Stack({ gap = 'normal', children }: { gap?: Gap; children: ReactNode }) {
  return <div className="stack" data-gap={gap}>{children}</div>;
}

/** Beside each other as far as there is room. */
export function Cluster({ gap = 'small', children }: { gap?: Gap; children: ReactNode }) {
  return <div className="cluster" data-gap={gap}>{children}</div>;
}

/** Cards of equal width, as many a row as fit. */
export function Grid({ children }: { children: ReactNode }) {
  return <div className="grid">{children}</div>;
}

/** Main column and a narrower one beside it; below each other on phones. */
export function Split({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className="split">
      <div className="stack">{children}</div>
      <div className="stack">{aside}</div>
    </div>
  );
}

/** For readers of the screen's words alone. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>;
}

/**
 * Lesson typography. `children` is the lesson as React; stored HTML of a published revision is put
 * into an element of class "prose" by the lesson feature, which alone knows that it was checked.
 */
export function Prose({ children, id }: { children: ReactNode; id?: string }) {
  return <div className="prose" id={id}>{children}</div>;
}
