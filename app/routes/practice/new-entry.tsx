import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { fieldworkTexts as texts, NewEntry } from '~/practice/fieldwork';
import { recordEntry, viewEntryForm } from '~/practice/fieldwork/index.server';
import { EntryFields } from '~/practice/fieldwork/ui/entry-form';
import { PlaceStep } from '~/practice/fieldwork/ui/place-step';
import { currentParticipationOf, participationScope } from '~/training/cohorts/index.server';
import { Page, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(texts, 'newTitle');

const ownScope = async ({ ctx }: { ctx: Ctx }) => {
  const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
  return own && participationScope(ctx.read, own.id);
};

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'logbook:write',
    scope: ownScope,
    run: async ({ ctx, url: { searchParams } }) => {
      const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
      if (!own) return null;
      const form = await viewEntryForm(ctx, own, { district: searchParams.get('kecamatan'), regency: searchParams.get('kabupaten') });
      return { form, id: crypto.randomUUID(), participationId: own.id };
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'logbook:write',
    scope: ownScope,
    input: NewEntry,
    texts,
    run: async ({ ctx, input, locale }) => {
      const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
      if (!own) throw new Error('an admitted volunteer has a participation');
      const outcome = await recordEntry(ctx, own, input);
      if (!outcome.ok) return outcome;
      return { ok: true, value: { to: `/buku-kegiatan/${outcome.value.id}`, toast: translator(texts, locale)('saved') } };
    },
  });
}

export default function RecordEntry() {
  const { form, id, participationId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const crumbs = [{ label: t('title'), href: '/buku-kegiatan' }, { label: t('newTitle') }];
  if (form.step === 'place') {
    return <Page title={t('placeTitle')} lede={t('placeLede')} width="text" breadcrumbs={crumbs}><PlaceStep {...form} /></Page>;
  }
  const sent = answer?.form.values.id;
  return (
    <Page title={t('newTitle')} lede={form.district} width="text" breadcrumbs={crumbs}>
      <p>{t('changePlaceFirst')} <a href={`/buku-kegiatan/baru?kabupaten=${form.regencyCode}`}>{t('changePlace')}</a></p>
      <EntryFields
        state={answer?.form} hidden={{ id: typeof sent === 'string' ? sent : id }} keep={`catatan:${participationId}`}
        villages={form.villages} today={form.today} startsOn={form.startsOn} cancelHref="/buku-kegiatan"
      />
    </Page>
  );
}
