import { z } from 'zod';
import { regionsFor } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { EAST_JAVA } from '~/people/regions';
import { regionNames, regionsBelow } from '~/people/regions/index.server';
import { civilDay } from '~/platform/clock';
import { toRoman } from '~/training/cohorts';
import { formatCertificateCode } from '../certificate-code';
import { certifiedCohorts, registerRows, type CertificateFacts, type RegisterFilter } from './certificate.data.server';
import { CERTIFICATE_STATUSES } from './certificate-status';

const PER_PAGE = 50;
/** Most rows on one printed register. */
const PRINTED = 3000;
/** Rows read together for the spreadsheet. */
const PORTION = 500;

const Day = z.iso.date().nullable().catch(null);
const NAMES = ['cari', 'keadaan', 'angkatan', 'wilayah', 'sejak', 'sampai', 'hal', 'cetak'] as const;

const Query = z.object({
  cari: z.string().max(100).catch(''), keadaan: z.enum(CERTIFICATE_STATUSES).nullable().catch(null), angkatan: z.string().max(120).nullable().catch(null),
  wilayah: z.string().regex(/^\d{2}\.\d{2}$/).nullable().catch(null), sejak: Day, sampai: Day,
  hal: z.coerce.number().int().min(1).max(10_000).catch(1), cetak: z.literal('ya').nullable().catch(null),
});

/** What the address asks for, narrowed to the regions of the reader. */
async function askedFor(ctx: Ctx, url: URL) {
  const query = Query.parse(Object.fromEntries(NAMES.map((name) => [name, url.searchParams.get(name) ?? (name === 'cari' ? '' : name === 'hal' ? '1' : null)])));
  const cohorts = await certifiedCohorts(ctx.read);
  const cohort = cohorts.find(({ key }) => key === query.angkatan);
  const filter: RegisterFilter = {
    regions: regionsFor({ ...ctx.actor, id: ctx.actor.personId }, 'register:read'), search: query.cari.trim() || undefined, cohortId: cohort?.id, status: query.keadaan ?? undefined,
    regency: query.wilayah ?? undefined, from: query.sejak ?? undefined, to: query.sampai ?? undefined,
  };
  return { query, filter, cohort, cohorts };
}

/** Kabupaten and kota to choose from; an officer of one needs no choice. */
async function regencyOptions(ctx: Ctx, regions: readonly string[]): Promise<{ code: string; name: string }[]> {
  if (!regions.includes(EAST_JAVA)) return [];
  return (await regionsBelow(ctx.read, EAST_JAVA)).map(({ code, name }) => ({ code, name }));
}

/** Every row the address asks for, page by page, for the spreadsheet. */
export async function* registerLines(ctx: Ctx, url: URL): AsyncGenerator<CertificateFacts> {
  const { filter } = await askedFor(ctx, url);
  for (let skip = 0; ; skip += PORTION) {
    const { rows } = await registerRows(ctx.read, filter, { skip, take: PORTION });
    yield* rows;
    if (rows.length < PORTION) return;
  }
}

/** The register as the reader may see it: an officer the people of the own regions. */
export async function registerView(ctx: Ctx, url: URL) {
  const { query, filter, cohort, cohorts } = await askedFor(ctx, url);
  const window = query.cetak ? { skip: 0, take: PRINTED } : { skip: (query.hal - 1) * PER_PAGE, take: PER_PAGE };
  const { rows, total } = await registerRows(ctx.read, filter, window);
  const [names, regencies] = await Promise.all([regionNames(ctx.read, rows.map(({ participation }) => participation.regencyCode)), regencyOptions(ctx, filter.regions)]);
  return {
    rows: rows.map((row) => ({
      id: row.id, number: row.number, code: formatCertificateCode(row.code), name: row.claims.participant.printedName, region: names.get(row.participation.regencyCode) ?? '',
      cohort: toRoman(row.batch.cohort.number), training: row.batch.cohort.title, issuedOn: row.claims.issuedOn, status: row.status, jp: row.claims.programme.jpTotal,
    })),
    total, page: query.hal, pages: Math.max(1, Math.ceil(total / PER_PAGE)), from: window.skip + 1, to: window.skip + rows.length,
    filter: { search: query.cari.trim(), status: query.keadaan, cohort: cohort?.key ?? null, regency: query.wilayah, from: query.sejak, to: query.sampai, print: query.cetak === 'ya' },
    regencies,
    cohorts: cohorts.map(({ key, number, title }) => ({ key, number: toRoman(number), title })), today: civilDay(ctx.now),
  };
}
export type RegisterView = Awaited<ReturnType<typeof registerView>>;
