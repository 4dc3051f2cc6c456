import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { fieldworkTexts as texts, mayChangeEntry } from '~/practice/fieldwork';
import { deleteEntry, entryScope, findWriterOf, viewEntry } from '~/practice/fieldwork/index.server';
import { ConfirmPage, useTexts } from '~/ui';
import { titled } from '../titles';

const params = z.object({ entry: z.string() });

export const meta = titled(texts, 'deleteTitle');

const scope = ({ ctx, params: { entry } }: { ctx: Ctx; params: z.output<typeof params> }) => entryScope(ctx.read, entry);

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'logbook:write',
    params,
    scope,
    run: async ({ ctx, params: { entry: id } }) => {
      const entry = await viewEntry(ctx.read, id);
      return entry && mayChangeEntry(entry.state) ? { id, topic: entry.topic } : null;
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'logbook:write',
    params,
    scope,
    input: z.object({ confirmation: z.literal('on') }),
    texts,
    run: async ({ ctx, params: { entry: id }, locale }) => {
      const writer = await findWriterOf(ctx.read, id);
      if (!writer) throw new Error('an admitted entry has a writer');
      const outcome = await deleteEntry(ctx, writer, id);
      return outcome.ok ? { ok: true, value: { to: '/buku-kegiatan', toast: translator(texts, locale)('deleted') } } : outcome;
    },
  });
}

export default function DeleteEntry() {
  const { id, topic } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  return (
    <ConfirmPage
      title={t('deleteTitle')} consequences={[t('deleteWhat', { topic }), t('deleteFinal')]} form={answer?.form}
      confirmation={{ kind: 'check', label: t('deleteConfirm') }} submitLabel={t('delete')} cancelHref={`/buku-kegiatan/${id}`}
      breadcrumbs={[{ label: t('title'), href: '/buku-kegiatan' }, { label: topic, href: `/buku-kegiatan/${id}` }, { label: t('delete') }]}
    />
  );
}
