import { refuse, type Outcome } from '~/platform/outcome';
import { FILE_LIMITS, fileKind, type FileRefusal, type NominationTable } from './nomination-file';
import { readNominationCsv } from './read-nomination-csv.server';
import { readNominationXlsx } from './read-nomination-xlsx.server';

/**
 * Reads an uploaded nomination list, xlsx or csv, into rows of cells with their line numbers. The kind is told from the
 * bytes. Formulas are never evaluated. Every refusal is a value; a hostile file costs bounded time and memory.
 */
export async function readNominationFile(bytes: Uint8Array, fileName: string): Promise<Outcome<NominationTable, FileRefusal>> {
  const kind = fileKind(bytes, fileName);
  if (kind === 'zip') return readNominationXlsx(bytes);
  if (kind === 'text') return readNominationCsv(bytes);
  return refuse(kind, { maxMb: FILE_LIMITS.bytes / 1024 / 1024 });
}
