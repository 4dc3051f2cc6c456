import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import jsQr from 'jsqr/dist/jsQR.js?url';
import { act, page, type Ctx } from '~/people/access/index.server';
import { refuse, type Outcome } from '~/platform/outcome';
import { CARD_PHOTO_BYTES, ScanInput, SessionAddress, sessionOfficeTexts as texts, type ScanAct } from '~/training/sessions';
import { readCardPhoto, recordCard, sessionPageView, type Recorded, type SessionPlace } from '~/training/sessions/index.server';
import { LatestRecords } from '~/training/sessions/ui/latest-records';
import scanCards from '~/training/sessions/ui/scan-cards.js?url';
import { SessionFrame } from '~/training/sessions/ui/session-frame';
import { TypedCode } from '~/training/sessions/ui/typed-code';
import { Button, FileField, Form, LinkButton, Notice, Progress, Section, useTexts } from '~/ui';
import readQr from '~/ui/read-qr.js?url';
import { titled } from '../titles';
import { admittedPlace, presenceTexts, recordedSentence, sessionScope } from './session-place';

export const meta = titled(texts, 'scan.title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'attendance:record',
    params: SessionAddress,
    scope: sessionScope('attendance:record'),
    run: async ({ ctx, params }) => {
      const { head, counts, latest, may, closed } = await sessionPageView(ctx, await admittedPlace({ ctx, params }), { search: '', filter: 'belum' });
      return { head, counts, latest, undo: may.correct && !closed };
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'attendance:record',
    params: SessionAddress,
    scope: sessionScope('attendance:record'),
    input: ScanInput,
    texts: presenceTexts,
    uploadBytes: CARD_PHOTO_BYTES,
    run: async ({ ctx, params, input, locale }) => {
      const recorded = await record(ctx, await admittedPlace({ ctx, params }), input);
      return recorded.ok ? { ok: true, value: { to: `/sesi/${params.session}/pindai`, toast: recordedSentence(recorded.value, locale) } } : recorded;
    },
  });
}

async function record(ctx: Ctx, place: SessionPlace, input: ScanAct): Promise<Outcome<Recorded>> {
  if (input.intent === 'card') return recordCard(ctx, place, input);
  const code = await readCardPhoto(new Uint8Array(await input.photo.arrayBuffer()));
  return code === null ? refuse('photo-no-code') : recordCard(ctx, place, { code, method: 'qr' });
}

export default function ScanCards() {
  const { head, counts, latest, undo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const photo = answer?.form.values.intent === 'photo';
  return (
    <SessionFrame head={head} title={t('scan.title')} width="text" first={<Camera session={head.id} />}>
      <div data-scan-count=""><Progress id="hadir" label={t('filter.hadir')} value={counts.hadir} max={Math.max(1, counts.semua)} words={t('present', { present: counts.hadir, people: counts.semua })} /></div>
      <Section title={t('session.typed')}><TypedCode state={photo ? undefined : answer?.form} /></Section>
      <Section title={t('scan.photo')}>
        <Form id="foto" intent="photo" files state={photo ? answer?.form : undefined}>
          <FileField name="photo" label={t('scan.photoLabel')} hint={t('scan.photoHint')} accept="image/*" capture="environment" maxBytes={CARD_PHOTO_BYTES} mark={false} />
          <div className="cluster"><Button kind="secondary" icon="scan">{t('scan.photoSend')}</Button></div>
        </Form>
      </Section>
      <LatestRecords session={head.id} records={latest} undo={undo} back="pindai" />
      <p><LinkButton kind="quiet" icon="arrow-left" href={`/sesi/${head.id}`}>{t('scan.back')}</LinkButton></p>
      <script type="module" src={scanCards} />
    </SessionFrame>
  );
}

/** Appears where the script runs; its words stand in data attributes. */
function Camera({ session }: { session: string }) {
  const t = useTexts(texts);
  return (
    <>
      <div data-scan-without=""><Notice>{t('scan.noScript')}</Notice></div>
      <div
        className="scanner" data-scanner="" hidden data-post={`/sesi/${session}/kartu`} data-reader={readQr} data-jsqr={jsQr}
        data-start={t('scan.start')} data-stop={t('scan.stop')} data-starting={t('scan.starting')} data-ready={t('scan.ready')} data-sending={t('scan.sending')}
        data-denied={t('scan.denied')} data-offline={t('scan.offline')} data-signed-out={t('scan.signedOut')}
      >
        <p className="scan-says" data-scan-says="" data-tone="neutral" role="status" aria-live="assertive" />
        {/* Seen by nobody but the code reader: no sound, so nothing to caption. */}
        <video muted playsInline hidden />
        <button className="button" data-kind="secondary" type="button" data-scan-toggle="">{t('scan.start')}</button>
        <p className="hint">{t('scan.lede')}</p>
      </div>
    </>
  );
}
