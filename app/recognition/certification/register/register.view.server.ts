import { z } from 'zod';
import { regionsFor } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { regionNames } from '~/people/regions/index.server';
import { civilDay } from '~/platform/clock';
import { toRoman } from '~/training/cohorts';
import { formatCertificateCode } from '../certificate-code';
import { certifiedCohorts, registerRows } from './certificate.data.server';
import { CERTIFICATE_STATUSES } from './certificate-status';

const PER_PAGE = 50;
/** Most rows on one printed register. */
const PRINTED = 3000;

const Query = z.object({
  cari: z.string().max(100).catch(''), keadaan: z.enum(CERTIFICATE_STATUSES).nullable().catch(null), angkatan: z.string().max(120).nullable().catch(null),
  hal: z.coerce.number().int().min(1).max(10_000).catch(1), cetak: z.literal('ya').nullable().catch(null),
});

/** The register as the reader may see it: an officer the people of the own regions. */
export async function registerView(ctx: Ctx, url: URL) {
  const query = Query.parse(Object.fromEntries(['cari', 'keadaan', 'angkatan', 'hal', 'cetak'].map((name) => [name, url.searchParams.get(name) ?? (name === 'cari' ? '' : name === 'hal' ? '1' : null)])));
  const regions = regionsFor({ ...ctx.actor, id: ctx.actor.personId }, 'register:read');
  const cohorts = await certifiedCohorts(ctx.read);
  const cohort = cohorts.find(({ key }) => key === query.angkatan);
  const window = query.cetak ? { skip: 0, take: PRINTED } : { skip: (query.hal - 1) * PER_PAGE, take: PER_PAGE };
  const { rows, total } = await registerRows(ctx.read, { regions, search: query.cari.trim() || undefined, cohortId: cohort?.id, status: query.keadaan ?? undefined }, window);
  const names = await regionNames(ctx.read, rows.map(({ participation }) => participation.regencyCode));
  return {
    rows: rows.map((row) => ({
      id: row.id, number: row.number, code: formatCertificateCode(row.code), name: row.claims.participant.printedName, region: names.get(row.participation.regencyCode) ?? '',
      cohort: toRoman(row.batch.cohort.number), training: row.batch.cohort.title, issuedOn: row.claims.issuedOn, status: row.status, jp: row.claims.programme.jpTotal,
    })),
    total, page: query.hal, pages: Math.max(1, Math.ceil(total / PER_PAGE)), from: window.skip + 1, to: window.skip + rows.length,
    filter: { search: query.cari.trim(), status: query.keadaan, cohort: cohort?.key ?? null, print: query.cetak === 'ya' },
    cohorts: cohorts.map(({ key, number, title }) => ({ key, number: toRoman(number), title })), today: civilDay(ctx.now),
  };
}
export type RegisterView = Awaited<ReturnType<typeof registerView>>;
