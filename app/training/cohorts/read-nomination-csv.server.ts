import { CsvError, parse } from 'csv-parse/sync';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { Cell, SheetRow } from './nomination-cells';
import { FILE_LIMITS, type FileRefusal, type NominationTable } from './nomination-file';

const MOST_ROWS = FILE_LIMITS.rows + FILE_LIMITS.rowsAround;
const DELIMITERS = [';', ',', '\t'] as const;

/** Reads comma-, semicolon- or tab-separated text in UTF-8, UTF-16 or Windows-1252. Stops reading past the row limit. */
export function readNominationCsv(bytes: Uint8Array): Outcome<NominationTable, FileRefusal> {
  const text = decode(bytes);
  const stated = /^sep=([;,\t])\r?\n/.exec(text);
  const records = parseRecords(stated ? text.slice(stated[0].length) : text, stated?.[1] ?? detectDelimiter(text));
  if (!records) return refuse('file-damaged');
  if (records.length > MOST_ROWS) return refuse('file-too-many-rows', { max: FILE_LIMITS.rows });
  if (records.some(({ record }) => record.length > FILE_LIMITS.columns)) return refuse('file-too-many-columns', { max: FILE_LIMITS.columns });
  let line = stated ? 2 : 1;
  const rows: SheetRow[] = records.map(({ record }) => {
    const row = { line, cells: record.map(readCell) };
    line += 1 + record.reduce((sum, cell) => sum + lineBreaks(cell), 0);
    return row;
  });
  return rows.length === 0 ? refuse('file-empty') : done({ kind: 'csv', sheet: null, rows });
}

function lineBreaks(cell: string): number {
  return (cell.match(/\r\n|\n|\r/g) ?? []).length;
}

/** Spreadsheets of Indonesia write UTF-8 with a mark, UTF-16 ("Unicode text") or Windows-1252. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return decodeWindows1252(bytes);
    throw error;
  }
}

/** Characters 0x80 to 0x9F of Windows-1252; TextDecoder of Node 20 leaves them as control characters. */
const WINDOWS_1252 = '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f'
  + '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes).replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252.charAt(char.charCodeAt(0) - 0x80));
}

/** The character that cuts one of the first lines into the most cells; quoted text is not looked into. */
function detectDelimiter(text: string): string {
  const lines = text.slice(0, 64 * 1024).replace(/"[^"]*"/g, '').split(/\r\n|\n|\r/).slice(0, FILE_LIMITS.rowsAround);
  const most = (delimiter: string) => Math.max(...lines.map((line) => line.split(delimiter).length));
  return [...DELIMITERS].sort((a, b) => most(b) - most(a))[0] ?? ',';
}

interface Parsed { readonly record: readonly string[] }

function parseRecords(text: string, delimiter: string): Parsed[] | null {
  try {
    const records: string[][] = parse(text, {
      delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, relax_quotes: true, skip_empty_lines: false,
      max_record_size: 128 * 1024, to: MOST_ROWS + 1,
    });
    return records.map((record) => ({ record }));
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/** Some programs write ="0812…" so that a spreadsheet keeps the digits; any other formula is refused as in xlsx. */
function readCell(text: string): Cell {
  const digits = /^="?(\d+)"?$/.exec(text.trim());
  if (digits?.[1]) return digits[1];
  return text.trimStart().startsWith('=') ? { formula: true } : text === '' ? null : text;
}
