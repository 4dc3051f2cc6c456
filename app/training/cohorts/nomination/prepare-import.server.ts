import type { Ctx } from '~/people/access/index.server';
import { EAST_JAVA, type Region } from '~/people/regions';
import { regionsBelow } from '~/people/regions/index.server';
import { civilDay } from '~/platform/clock';
import { done, type Outcome } from '~/platform/outcome';
import { sha256Hex } from '~/platform/storage.server';
import type { CohortFacts } from '../cohort.data.server';
import { heldRegions } from '../cohort-scope';
import type { FileRefusal } from '../nomination-file';
import { readNominationList, type ListRefusal } from '../nomination-list';
import { readNominationFile } from '../read-nomination-file.server';
import { countsOf, placeRows, type ImportReport } from './import-report';
import { insertImport, nominatedIdentifiers } from './nomination.data.server';

export type PrepareRefusal = FileRefusal | ListRefusal;
export interface NominationUpload { readonly fileName: string; readonly bytes: Uint8Array }

/** Reads a nomination list against an angkatan without keeping anything: for the preview and for a dry run. */
export async function readUpload(ctx: Ctx, cohort: CohortFacts, upload: NominationUpload): Promise<Outcome<ImportReport, PrepareRefusal>> {
  const table = await readNominationFile(upload.bytes, upload.fileName);
  if (!table.ok) return table;
  const [regions, known] = await Promise.all([regionsOf(ctx), nominatedIdentifiers(ctx.read, cohort.id)]);
  const list = readNominationList(table.value.rows, { ...regions, known, today: civilDay(ctx.now) });
  if (!list.ok) return list;
  const drawn = cohort.quotas.length > 0 ? cohort.quotas.map(({ regencyCode }) => regencyCode) : null;
  const allowed = ctx.actor.id === null ? [EAST_JAVA] : heldRegions(ctx.actor, cohort, 'nominee:import');
  return done(placeRows(list.value, { allowed, drawn }));
}

/** Reads an uploaded list and keeps the report, to be confirmed or thrown away. Nobody exists as a person before that. */
export async function prepareImport(ctx: Ctx, cohort: CohortFacts, upload: NominationUpload): Promise<Outcome<{ importId: string }, PrepareRefusal>> {
  const read = await readUpload(ctx, cohort, upload);
  if (!read.ok) return read;
  const report = read.value;
  return ctx.transaction(async (tx, audit) => {
    const importId = await insertImport(tx, {
      cohortId: cohort.id, fileName: upload.fileName.slice(-200), sha256: sha256Hex(upload.bytes), report, createdById: ctx.actor.id, createdAt: ctx.now,
    });
    audit({ action: 'nomination.read', subjectType: 'NominationImport', subjectId: importId, detail: { cohort: cohort.key, ...countsOf(report) } });
    return done({ importId });
  });
}

async function regionsOf(ctx: Ctx): Promise<{ regencies: Region[]; districts: Region[] }> {
  const regencies = await regionsBelow(ctx.read, EAST_JAVA);
  const districts = await Promise.all(regencies.map(async ({ code }) => (await regionsBelow(ctx.read, code)).map((row) => asRegion(row, code, 'kecamatan'))));
  return { regencies: regencies.map((row) => asRegion(row, EAST_JAVA, 'kabupaten-kota')), districts: districts.flat() };
}

const asRegion = (row: { code: string; name: string }, parent: string, level: Region['level']): Region => ({ ...row, parent, level });
