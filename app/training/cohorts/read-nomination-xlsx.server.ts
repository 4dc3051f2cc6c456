import { unzipSync, zipSync, type UnzipFileInfo, type Unzipped } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { Cell, SheetRow } from './nomination-cells';
import { FILE_LIMITS, type FileRefusal, type NominationTable } from './nomination-file';
import { isPlainMarkup, listSheets, partsForSheet, scanSheet, type SheetScan } from './xlsx-parts';

const MOST_ROWS = FILE_LIMITS.rows + FILE_LIMITS.rowsAround;

/**
 * Reads the first sheet that holds anything. The archive is unpacked here, within limits and by its directory; the reader
 * gets a fresh archive with the few parts it needs, so that nothing hidden beside the directory is ever unpacked.
 */
export async function readNominationXlsx(bytes: Uint8Array): Promise<Outcome<NominationTable, FileRefusal>> {
  const unpacked = unpack(bytes);
  if (!unpacked.ok) return unpacked;
  const parts = unpacked.value;
  const chosen = firstFilledSheet(parts);
  if (!chosen) return refuse('file-empty');
  const { scan } = chosen;
  if (scan.damaged) return refuse('file-damaged');
  if (scan.rows > MOST_ROWS) return refuse('file-too-many-rows', { max: FILE_LIMITS.rows });
  if (scan.columns > FILE_LIMITS.columns) return refuse('file-too-many-columns', { max: FILE_LIMITS.columns });
  const needed = partsForSheet(parts, chosen.path);
  const size = Object.values(needed).reduce((sum, part) => sum + part.length, 0);
  if (size > FILE_LIMITS.readBytes) return refuse('file-swollen');
  if (!Object.values(needed).every(isPlainMarkup)) return refuse('file-damaged');
  const table = await readCells(needed, chosen.index);
  if (!table) return refuse('file-damaged');
  const rows: SheetRow[] = table.map((cells, row) => ({
    line: row + 1,
    cells: cells.map((value, column): Cell => (scan.formulas.has(`${row + 1}:${column + 1}`) ? { formula: true } : toCell(value))),
  }));
  return done({ kind: 'xlsx', sheet: chosen.name, rows });
}

/** Only the text parts; sizes are those the directory states, and a part that unpacks to more is cut off there. */
function unpack(bytes: Uint8Array): Outcome<Unzipped, FileRefusal> {
  const names: string[] = [];
  let stated = 0;
  const wanted = (entry: UnzipFileInfo): boolean => {
    names.push(entry.name);
    const text = /\.(xml|rels)$/i.test(entry.name);
    if (text) stated += entry.originalSize;
    return text && names.length <= FILE_LIMITS.entries && stated <= FILE_LIMITS.unpackedBytes;
  };
  let parts: Unzipped;
  try {
    parts = unzipSync(bytes, { filter: wanted });
  } catch (error) {
    if (error instanceof Error) return refuse('file-damaged');
    throw error;
  }
  if (names.length > FILE_LIMITS.entries || stated > FILE_LIMITS.unpackedBytes) return refuse('file-swollen');
  if (names.includes('word/document.xml')) return refuse('file-word');
  if (names.includes('content.xml') && names.includes('mimetype')) return refuse('file-open-document');
  return parts['xl/workbook.xml'] ? done(parts) : refuse('file-kind');
}

function firstFilledSheet(parts: Unzipped): { index: number; name: string; path: string; scan: SheetScan } | null {
  for (const [index, sheet] of listSheets(parts).entries()) {
    const xml = parts[sheet.path];
    const scan = xml ? scanSheet(xml, MOST_ROWS) : null;
    if (scan && (scan.rows > 0 || scan.damaged)) return { index, ...sheet, scan };
  }
  return null;
}

/** The reader throws many kinds of errors at a broken sheet; to whoever uploads it they all mean the same. */
async function readCells(parts: Record<string, Uint8Array>, index: number): Promise<unknown[][] | null> {
  try {
    return await readSheet(Buffer.from(zipSync(parts, { level: 0 })), index + 1);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

function toCell(value: unknown): Cell {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : { date: value.toISOString().slice(0, 10) };
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}
