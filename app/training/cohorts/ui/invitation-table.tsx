import { BulkBar, Button, Code, DataTable, Disclosure, EmptyState, Field, LinkButton, PostButton, Status, useTexts, type Tone } from '~/ui';
import { CHANNELS } from '../invitation/invitation.schema';
import { invitationsTexts } from '../invitation/invitations.texts';
import type { InvitationsView, InviteState } from '../invitation/invitations.view.server';

type Row = InvitationsView['rows'][number];

const TONES: Record<InviteState, Tone> = { unsent: 'warn', sent: 'info', opened: 'info', confirmed: 'ok', declined: 'bad' };
const FORM = 'tandai';

/** One row a person; the ticks belong to the form below, so that each row can hold forms of its own. */
export function InvitationTable({ rows, here }: { rows: InvitationsView['rows']; here: string }) {
  const t = useTexts(invitationsTexts);
  return (
    <>
      <DataTable
        caption={t('caption')} captionHidden rows={rows} rowKey={(row) => row.id} tone={(row) => (row.state === 'declined' ? 'bad' : undefined)}
        bulk={{ name: 'chosen', value: (row) => row.id, label: (row) => row.name, disabled: (row) => row.state === 'declined', form: FORM }}
        empty={<EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>}
        columns={[
          { key: 'name', header: t('col.name'), cell: (row) => row.name },
          { key: 'region', header: t('col.region'), cell: (row) => row.region },
          { key: 'state', header: t('col.state'), cell: (row) => <Status tone={TONES[row.state]} reason={row.reason ?? undefined}>{t(`state.${row.state}`)}</Status> },
          { key: 'send', header: t('col.send'), cell: (row) => (row.link ? <Send row={row} here={here} /> : <Replace row={row} />) },
          { key: 'link', header: t('col.link'), cell: (row) => (row.link ? <Link row={row} link={row.link} /> : null) },
        ]}
      />
      <form method="post" id={FORM}>
        <input type="hidden" name="intent" value="terkirim" />
        <BulkBar>
          <Field name="channel" type="select" label={t('mark.channel')} mark={false} placeholderOption={false} width="medium" options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))} />
          <Button>{t('mark.submit')}</Button>
        </BulkBar>
      </form>
    </>
  );
}

function Send({ row, here }: { row: Row; here: string }) {
  const t = useTexts(invitationsTexts);
  return (
    <span className="cluster">
      {row.whatsapp ? <LinkButton size="small" icon="message" kind={row.state === 'unsent' ? 'primary' : 'secondary'} href={row.whatsapp} rel="noopener noreferrer">{t('send.whatsapp')}</LinkButton> : null}
      {row.mail ? <LinkButton size="small" kind="quiet" href={row.mail}>{t('send.mail')}</LinkButton> : null}
      {row.whatsapp || row.mail ? null : <span className="muted">{t('send.none')}</span>}
      <LinkButton size="small" kind="quiet" href={`${here}/surat/${row.id}`}>{t('send.letter')}</LinkButton>
    </span>
  );
}

function Replace({ row }: { row: Row }) {
  const t = useTexts(invitationsTexts);
  if (row.replacement) return <PostButton intent="ganti" kind="primary" fields={{ participation: row.id }}>{t('replace', { name: row.replacement })}</PostButton>;
  return <span className="muted">{t(row.seatFree ? 'replace.none' : 'replace.done')}</span>;
}

function Link({ row, link }: { row: Row; link: string }) {
  const t = useTexts(invitationsTexts);
  return (
    <Disclosure summary={t('link.show')}>
      <p className="wrap"><Code value={link} copy /></p>
      <PostButton intent="perbarui" kind="quiet" size="small" fields={{ participation: row.id }}>{t('link.renew')}</PostButton>
      <p className="hint">{t('link.renewHint')}</p>
    </Disclosure>
  );
}
