import {
  ageOn, cleanText, readName, readNik, readNip, readPhone, sortTitles, splitPhones,
  type CivilDate, type Nik, type Nip, type PersonName, type Phone, type Sex,
} from '~/people/accounts';
import { findDistrict, findRegency, type Region } from '~/people/regions';
import { cellText, isFormula, looksLikeFormula, readDate, readPlaceAndDate, readSex, type Cell, type SheetRow } from './nomination-cells';
import type { Columns, Field } from './nomination-columns';
import { reason, type Reason, type RowFault, type RowWarning } from './nomination-reasons';

/** One nominee as the list gives it, every value checked. Codes of regions are Kemendagri's. */
export interface Nominee extends PersonName {
  readonly nik: Nik;
  readonly nip: Nip | null;
  readonly birthPlace: string | null;
  readonly birthDate: CivilDate | null;
  readonly sex: Sex | null;
  readonly phone: Phone | null;
  readonly email: string | null;
  readonly regency: string;
  readonly district: string | null;
  readonly organisation: string | null;
  readonly experience: string | null;
}

export interface RowContext {
  readonly columns: Columns;
  readonly regencies: readonly Region[];
  readonly districts: readonly Region[];
  readonly today: CivilDate;
}
export interface RowReading {
  readonly nominee: Nominee | null;
  readonly faults: readonly Reason<RowFault>[];
  readonly warnings: readonly Reason<RowWarning>[];
}

/** Collects what is wrong with a row while its fields are read one after another. */
class RowNotes {
  readonly faults: Reason<RowFault>[] = [];
  readonly warnings: Reason<RowWarning>[] = [];
  constructor(private readonly row: SheetRow, private readonly columns: Columns) {}

  cell(field: Field): Cell | undefined {
    const column = this.columns[field];
    return column === undefined ? undefined : this.row.cells[column];
  }
  fault(code: RowFault, field: Field, facts: Record<string, string | number> = {}): null {
    this.faults.push(reason(code, field, facts));
    return null;
  }
  warn(code: RowWarning, field: Field, facts: Record<string, string | number> = {}): null {
    this.warnings.push(reason(code, field, facts));
    return null;
  }
}

/** Longest free texts kept, in characters. */
const TEXT_MAX: Partial<Record<Field, number>> = { birthPlace: 100, organisation: 200, experience: 1000, titleFront: 60, titleBack: 100, titles: 100 };

/** Reads one row. Either it has no fault and a nominee, or it has faults and none; warnings stand beside both. */
export function readNominationRow(row: SheetRow, context: RowContext): RowReading {
  const notes = new RowNotes(row, context.columns);
  for (const field of Object.keys(context.columns) as Field[]) {
    if (field !== 'number' && isFormula(notes.cell(field))) notes.fault('formula-cell', field);
  }
  const name = readNameCells(notes);
  const birth = readBirth(notes, context.today);
  const sexTyped = readSexCell(notes);
  const nik = readNikCell(notes, { birthDate: birth.date, sex: sexTyped });
  const sex = sexTyped ?? sexFromNik(notes, nik?.sex ?? null);
  const nip = readNipCell(notes, { birthDate: birth.date, sex });
  const place = readRegions(notes, context);
  const contact = { phone: readPhoneCell(notes), email: readEmailCell(notes) };
  const texts = { birthPlace: birth.place, organisation: freeText(notes, 'organisation'), experience: freeText(notes, 'experience') };
  if (texts.experience === null) notes.warn('experience-missing', 'experience');
  const whole = name && nik && place && notes.faults.length === 0;
  return {
    nominee: whole ? { ...name, nik: nik.nik, nip, birthDate: birth.date, sex, ...contact, ...place, ...texts } : null,
    faults: notes.faults,
    warnings: notes.warnings,
  };
}

function freeText(notes: RowNotes, field: Field): string | null {
  return limited(notes, field, cellText(notes.cell(field)));
}

function limited(notes: RowNotes, field: Field, text: string): string | null {
  if (text === '') return null;
  const max = TEXT_MAX[field] ?? 200;
  if (text.length > max) return notes.fault('text-too-long', field, { length: text.length, max });
  if (looksLikeFormula(text)) notes.warn('formula-like', field);
  return text;
}

/** Titles typed inside the name go to their places beside those of the title columns; the warning says so. */
function readNameCells(notes: RowNotes): PersonName | null {
  const typed = cellText(notes.cell('name'));
  if (typed === '') return isFormula(notes.cell('name')) ? null : notes.fault('missing', 'name');
  const reading = readName(typed);
  if (!reading.ok) return reading.refusal.code === 'name-empty' ? notes.fault('missing', 'name') : notes.fault(reading.refusal.code, 'name', reading.refusal.facts);
  for (const warning of reading.value.warnings) notes.warn(warning, 'name');
  const own = reading.value.suggestion ?? { titleFront: null, name: reading.value.name, titleBack: null };
  const both = sortTitles(freeText(notes, 'titles') ?? '');
  const front = [freeText(notes, 'titleFront'), both.titleFront, own.titleFront];
  const back = [own.titleBack, freeText(notes, 'titleBack'), both.titleBack];
  return { titleFront: join(front, ' '), name: own.name, titleBack: join(back, ', ') };
}

function join(parts: readonly (string | null)[], between: string): string | null {
  const said = [...new Set(parts.filter((part) => part !== null).map((part) => part.replace(/^[,\s]+|[,\s]+$/g, '')))].filter((part) => part !== '');
  return said.length > 0 ? said.join(between) : null;
}

function readBirth(notes: RowNotes, today: CivilDate): { place: string | null; date: CivilDate | null } {
  const joined = readPlaceAndDate(notes.cell('birth'), today);
  const own = readDate(notes.cell('birthDate'), today);
  const typed = cellText(notes.cell('birthDate')) || cellText(notes.cell('birth'));
  const place = freeText(notes, 'birthPlace') ?? limited(notes, 'birthPlace', joined.place);
  const date = own ?? joined.date;
  if (date === null) {
    if (typed === '') notes.warn('birth-date-missing', 'birthDate');
    else notes.fault('birth-date-unreadable', 'birthDate', { typed: typed.slice(0, 60) });
    return { place, date };
  }
  const age = ageOn(date, today) ?? 0;
  if (age < 0) notes.fault('birth-date-future', 'birthDate');
  else if (age > 100) notes.fault('birth-date-unreadable', 'birthDate', { typed: typed.slice(0, 60) });
  else if (age < 17) notes.warn('too-young', 'birthDate', { age });
  return { place, date };
}

function readSexCell(notes: RowNotes): Sex | null {
  const typed = cellText(notes.cell('sex'));
  const sex = readSex(notes.cell('sex'));
  return typed !== '' && sex === null ? notes.fault('sex-unreadable', 'sex', { typed: typed.slice(0, 30) }) : sex;
}

function sexFromNik(notes: RowNotes, sex: Sex | null): Sex | null {
  if (notes.faults.some((fault) => fault.code === 'sex-unreadable')) return null;
  notes.warn(sex ? 'sex-from-nik' : 'sex-missing', 'sex');
  return sex;
}

/**
 * A spreadsheet keeps 15 digits of a number: a sixteen-digit number that ends in 0, or lies beyond what a number can hold,
 * has lost its end. Only a text cell is safe.
 */
function readNikCell(notes: RowNotes, claims: { birthDate: CivilDate | null; sex: Sex | null }): { nik: Nik; sex: Sex } | null {
  const cell = notes.cell('nik');
  const typed = cellText(cell);
  if (typed === '') return isFormula(cell) ? null : notes.fault('missing', 'nik');
  if (typeof cell === 'number' && typed.length === 16 && (typed.endsWith('0') || !Number.isSafeInteger(cell))) return notes.fault('nik-rounded', 'nik');
  const reading = readNik(typed, claims);
  if (!reading.ok) return reading.refusal.code === 'nik-empty' ? notes.fault('missing', 'nik') : notes.fault(reading.refusal.code, 'nik', reading.refusal.facts);
  for (const warning of reading.value.warnings) notes.warn(warning, 'nik');
  return { nik: reading.value.nik, sex: reading.value.sex };
}

function readNipCell(notes: RowNotes, claims: { birthDate: CivilDate | null; sex: Sex | null }): Nip | null {
  const typed = cellText(notes.cell('nip'));
  if (typed === '' || typed === '0') return null;
  const reading = readNip(typed, claims);
  if (!reading.ok) return notes.fault(reading.refusal.code, 'nip', reading.refusal.facts);
  for (const warning of reading.value.warnings) notes.warn(warning, 'nip');
  return reading.value.nip;
}

function readPhoneCell(notes: RowNotes): Phone | null {
  const numbers = splitPhones(cellText(notes.cell('phone')));
  const first = numbers[0];
  if (first === undefined) return notes.warn('phone-missing', 'phone');
  const reading = readPhone(first);
  if (!reading.ok) return reading.refusal.code === 'phone-empty' ? notes.warn('phone-missing', 'phone') : notes.fault(reading.refusal.code, 'phone', reading.refusal.facts);
  if (numbers.length > 1) notes.warn('phone-several', 'phone', { count: numbers.length });
  return reading.value;
}

function readEmailCell(notes: RowNotes): string | null {
  const typed = cleanText(cellText(notes.cell('email'))).toLowerCase();
  if (typed === '') return null;
  const fits = typed.length <= 254 && /^[^\s@,;<>"'()]+@[^\s@,;<>"'()]+\.[a-z]{2,}$/.test(typed);
  return fits ? typed : notes.fault('email-invalid', 'email', { typed: typed.slice(0, 60) });
}

function readRegions(notes: RowNotes, context: RowContext): { regency: string; district: string | null } | null {
  const typed = cellText(notes.cell('regency'));
  if (typed === '') return isFormula(notes.cell('regency')) ? null : notes.fault('missing', 'regency');
  const regency = findRegency(typed, context.regencies);
  if (regency.kind === 'ambiguous') return notes.fault('regency-ambiguous', 'regency', { typed: typed.slice(0, 60) });
  if (regency.kind === 'unknown') return notes.fault('regency-unknown', 'regency', suggested(typed, regency.suggestion));
  const own = context.districts.filter((district) => district.parent === regency.region.code);
  const typedDistrict = cellText(notes.cell('district'));
  if (typedDistrict === '') {
    if (!isFormula(notes.cell('district'))) notes.warn('district-missing', 'district');
    return { regency: regency.region.code, district: null };
  }
  const district = findDistrict(typedDistrict, own);
  if (district.kind === 'found') return { regency: regency.region.code, district: district.region.code };
  const where = { regency: regency.region.name };
  if (district.kind === 'ambiguous') return notes.fault('district-ambiguous', 'district', { typed: typedDistrict.slice(0, 60), ...where });
  return notes.fault('district-unknown', 'district', { ...suggested(typedDistrict, district.suggestion), ...where });
}

function suggested(typed: string, suggestion: Region | null): Record<string, string> {
  return { typed: typed.slice(0, 60), ...(suggestion ? { suggestion: suggestion.name } : {}) };
}
