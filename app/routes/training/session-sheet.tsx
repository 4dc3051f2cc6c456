import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { page } from '~/people/access/index.server';
import { cohortTexts } from '~/training/cohorts';
import { SessionAddress, sessionOfficeTexts as texts } from '~/training/sessions';
import { attendanceSheetView, type AttendanceSheetView } from '~/training/sessions/index.server';
import { EmptyState, Facts, LinkButton, Page, PrintButton, PrintSheet, Stack, useLocale, useTexts } from '~/ui';
import { civilDateOf, formatCivilDate, formatTimeRange } from '~/ui/format';
import { titled } from '../titles';
import { admittedPlace, sessionScope } from './session-place';

export const meta = titled(texts, 'sheet.title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'attendance:record',
    params: SessionAddress,
    scope: sessionScope('attendance:record'),
    run: async ({ ctx, params, url }) => attendanceSheetView(ctx, await admittedPlace({ ctx, params }), url.searchParams.get('isi') === 'rekap'),
  });
}

export default function AttendanceSheet() {
  const { head, sheets, total, filled } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const base = `/sesi/${head.id}`;
  const other = filled ? { href: `${base}/daftar-hadir`, label: t('sheet.blank') } : { href: `${base}/daftar-hadir?isi=rekap`, label: t('sheet.filled') };
  return (
    <Page
      title={t('sheet.title')} width="wide" breadcrumbs={[{ label: t('session.cohort', { number: head.cohort.number }), href: `/angkatan/${head.cohort.key}` }, { label: head.title, href: base }, { label: t('sheet.title') }]}
      actions={<><PrintButton /><LinkButton kind="quiet" href={other.href}>{other.label}</LinkButton></>}
    >
      {total === 0 ? <EmptyState icon="people" title={t('session.nobody.title')}>{t('session.nobody.text')}</EmptyState> : sheets.map((rows, index) => (
        <PrintSheet key={index} title={t('sheet.title')} subtitle={head.cohort.title}>
          <Stack>
            {index === 0 ? <SheetFacts head={head} /> : null}
            <Rows rows={rows} filled={filled} />
            <p>{t('sheet.page', { page: index + 1, pages: sheets.length })}</p>
            {index === sheets.length - 1 ? <div className="grid"><p>{t('sheet.trainer')},<br /><br /><br />{head.trainer ?? '…………………………'}</p><p>{t('sheet.officer')}<br /><br /><br />…………………………</p></div> : null}
          </Stack>
        </PrintSheet>
      ))}
    </Page>
  );
}

function SheetFacts({ head }: { head: AttendanceSheetView['head'] }) {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <Facts facts={[
      { label: t('sheet.subject'), value: head.title },
      { label: t('sheet.day'), value: formatCivilDate(civilDateOf(head.startsAt), locale, { weekday: true }) },
      { label: t('sheet.time'), value: formatTimeRange(head.startsAt, head.endsAt, locale) },
      { label: t('sheet.place'), value: head.place },
    ]} />
  );
}

/** A plain table rather than the kit's: on paper and on the phone it keeps the shape of the form people sign. */
function Rows({ rows, filled }: { rows: AttendanceSheetView['sheets'][number]; filled: boolean }) {
  const t = useTexts(texts);
  const words = useTexts(cohortTexts);
  return (
    <div className="paper-table" tabIndex={0} role="region" aria-label={t('sheet.title')}>
      <table className={filled ? undefined : 'signatures'}>
        <thead>
          <tr>{(['number', 'name', 'from', 'regency'] as const).map((key) => <th key={key} scope="col">{t(`sheet.${key}`)}</th>)}<th scope="col">{t(filled ? 'sheet.status' : 'sheet.signature')}</th></tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <td>{row.number}</td><td>{row.name}{row.nip ? <><br />{t('sheet.nip')} {row.nip}</> : null}</td><td>{row.organisation}</td><td>{row.regency}</td>
              <td>{filled ? (row.status ? words(`attendance.${row.status}`) : '') : `${row.number}.`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
