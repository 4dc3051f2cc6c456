import { Card, DateText, MomentText, PostButton, Status, useLocale, useTexts, type Tone } from '~/ui';
import { refusalSentence, type MemberRefusal } from '../batch/member-refusal';
import { certificationTexts } from '../office.texts';
import { SealingProgress } from './sealing-progress';

interface BatchRow {
  readonly id: string;
  readonly people: number;
  readonly replacement: boolean;
  readonly proposedAt: Date | string;
  readonly issuedOn: string;
  readonly state: 'open' | 'approved' | 'rejected';
  readonly rejectReason: string | null;
  readonly own: boolean;
  readonly progress: { readonly total: number; readonly sealed: number; readonly failed: number } | null;
  readonly refused: readonly { readonly name: string; readonly refusal: MemberRefusal }[];
}

export const BATCH_TONES: Record<BatchRow['state'], Tone> = { open: 'info', approved: 'ok', rejected: 'warn' };

/** The batches of an angkatan: where each stands, how far pressing is, who was left out and why. */
export function BatchCards({ batches, here }: { batches: readonly BatchRow[]; here: string }) {
  const t = useTexts(certificationTexts);
  return (
    <div className="stack">
      {batches.map((batch) => (
        <Card key={batch.id} level={3} title={batch.replacement ? t('sign.replacementBatch') : t('sign.batch', { count: batch.people })} kicker={<MomentText value={batch.proposedAt} />}>
          <p><Status tone={BATCH_TONES[batch.state]} reason={batch.rejectReason ?? undefined}>{t(`state.${batch.state}`)}</Status></p>
          <p>{t('batch.issuedOn')}: <DateText value={batch.issuedOn} /></p>
          {batch.progress ? <SealingProgress id={`kemajuan-${batch.id}`} progress={batch.progress} here={here} batchId={batch.id} fields={{ batch: batch.id }} /> : null}
          <RefusedNames refused={batch.refused} />
          {batch.state === 'open' && batch.own ? <PostButton intent="withdraw" fields={{ batch: batch.id }} kind="quiet">{t('batch.withdraw')}</PostButton> : null}
        </Card>
      ))}
    </div>
  );
}

/** Who was not signed, each with the reason the volunteer reads too. */
export function RefusedNames({ refused }: { refused: BatchRow['refused'] }) {
  const t = useTexts(certificationTexts);
  const locale = useLocale();
  if (refused.length === 0) return null;
  return (
    <>
      <h4>{t('sign.refusedTitle')}</h4>
      <ul>{refused.map(({ name, refusal }) => <li key={name}><strong>{name}</strong>: {refusalSentence(refusal, locale)}</li>)}</ul>
    </>
  );
}
