import { ATTENDANCE_STATUSES, cohortTexts, type AttendanceMethod, type AttendanceStatus as Recorded } from '~/training/cohorts';
import { BulkBar, Button, DataTable, EmptyState, Filters, Form, RadioGroup, useLocale, useTexts, VisuallyHidden, type FormState } from '~/ui';
import { formatTime } from '~/ui/format';
import { officeTexts } from '../office.texts';
import { AttendanceStatus } from './attendance-status';

type Filter = 'semua' | 'belum' | 'hadir' | 'tidak';
const FILTERS: readonly Filter[] = ['semua', 'belum', 'hadir', 'tidak'];

interface Row {
  readonly id: string;
  readonly name: string;
  readonly regency: string;
  readonly status: Recorded | null;
  readonly method: AttendanceMethod | null;
  readonly at: Date | null;
}

export interface AttendanceListProps {
  session: string;
  rows: readonly Row[];
  counts: Readonly<Record<Filter, number>>;
  query: { readonly search: string; readonly filter: Filter };
  /** May marks be set now: the session has begun and the angkatan is open. */
  open: boolean;
  correct: boolean;
  state: FormState | undefined;
}

/** The list for those without a phone: search, filters, and one choice of four for everybody not yet recorded. */
export function AttendanceList({ session, rows, counts, query, open, correct, state }: AttendanceListProps) {
  const t = useTexts(officeTexts);
  const href = (filter: Filter) => {
    const asked = new URLSearchParams({ ...(query.search ? { cari: query.search } : {}), ...(filter === 'semua' ? {} : { saring: filter }) });
    return `/sesi/${session}${asked.size > 0 ? `?${asked}` : ''}#daftar`;
  };
  if (counts.semua === 0) return <EmptyState icon="people" title={t('session.nobody.title')}>{t('session.nobody.text')}</EmptyState>;
  const chips = FILTERS.map((filter) => ({ label: t(`filter.${filter}`), href: href(filter), active: filter === query.filter, count: counts[filter] }));
  const markable = open && rows.some(({ status }) => status === null);
  return (
    <>
      <Filters search={{ name: 'cari', label: t('session.search'), value: query.search, hidden: { saring: query.filter === 'semua' ? undefined : query.filter } }} groups={[{ label: t('session.filter'), chips }]} />
      <Form id="daftar-hadir" intent="list" state={state} guard>
        <DataTable
          caption={t('session.list')} captionHidden rows={rows} rowKey={({ id }) => id}
          empty={<EmptyState icon="search" title={t('session.none.title')}>{t('session.none.text')}</EmptyState>}
          columns={[
            { key: 'name', header: t('col.name'), cell: (row) => row.name },
            { key: 'regency', header: t('col.regency'), wideOnly: true, cell: (row) => row.regency },
            { key: 'status', header: t('col.status'), cell: (row) => (row.status === null && open ? <Marks row={row} /> : <Said row={row} session={session} correct={correct} />) },
          ]}
        />
        {markable ? <BulkBar><Button icon="check">{t('session.save')}</Button></BulkBar> : null}
      </Form>
    </>
  );
}

function Marks({ row }: { row: Row }) {
  const words = useTexts(cohortTexts);
  return (
    <RadioGroup
      name={`marks.${row.id}`} legend={<VisuallyHidden>{row.name}</VisuallyHidden>} inline mark={false}
      options={ATTENDANCE_STATUSES.map((value) => ({ value, label: words(`attendance.${value}`) }))}
    />
  );
}

function Said({ row, session, correct }: { row: Row; session: string; correct: boolean }) {
  const t = useTexts(officeTexts);
  const words = useTexts(cohortTexts);
  const locale = useLocale();
  const reason = row.at && row.method ? `${formatTime(row.at, locale)}, ${words(`method.${row.method}`)}` : undefined;
  return (
    <>
      <AttendanceStatus status={row.status} reason={reason} />
      {correct && row.status !== null ? <>{' '}<a href={`/sesi/${session}/peserta/${row.id}`}>{t('correct')}<VisuallyHidden> {row.name}</VisuallyHidden></a></> : null}
    </>
  );
}
