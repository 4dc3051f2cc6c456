import { ancestorAt, contains, displayName, EAST_JAVA, levelOf, placeName } from '~/people/regions';
import { regionNames, regionsBelow } from '~/people/regions/index.server';
import type { Ctx } from '~/people/access/index.server';
import { civilDay } from '~/platform/clock';
import { findCohort, findParticipant } from '~/training/cohorts/index.server';
import type { Writer } from './check-entry.server';

interface Choice {
  readonly code: string;
  readonly name: string;
}

/** First the kecamatan, then the form: 8,494 villages are never sent to a phone, only the dozen of one kecamatan. */
export type EntryForm =
  | { readonly step: 'place'; readonly regency: Choice; readonly regencies: readonly Choice[]; readonly districts: readonly Choice[] }
  | { readonly step: 'entry'; readonly district: string; readonly regencyCode: string; readonly villages: readonly Choice[]; readonly today: string; readonly startsOn: string };

interface Asked {
  /** Kecamatan chosen by the writer. */
  readonly district: string | null;
  /** Another kabupaten/kota, when the outreach was held elsewhere; shows its kecamatan. */
  readonly regency: string | null;
}

/** What the form of an entry needs. Without a choice the writer's own kecamatan is taken, where the profile knows it. */
export async function viewEntryForm(ctx: Ctx, writer: Writer, asked: Asked, current: string | null = null): Promise<EntryForm> {
  const regency = asked.regency && levelOf(asked.regency) === 'kabupaten-kota' && contains(EAST_JAVA, asked.regency) ? asked.regency : null;
  if (regency) return placeStep(ctx, regency);
  const district = asked.district ?? (current && ancestorAt(current, 'kecamatan')) ?? (await findParticipant(ctx.read, writer.id))?.person.districtCode ?? null;
  const step = district && levelOf(district) === 'kecamatan' && contains(EAST_JAVA, district) ? await entryStep(ctx, writer, district) : null;
  return step ?? placeStep(ctx, ancestorAt(writer.regencyCode, 'kabupaten-kota') ?? '');
}

async function placeStep(ctx: Ctx, code: string): Promise<EntryForm> {
  const [regencies, districts] = await Promise.all([regionsBelow(ctx.read, EAST_JAVA), regionsBelow(ctx.read, code)]);
  const regency = regencies.find((row) => row.code === code) ?? { code, name: '' };
  return { step: 'place', regency, regencies, districts };
}

async function entryStep(ctx: Ctx, writer: Writer, district: string): Promise<EntryForm | null> {
  const villages = await regionsBelow(ctx.read, district);
  const regencyCode = ancestorAt(district, 'kabupaten-kota');
  if (villages.length === 0 || !regencyCode) return null;
  const [names, cohort] = await Promise.all([regionNames(ctx.read, [district, regencyCode]), findCohort(ctx.read, writer.cohortId)]);
  if (!cohort) throw new Error(`participation ${writer.id} without angkatan`);
  return {
    step: 'entry',
    district: placeName([district, regencyCode].map((code) => ({ code, name: names.get(code) ?? code }))),
    regencyCode,
    villages: villages.map((row) => ({ code: row.code, name: displayName(row) })),
    today: civilDay(ctx.now),
    startsOn: cohort.startsOn,
  };
}
