import type { Ctx } from '~/people/access/index.server';
import { printedName } from '~/people/accounts';
import { regionNames } from '~/people/regions/index.server';
import type { SessionPlace } from '../find-session-place.server';
import { personNames } from '../session.data.server';
import { sessionHead, sessionPeople } from './session-page.view.server';

/** Rows of one printed sheet of A4. */
const ROWS = 15;

/**
 * The daftar hadir to be signed by hand, fifteen names a sheet. With `filled`, what is recorded stands in the
 * signature column; without it the column is empty.
 */
export async function attendanceSheetView(ctx: Ctx, place: SessionPlace, filled: boolean) {
  const { rows, recordOf } = await sessionPeople(ctx, place);
  const [regions, names] = await Promise.all([regionNames(ctx.read, rows.map(({ regencyCode }) => regencyCode)), personNames(ctx.read, [place.session.trainerId])]);
  const people = rows.map((row, index) => ({
    number: index + 1, name: printedName(row.person), nip: row.person.nip, organisation: row.person.organisation ?? row.person.institution,
    regency: regions.get(row.regencyCode) ?? row.regencyCode, status: filled ? (recordOf(row.id)?.status ?? null) : null,
  }));
  const sheets = Array.from({ length: Math.max(1, Math.ceil(people.length / ROWS)) }, (_, at) => people.slice(at * ROWS, (at + 1) * ROWS));
  const { trainerId } = place.session;
  return { head: sessionHead(place, trainerId === null ? null : (names.get(trainerId) ?? null)), sheets, total: people.length, filled };
}
export type AttendanceSheetView = Awaited<ReturnType<typeof attendanceSheetView>>;
