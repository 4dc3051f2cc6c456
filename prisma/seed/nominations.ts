import type { Ctx } from '~/people/access/index.server';
import type { CohortFacts } from '~/training/cohorts/index.server';
import { confirmImport, createCohort, participantRows, prepareImport, selectionView, selectParticipants, type ParticipantRow } from '~/training/cohorts/index.server';
import { CohortInput } from '~/training/cohorts';
import { EAST_JAVA } from '~/people/regions';
import type { z } from 'zod';
import { must } from './must';
import { cohortNow, type Demo } from './world';

/** Makes an angkatan as the officer of the province. */
export async function makeCohort(demo: Demo, at: Date, input: z.input<typeof CohortInput>): Promise<CohortFacts> {
  const officer = await demo.as(demo.staff.pengelola, at);
  const { key } = must(await createCohort(officer, CohortInput.parse(input)), input.title);
  return cohortNow(officer, key);
}

/** Reads a nomination list and confirms what was read, with a look between. @returns how many were entered */
export async function nominate(demo: Demo, cohort: CohortFacts, file: { fileName: string; bytes: Uint8Array }, readAt: Date, confirmedAt: Date): Promise<number> {
  const { importId } = must(await prepareImport(await demo.as(demo.staff.pengelola, readAt), cohort, file), file.fileName);
  return must(await confirmImport(await demo.as(demo.staff.pengelola, confirmedAt), cohort, importId), file.fileName).saved;
}

/** Takes the suggested selection as it is. @returns those selected, in the order of the list */
export async function selectSuggested(demo: Demo, cohort: CohortFacts, at: Date): Promise<ParticipantRow[]> {
  const officer = await demo.as(demo.staff.pengelola, at);
  const { groups } = await selectionView(officer, cohort, true, 'id');
  const chosen = groups.flatMap(({ rows }) => rows.filter(({ ticked }) => ticked).map(({ id }) => id));
  must(await selectParticipants(officer, cohort, chosen), `selection of ${cohort.key}`);
  return inListOrder(officer, cohort, ['selected']);
}

/** People of an angkatan in these states, in the order of the nomination list. */
export async function inListOrder(ctx: Ctx, cohort: CohortFacts, statuses: readonly ParticipantRow['status'][]): Promise<ParticipantRow[]> {
  const rows = await participantRows(ctx.read, cohort.id, [EAST_JAVA], statuses);
  return rows.sort((a, b) => a.nominationOrder - b.nominationOrder);
}

const HEADINGS = ['No', 'Nama Lengkap', 'Gelar Belakang', 'NIK', 'NIP', 'Tempat Lahir', 'Tanggal Lahir', 'L/P', 'HP', 'Kab/Kota', 'Kecamatan', 'Organisasi', 'Pengalaman'] as const;

export interface ListRow {
  readonly name: string; readonly titleBack: string; readonly nik: string; readonly nip: string; readonly birthPlace: string; readonly birthDate: string;
  readonly sex: string; readonly phone: string; readonly regency: string; readonly district: string; readonly organisation: string; readonly experience: string;
}

/** A nomination list as offices send it: semicolons, UTF-8. */
export function nominationCsv(rows: readonly ListRow[]): Uint8Array {
  const quote = (text: string) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row, index) => [
    String(index + 1), row.name, row.titleBack, row.nik, row.nip, row.birthPlace, row.birthDate, row.sex, row.phone, row.regency, row.district, row.organisation, row.experience,
  ]);
  return new TextEncoder().encode(`${[HEADINGS, ...lines].map((cells) => cells.map(quote).join(';')).join('\r\n')}\r\n`);
}
