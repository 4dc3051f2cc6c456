import { DataTable, Pagination, useTexts } from '~/ui';
import type { ImportView } from '../nomination/import.view.server';
import { nomineeTexts } from '../nominees.texts';

type Open = NonNullable<ImportView['open']>;

/** Every line that cannot be kept, with all its reasons. */
export function BadRows({ rows }: { rows: Open['bad'] }) {
  const t = useTexts(nomineeTexts);
  return (
    <DataTable
      caption={t('import.bad')} captionHidden rows={rows} rowKey={(row) => String(row.line)} tone={() => 'bad'}
      columns={[
        { key: 'line', header: t('col.line'), cell: (row) => `${t('col.line')} ${row.line}` },
        { key: 'name', header: t('col.name'), cell: (row) => row.name },
        { key: 'reason', header: t('col.reason'), cell: (row) => row.reasons.join(' ') },
      ]}
    />
  );
}

export function OutsideRows({ rows }: { rows: Open['outside'] }) {
  const t = useTexts(nomineeTexts);
  return (
    <DataTable
      caption={t('import.bad')} captionHidden rows={rows} rowKey={(row) => String(row.line)} tone={() => 'warn'}
      columns={[
        { key: 'line', header: t('col.line'), cell: (row) => `${t('col.line')} ${row.line}` },
        { key: 'name', header: t('col.name'), cell: (row) => row.name },
        { key: 'reason', header: t('col.reason'), cell: (row) => t(`import.outside.${row.why}`, { region: row.region }) },
      ]}
    />
  );
}

/** The lines that will be kept, a hundred at a time, with warnings and what is known already. */
export function GoodRows({ open, href }: { open: Open; href: (page: number) => string }) {
  const t = useTexts(nomineeTexts);
  return (
    <>
      <DataTable
        caption={t('import.good')} captionHidden rows={open.good} rowKey={(row) => String(row.line)} tone={(row) => (row.warnings.length > 0 ? 'warn' : undefined)}
        columns={[
          { key: 'name', header: t('col.name'), cell: (row) => row.name },
          { key: 'line', header: t('col.line'), align: 'end', cell: (row) => row.line },
          { key: 'nik', header: t('col.nik'), cell: (row) => row.nik },
          { key: 'phone', header: t('col.phone'), cell: (row) => row.phone ?? t('noPhone') },
          { key: 'region', header: t('col.region'), cell: (row) => row.region },
          { key: 'known', header: t('col.known'), cell: (row) => <Known row={row} /> },
          { key: 'warnings', header: t('col.warnings'), cell: (row) => (row.warnings.length > 0 ? row.warnings.join(' ') : t('noWarning')) },
        ]}
      />
      {open.pages > 1 ? <Pagination page={open.page} pages={open.pages} href={href} rows={{ from: open.from, to: open.from + open.good.length - 1, total: open.goodCount }} /> : null}
    </>
  );
}

function Known({ row }: { row: Open['good'][number] }) {
  const t = useTexts(nomineeTexts);
  const left = row.leaveOut.length > 0 ? t('import.leaveOut', { fields: row.leaveOut.join(', ') }) : null;
  if (!row.known) return <>{t('import.new')}{left ? `. ${left}` : null}</>;
  return (
    <>
      {row.known.length > 0 ? t('import.known') : t('import.knownSame')}
      {row.known.map(({ field, kept, listed }) => <span key={field}><br />{kept === null ? t('import.differenceHidden', { field }) : t('import.difference', { field, kept, listed })}</span>)}
      {left ? <><br />{left}</> : null}
    </>
  );
}
