import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { regionsFor, type Scope } from '~/people/access';
import { page, type Ctx } from '~/people/access/index.server';
import { certificationTexts } from '~/recognition/certification';
import { signingListView, type SigningListView } from '~/recognition/certification/index.server';
import { BATCH_TONES } from '~/recognition/certification/ui/batch-cards';
import { DataTable, EmptyState, MomentText, Page, Section, Status, useTexts, type Column } from '~/ui';
import { titled } from '../titles';

export const meta = titled(certificationTexts, 'sign.title');

/** Anywhere the official may sign; the list is narrowed to batches that lie wholly there. */
const somewhere = ({ ctx }: { ctx: Ctx }): Scope | null => {
  const [region] = regionsFor({ ...ctx.actor, id: ctx.actor.personId }, 'batch:approve');
  return region ? { kind: 'region', region } : null;
};

export function loader(args: LoaderFunctionArgs) {
  return page(args, { permit: 'batch:approve', scope: somewhere, run: ({ ctx }) => signingListView(ctx) });
}

type Row = SigningListView['open'][number];

export default function SigningList() {
  const { open, decided } = useLoaderData<typeof loader>() as SigningListView;
  const t = useTexts(certificationTexts);
  const columns: Column<Row>[] = [
    { key: 'batch', header: t('col.cohort'), cell: (row) => <><a href={`/tanda-tangan/${row.id}`}>{row.cohort}</a><br /><small className="muted">{t('register.cohort', { number: row.number })}</small></> },
    { key: 'people', header: t('col.people'), align: 'end', cell: (row) => row.people },
    { key: 'proposed', header: t('col.proposed'), cell: (row) => <><MomentText value={row.proposedAt} />{row.proposer ? <><br /><small className="muted">{t('sign.by', { name: row.proposer })}</small></> : null}</> },
  ];
  const state: Column<Row> = {
    key: 'state', header: t('col.state'),
    cell: (row) => <Status tone={BATCH_TONES[row.state]} reason={row.progress ? t('sign.progressWords', row.progress) : undefined}>{t(`state.${row.state}`)}</Status>,
  };
  return (
    <Page title={t('sign.title')} lede={t('sign.lede')} width="wide">
      <DataTable caption={t('sign.lede')} captionHidden rows={open} rowKey={(row) => row.id} columns={columns} empty={<EmptyState icon="sign" title={t('sign.empty')}>{t('sign.emptyText')}</EmptyState>} />
      {decided.length > 0 ? <Section title={t('sign.recent')}><DataTable caption={t('sign.recent')} captionHidden rows={decided} rowKey={(row) => row.id} columns={[...columns, state]} /></Section> : null}
    </Page>
  );
}
