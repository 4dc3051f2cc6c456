import type { CivilDate } from '~/people/accounts';
import type { Region } from '~/people/regions';
import { translator } from '~/platform/i18n/catalogue';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { cellText, type SheetRow } from './nomination-cells';
import { findHeading, missingColumns, type Columns, type Field } from './nomination-columns';
import { reason, type Reason, type RowFault, type RowWarning } from './nomination-reasons';
import { readNominationRow, type Nominee } from './nomination-row';
import { texts } from './texts';

/** Most rows one list may have; a whole province has 666 TKSK. */
export const MAX_ROWS = 5000;

export interface GoodRow {
  readonly line: number;
  readonly nominee: Nominee;
  readonly warnings: readonly Reason<RowWarning>[];
}
export interface BadRow {
  readonly line: number;
  /** The name as typed, so that the row is found again; empty when it has none. */
  readonly name: string;
  readonly reasons: readonly Reason<RowFault>[];
}
export interface NominationReport {
  readonly good: readonly GoodRow[];
  readonly bad: readonly BadRow[];
  /** Lines below the heading with text but neither name, NIK nor phone: signatures, notes, totals. Shown, not kept. */
  readonly passedOver: readonly number[];
  /** Headings nobody asked for; their columns are not read. */
  readonly unknownHeadings: readonly string[];
}
export type ListRefusal = 'list-empty' | 'list-no-heading' | 'list-columns-missing' | 'list-too-many-rows';

export interface ListContext {
  readonly regencies: readonly Region[];
  readonly districts: readonly Region[];
  /** Who is nominated for this angkatan already. */
  readonly known: { readonly niks: ReadonlySet<string>; readonly phones: ReadonlySet<string> };
  readonly today: CivilDate;
}

/**
 * Reads a nomination list: finds the heading by its words, reads every row, and tells good rows from bad ones with all
 * their reasons. Every row with text lands in exactly one of `good`, `bad` and `passedOver`.
 */
export function readNominationList(rows: readonly SheetRow[], context: ListContext): Outcome<NominationReport, ListRefusal> {
  if (rows.length > MAX_ROWS + 20) return refuse('list-too-many-rows', { max: MAX_ROWS });
  const filled = rows.filter((row) => row.cells.some((cell) => cellText(cell) !== '' || isObject(cell)));
  if (filled.length === 0) return refuse('list-empty');
  const heading = findHeading(filled);
  if (!heading) return refuse('list-no-heading');
  const missing = missingColumns(heading.columns);
  if (missing.length > 0) return refuse('list-columns-missing', { columns: missing.map((field) => translator(texts, 'id')(`field.${field}`)).join(', ') });
  const body = filled.slice(heading.index + 1).filter((row) => !isNumbering(row));
  if (body.length === 0) return refuse('list-empty');
  if (body.length > MAX_ROWS) return refuse('list-too-many-rows', { max: MAX_ROWS });
  return done({ ...readBody(body, heading.columns, context), unknownHeadings: heading.unknown });
}

const isObject = (cell: unknown) => typeof cell === 'object' && cell !== null;

/** The row "1 2 3 4 …" that official tables carry below the heading. */
function isNumbering(row: SheetRow): boolean {
  const numbers = row.cells.map((cell) => cellText(cell).replace(/[()]/g, '')).filter((text) => text !== '');
  return numbers.length >= 3 && numbers.every((text, index) => text === String(index + 1));
}

function readBody(body: readonly SheetRow[], columns: Columns, context: ListContext): Omit<NominationReport, 'unknownHeadings'> {
  const good: GoodRow[] = [];
  const bad: BadRow[] = [];
  const passedOver: number[] = [];
  const seen: Seen = { niks: new Map(), phones: new Map() };
  for (const row of body) {
    if (!namesSomebody(row, columns)) {
      passedOver.push(row.line);
      continue;
    }
    const reading = readNominationRow(row, { columns, regencies: context.regencies, districts: context.districts, today: context.today });
    const again = reading.nominee ? duplicates(row.line, reading.nominee, seen, context.known) : { faults: [], warnings: [] };
    const reasons = [...reading.faults, ...again.faults];
    if (reading.nominee && reasons.length === 0) good.push({ line: row.line, nominee: reading.nominee, warnings: [...reading.warnings, ...again.warnings] });
    else bad.push({ line: row.line, name: textIn(row, columns, 'name').slice(0, 100), reasons });
  }
  return { good, bad, passedOver };
}

function textIn(row: SheetRow, columns: Columns, field: Field): string {
  const column = columns[field];
  return column === undefined ? '' : cellText(row.cells[column]);
}

function namesSomebody(row: SheetRow, columns: Columns): boolean {
  return (['name', 'nik', 'phone'] as const).some((field) => {
    const column = columns[field];
    return column !== undefined && (textIn(row, columns, field) !== '' || isObject(row.cells[column]));
  });
}

interface Seen { readonly niks: Map<string, number>; readonly phones: Map<string, number> }

/** A NIK may stand once, here and in the angkatan; a shared phone (couples, a leader's) only warns. */
function duplicates(line: number, nominee: Nominee, seen: Seen, known: ListContext['known']): { faults: Reason<RowFault>[]; warnings: Reason<RowWarning>[] } {
  const faults: Reason<RowFault>[] = [];
  const warnings: Reason<RowWarning>[] = [];
  const firstLine = seen.niks.get(nominee.nik);
  if (firstLine !== undefined) faults.push(reason('nik-twice', 'nik', { line: firstLine }));
  else if (known.niks.has(nominee.nik)) faults.push(reason('nik-known', 'nik'));
  else seen.niks.set(nominee.nik, line);
  if (nominee.phone) {
    const phoneLine = seen.phones.get(nominee.phone);
    if (phoneLine !== undefined) warnings.push(reason('phone-twice', 'phone', { line: phoneLine }));
    else if (known.phones.has(nominee.phone)) warnings.push(reason('phone-known', 'phone'));
    else seen.phones.set(nominee.phone, line);
  }
  return { faults, warnings };
}
