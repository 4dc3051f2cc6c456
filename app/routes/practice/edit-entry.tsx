import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { EntryText, fieldworkTexts as texts, mayChangeEntry } from '~/practice/fieldwork';
import { changeEntry, entryScope, findWriterOf, viewEntry, viewEntryForm } from '~/practice/fieldwork/index.server';
import { EntryFields } from '~/practice/fieldwork/ui/entry-form';
import { PlaceStep } from '~/practice/fieldwork/ui/place-step';
import { freshForm, Page, useTexts } from '~/ui';
import { titled } from '../titles';

const params = z.object({ entry: z.string() });

export const meta = titled(texts, 'editTitle');

const scope = ({ ctx, params: { entry } }: { ctx: Ctx; params: z.output<typeof params> }) => entryScope(ctx.read, entry);

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'logbook:write',
    params,
    scope,
    run: async ({ ctx, params: { entry: id }, url: { searchParams } }) => {
      const [entry, writer] = await Promise.all([viewEntry(ctx.read, id), findWriterOf(ctx.read, id)]);
      if (!entry || !writer || !mayChangeEntry(entry.state)) return null;
      const asked = { district: searchParams.get('kecamatan'), regency: searchParams.get('kabupaten') };
      return { entry, form: await viewEntryForm(ctx, writer, asked, entry.villageCode) };
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'logbook:write',
    params,
    scope,
    input: EntryText,
    texts,
    run: async ({ ctx, params: { entry: id }, input, locale }) => {
      const writer = await findWriterOf(ctx.read, id);
      if (!writer) throw new Error('an admitted entry has a writer');
      const outcome = await changeEntry(ctx, writer, id, input);
      if (!outcome.ok) return outcome;
      return { ok: true, value: { to: `/buku-kegiatan/${id}`, toast: translator(texts, locale)('changed') } };
    },
  });
}

export default function ChangeEntry() {
  const { form, entry } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const back = `/buku-kegiatan/${entry.id}`;
  const crumbs = [{ label: t('title'), href: '/buku-kegiatan' }, { label: entry.topic, href: back }, { label: t('editTitle') }];
  if (form.step === 'place') {
    return <Page title={t('placeTitle')} lede={t('placeLede')} width="text" breadcrumbs={crumbs}><PlaceStep {...form} /></Page>;
  }
  const known = {
    village: entry.villageCode, heldOn: entry.heldOn, method: entry.method, topic: entry.topic, targetGroup: String(entry.targetGroup),
    audienceMen: String(entry.audienceMen), audienceWomen: String(entry.audienceWomen), reflection: entry.reflection,
  };
  return (
    <Page title={t('editTitle')} lede={form.district} width="text" breadcrumbs={crumbs}>
      <p>{t('changePlaceFirst')} <a href={`${back}/ubah?kabupaten=${form.regencyCode}`}>{t('changePlace')}</a></p>
      <EntryFields
        state={answer?.form ?? freshForm(known)} keep={`catatan:${entry.id}`}
        villages={form.villages} today={form.today} startsOn={form.startsOn} cancelHref={back}
      />
    </Page>
  );
}
