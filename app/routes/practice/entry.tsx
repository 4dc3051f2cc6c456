import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { fieldworkTexts as texts, mayChangeEntry, PHOTO_MAX_BYTES, PhotoInput } from '~/practice/fieldwork';
import { attachPhoto, entryScope, findWriterOf, removePhoto, viewEntry } from '~/practice/fieldwork/index.server';
import { EntryFacts } from '~/practice/fieldwork/ui/entry-facts';
import { EntryPhoto } from '~/practice/fieldwork/ui/entry-photo';
import { CheckboxField, Disclosure, FileField, Form, LinkButton, Notice, Page, PostButton, Section, SubmitRow, useTexts } from '~/ui';
import { Written } from '~/ui/written';
import { titled } from '../titles';

const params = z.object({ entry: z.string() });

export const meta = titled(texts, 'title');

const scope = ({ ctx, params: { entry } }: { ctx: Ctx; params: z.output<typeof params> }) => entryScope(ctx.read, entry);

export function loader(args: LoaderFunctionArgs) {
  return page(args, { permit: 'logbook:write', params, scope, run: ({ ctx, params: { entry } }) => viewEntry(ctx.read, entry) });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'logbook:write',
    params,
    scope,
    input: PhotoInput,
    texts,
    uploadBytes: PHOTO_MAX_BYTES,
    run: async ({ ctx, params: { entry: id }, input, locale }) => {
      const writer = await findWriterOf(ctx.read, id);
      if (!writer) throw new Error('an admitted entry has a writer');
      const outcome = input.intent === 'remove'
        ? await removePhoto(ctx, writer, id)
        : await attachPhoto(ctx, writer, id, new Uint8Array(await input.photo.arrayBuffer()));
      if (!outcome.ok) return outcome;
      return { ok: true, value: { to: `/buku-kegiatan/${id}`, toast: translator(texts, locale)(input.intent === 'remove' ? 'photoRemoved' : 'photoSaved') } };
    },
  });
}

export default function OwnEntry() {
  const entry = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const open = mayChangeEntry(entry.state);
  const here = `/buku-kegiatan/${entry.id}`;
  return (
    <Page
      title={entry.topic} width="text" breadcrumbs={[{ label: t('title'), href: '/buku-kegiatan' }, { label: entry.topic }]}
      actions={open ? <LinkButton icon="edit" href={`${here}/ubah`}>{t('edit')}</LinkButton> : undefined}
    >
      <p>{t(`next.${entry.state}`)}</p>
      {entry.state === 'returned' && entry.returnNote ? <Notice tone="warn" title={t('returnNote')}><Written text={entry.returnNote} /></Notice> : null}
      <EntryFacts entry={entry} />
      <Section title={t('photo')} id="foto">
        <EntryPhoto id={entry.id} topic={entry.topic} hasPhoto={entry.hasPhoto} version={entry.version} />
        {open ? <PhotoForm /> : null}
      </Section>
      {open ? <p><a href={`${here}/hapus`}>{t('delete')}</a></p> : null}
    </Page>
  );
}

function PhotoForm() {
  const { hasPhoto } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  return (
    <>
      {hasPhoto ? <PostButton intent="remove" kind="quiet">{t('photoRemove')}</PostButton> : null}
      <Disclosure summary={t(hasPhoto ? 'photoReplace' : 'photoAdd')} open={!hasPhoto || answer !== undefined}>
        <Notice tone="warn" title={t('photoWarningTitle')}>{t('photoWarning')}</Notice>
        <Form files intent="attach" action="#foto" state={answer?.form}>
          <FileField name="photo" label={t('photo')} hint={t('photoWho')} accept="image/jpeg,image/png,image/webp" types={t('photoTypes')} maxBytes={PHOTO_MAX_BYTES} required mark={false} />
          <CheckboxField name="consent" label={t('photoConsentLabel')} required />
          <SubmitRow label={t('photoSend')} />
        </Form>
      </Disclosure>
    </>
  );
}
