import type { ReactNode } from 'react';
import { useTexts } from './texts';
import { words } from './words';
import { EmptyState } from './notice';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end of the column. */
  align?: 'start' | 'end';
  /** Makes the header a link that sorts. */
  sort?: { href: string; direction?: 'ascending' | 'descending' };
  /** Keeps dates, codes and telephone numbers on one line. */
  nowrap?: boolean;
  /** Left out of the cards on phones. */
  wideOnly?: boolean;
}

export interface Bulk<Row> {
  /** Field name of the checkboxes. */
  name: string;
  value: (row: Row) => string;
  /** Who or what the row is, for the checkbox's name. */
  label: (row: Row) => string;
  checked?: (row: Row) => boolean;
  disabled?: (row: Row) => boolean;
  /** Id of the form when the table does not stand inside it. */
  form?: string;
}

export interface DataTableProps<Row> {
  caption: ReactNode;
  /** Keeps the caption for readers alone, when a heading says the same. */
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  bulk?: Bulk<Row>;
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode;
  /** More columns than a screen holds: scrolls in a box, with the first column kept in sight. */
  wide?: boolean;
  /** Rows that need the eye. */
  tone?: (row: Row) => 'warn' | 'bad' | undefined;
}

/** A table whose first column names the row; on phones every row is a card. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const t = useTexts(words);
  const { rows, columns, bulk, wide, rowKey } = props;
  if (rows.length === 0) return <>{props.empty ?? <EmptyState title={t('emptyTable')} />}</>;
  const table = (
    <table className="table">
      <caption className={props.captionHidden ? 'visually-hidden' : undefined}>{props.caption}</caption>
      <thead>
        <tr>
          {bulk ? <BulkHead bulk={bulk} /> : null}
          {columns.map((column) => <HeaderCell key={column.key} column={column} />)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} data-tone={props.tone?.(row)}>
            {bulk ? <BulkCell bulk={bulk} row={row} /> : null}
            {columns.map((column, index) => <BodyCell key={column.key} column={column} row={row} first={index === 0} />)}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (!wide) return table;
  return <div className="table-box" tabIndex={0} role="region" aria-label={typeof props.caption === 'string' ? props.caption : columns[0]?.header}>{table}</div>;
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const t = useTexts(words);
  const { sort } = column;
  return (
    <th scope="col" data-align={column.align} data-wide={column.wideOnly ? '' : undefined} aria-sort={sort?.direction}>
      {sort ? (
        <a href={sort.href} title={t('sortBy', { column: column.header })} data-sort={sort.direction ?? 'none'}>
          {column.header}
          {sort.direction ? <span className="visually-hidden"> ({t(sort.direction === 'ascending' ? 'sortedUp' : 'sortedDown')})</span> : null}
        </a>
      ) : column.header}
    </th>
  );
}

function BodyCell<Row>({ column, row, first }: { column: Column<Row>; row: Row; first: boolean }) {
  const wide = column.wideOnly ? '' : undefined;
  const content = column.cell(row);
  if (first) return <th scope="row" data-align={column.align}>{content}</th>;
  return <td data-label={column.header} data-align={column.align} data-nowrap={column.nowrap ? '' : undefined} data-wide={wide}><span>{content}</span></td>;
}

function BulkHead<Row>({ bulk }: { bulk: Bulk<Row> }) {
  const t = useTexts(words);
  return (
    <th scope="col" className="table-check">
      <span className="visually-hidden">{t('select')}</span>
      <input type="checkbox" data-check-all={bulk.name} aria-label={t('selectAll')} hidden />
    </th>
  );
}

function BulkCell<Row>({ bulk, row }: { bulk: Bulk<Row>; row: Row }) {
  const t = useTexts(words);
  return (
    <td className="table-check">
      <label>
        <input type="checkbox" name={bulk.name} value={bulk.value(row)} defaultChecked={bulk.checked?.(row)} disabled={bulk.disabled?.(row)} form={bulk.form} />
        <span className="visually-hidden">{t('selectRow', { name: bulk.label(row) })}</span>
      </label>
    </td>
  );
}

/** Acts on the chosen rows; stays at the lower edge of the screen while the table scrolls. */
export function BulkBar({ children }: { children: ReactNode }) {
  const t = useTexts(words);
  return <div className="bulk-bar cluster" role="group" aria-label={t('bulk')}>{children}</div>;
}

export interface Fact {
  label: ReactNode;
  value: ReactNode;
}

/** Labels and values: a person, an angkatan, a certificate. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact, index) => (
        <div key={index}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
