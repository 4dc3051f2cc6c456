import type { ReactNode } from 'react';
import { useTexts } from './texts';
import { words } from './words';
import { Icon } from './icons';
import { Button } from './button';

export interface Chip {
  label: ReactNode;
  /** The page with this filter put on, or taken off when it is active. */
  href: string;
  active?: boolean;
  count?: number;
}

export interface FiltersProps {
  groups?: { label: string; chips: Chip[] }[];
  /** A search box sent by GET; `hidden` carries the filters of the address along. */
  search?: { name: string; label: string; value?: string; action?: string; hidden?: Record<string, string | undefined> };
  /** Further fields of the GET form, such as a select. */
  children?: ReactNode;
  /** The page without any filter; given only while one is on. */
  clearHref?: string;
}

/** Filters that live in the address: links and one GET form. */
export function Filters({ groups = [], search, children, clearHref }: FiltersProps) {
  const t = useTexts(words);
  return (
    <div className="filters stack" data-gap="small">
      {search ? <SearchForm search={search}>{children}</SearchForm> : null}
      {groups.map((group) => (
        <nav key={group.label} className="chips" aria-label={`${t('filters')}: ${group.label}`}>
          <span className="chips-label">{group.label}</span>
          <ul>{group.chips.map((chip) => <li key={chip.href}><ChipLink chip={chip} /></li>)}</ul>
        </nav>
      ))}
      {clearHref ? <p><a href={clearHref}>{t('clearFilters')}</a></p> : null}
    </div>
  );
}

function ChipLink({ chip }: { chip: Chip }) {
  return (
    <a className="chip" href={chip.href} aria-current={chip.active ? 'true' : undefined}>
      {chip.active ? <Icon name="check" /> : null}
      <span>{chip.label}{chip.count === undefined ? null : <span className="count"> {chip.count}</span>}</span>
    </a>
  );
}

function SearchForm({ search, children }: { search: NonNullable<FiltersProps['search']>; children?: ReactNode }) {
  const t = useTexts(words);
  const id = `cari-${search.name}`;
  return (
    <form method="get" action={search.action} role="search" className="search">
      {Object.entries(search.hidden ?? {}).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
      <div className="search-field">
        <label htmlFor={id}>{search.label}</label>
        <input className="input" id={id} type="search" name={search.name} defaultValue={search.value} />
      </div>
      {children}
      <Button kind="secondary" icon="search">{children ? t('apply') : t('search')}</Button>
    </form>
  );
}

export interface PaginationProps {
  page: number;
  pages: number;
  href: (page: number) => string;
  /** Which rows are on this page, of how many; formatted numbers. */
  rows?: { from: string | number; to: string | number; total: string | number };
}

/** One page of many: previous, where we are, next. */
export function Pagination({ page, pages, href, rows }: PaginationProps) {
  const t = useTexts(words);
  return (
    <nav className="pagination" aria-label={t('pages')}>
      {page > 1 ? <a className="button" data-kind="secondary" rel="prev" href={href(page - 1)}><Icon name="arrow-left" /><span>{t('previous')}</span></a> : <span />}
      <p>
        {t('pageOf', { page, pages })}
        {rows ? <span className="muted"> · {t('rowsOf', rows)}</span> : null}
      </p>
      {page < pages ? <a className="button" data-kind="secondary" rel="next" href={href(page + 1)}><span>{t('next')}</span><Icon name="arrow-right" /></a> : <span />}
    </nav>
  );
}
