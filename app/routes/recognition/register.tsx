import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { regionsFor, type Scope } from '~/people/access';
import { page, type Ctx } from '~/people/access/index.server';
import { CERTIFICATE_STATUSES, certificationTexts } from '~/recognition/certification';
import { registerView, type RegisterView } from '~/recognition/certification/index.server';
import { CertificateStatus } from '~/recognition/certification/ui/certificate-status';
import { DataTable, EmptyState, Field, Filters, LinkButton, Page, Pagination, PrintButton, PrintSheet, useLocale, useTexts, type Column } from '~/ui';
import { formatCivilDate, formatNumber, formatShortDate } from '~/ui/format';
import { titled } from '../titles';

export const meta = titled(certificationTexts, 'register.title');

/** Anywhere the reader may look into the register; the rows are narrowed to those regions. */
const somewhere = ({ ctx }: { ctx: Ctx }): Scope | null => {
  const [region] = regionsFor({ ...ctx.actor, id: ctx.actor.personId }, 'register:read');
  return region ? { kind: 'region', region } : null;
};

export function loader(args: LoaderFunctionArgs) {
  return page(args, { permit: 'register:read', scope: somewhere, run: ({ ctx, url }) => registerView(ctx, url) });
}

type Row = RegisterView['rows'][number];
type Change = Partial<Record<'cari' | 'keadaan' | 'angkatan' | 'wilayah' | 'sejak' | 'sampai' | 'hal' | 'cetak', string | null>>;

const hrefWith = ({ filter }: RegisterView, change: Change, page = '/register'): string => {
  const all = { cari: filter.search || null, keadaan: filter.status, angkatan: filter.cohort, wilayah: filter.regency, sejak: filter.from, sampai: filter.to, ...change };
  const query = new URLSearchParams(Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();
  return query ? `${page}?${query}` : page;
};

export default function Register() {
  const view = useLoaderData<typeof loader>() as RegisterView;
  const t = useTexts(certificationTexts);
  const locale = useLocale();
  const { filter } = view;
  if (filter.print) return <PrintedRegister view={view} />;
  const filtered = Boolean(filter.search || filter.status || filter.cohort || filter.regency || filter.from || filter.to);
  const number = (value: number) => formatNumber(value, locale);
  return (
    <Page title={t('register.title')} lede={t('register.lede')} width="wide" actions={view.total > 0 ? <><LinkButton icon="print" href={hrefWith(view, { cetak: 'ya' })}>{t('register.print')}</LinkButton><LinkButton kind="quiet" icon="download" href={hrefWith(view, {}, '/buku-register.xlsx')} download>{t('register.sheet')}</LinkButton></> : undefined}>
      {view.total === 0 && !filtered ? <EmptyState icon="award" title={t('register.empty')}>{t('register.emptyText')}</EmptyState> : (
        <>
          <Filters
            search={{ name: 'cari', label: t('register.search'), value: filter.search, hidden: { keadaan: filter.status ?? undefined } }}
            groups={[{ label: t('register.filter.status'), chips: CERTIFICATE_STATUSES.map((status) => ({ label: t(`status.${status}`), active: filter.status === status, href: hrefWith(view, { keadaan: filter.status === status ? null : status }) })) }]}
            clearHref={filtered ? '/register' : undefined}
          >
            <Field
              name="angkatan" type="select" label={t('register.filter.cohort')} mark={false} defaultValue={filter.cohort ?? ''} placeholderOption={t('register.allCohorts')}
              options={view.cohorts.map(({ key, number: roman, title }) => ({ value: key, label: `${t('register.cohort', { number: roman })}, ${title}` }))}
            />
            {view.regencies.length > 0 ? (
              <Field
                name="wilayah" type="select" label={t('register.filter.region')} mark={false} defaultValue={filter.regency ?? ''} placeholderOption={t('register.allRegions')}
                options={view.regencies.map(({ code, name }) => ({ value: code, label: name }))}
              />
            ) : null}
            <Field name="sejak" type="date" label={t('register.filter.from')} mark={false} defaultValue={filter.from ?? ''} width="short" />
            <Field name="sampai" type="date" label={t('register.filter.to')} mark={false} defaultValue={filter.to ?? ''} width="short" />
          </Filters>
          <RegisterTable rows={view.rows} />
          {view.pages > 1 ? <Pagination page={view.page} pages={view.pages} href={(page) => hrefWith(view, { hal: String(page) })} rows={{ from: number(view.from), to: number(view.to), total: number(view.total) }} /> : null}
        </>
      )}
    </Page>
  );
}

function RegisterTable({ rows, plain = false }: { rows: readonly Row[]; plain?: boolean }) {
  const t = useTexts(certificationTexts);
  const columns: Column<Row>[] = [
    { key: 'number', header: t('col.number'), nowrap: true, cell: (row) => (plain ? row.number : <a href={`/register/${row.id}`}>{row.number}</a>) },
    { key: 'name', header: t('col.name'), cell: (row) => <>{row.name}{plain ? `, ${row.region}` : <><br /><small className="muted">{row.region}</small></>}</> },
    { key: 'cohort', header: t('col.cohort'), cell: (row) => <>{t('register.cohort', { number: row.cohort })}{plain ? null : <><br /><small className="muted">{row.training}</small></>}</> },
    { key: 'issued', header: t('col.issuedOn'), nowrap: true, cell: (row) => <time dateTime={row.issuedOn}>{formatShortDate(row.issuedOn)}</time> },
    { key: 'code', header: t('col.code'), nowrap: true, wideOnly: true, cell: (row) => <code>{row.code}</code> },
    { key: 'state', header: t('col.state'), cell: (row) => <CertificateStatus status={row.status} words={t} /> },
  ];
  return <DataTable caption={t('register.title')} captionHidden rows={rows} rowKey={(row) => row.id} columns={columns} empty={<EmptyState title={t('register.none')}>{t('register.noneText')}</EmptyState>} />;
}

function PrintedRegister({ view }: { view: RegisterView }) {
  const t = useTexts(certificationTexts);
  const locale = useLocale();
  return (
    <Page title={t('register.print')} width="wide" actions={<><LinkButton kind="quiet" href={hrefWith(view, {})}>{t('register.back')}</LinkButton><PrintButton /></>}>
      <PrintSheet orientation="landscape" title={t('register.printTitle')} subtitle={t('register.printSubtitle', { count: formatNumber(view.total, locale), date: formatCivilDate(view.today, locale) })}>
        <RegisterTable rows={view.rows} plain />
        {view.total > view.rows.length ? <p>{t('register.cut', { shown: formatNumber(view.rows.length, locale), count: formatNumber(view.total, locale) })}</p> : null}
      </PrintSheet>
    </Page>
  );
}
