import type { SheetRow } from './nomination-cells';

/** A nomination file as a table of cells. */
export interface NominationTable {
  readonly kind: 'xlsx' | 'csv';
  /** Name of the sheet read: the first that holds anything; null for csv. */
  readonly sheet: string | null;
  readonly rows: readonly SheetRow[];
}

export type FileRefusal =
  | 'file-empty' | 'file-too-large' | 'file-old-excel' | 'file-open-document' | 'file-word' | 'file-pdf' | 'file-kind'
  | 'file-damaged' | 'file-swollen' | 'file-locked' | 'file-too-many-rows' | 'file-too-many-columns';

/** What a nomination file may be at most. A list of 5,000 with 17 columns is about 0.5 MB as xlsx. */
export const FILE_LIMITS = {
  bytes: 5_000_000,
  /** All entries of an xlsx together, unpacked, in bytes. */
  unpackedBytes: 50 * 1024 * 1024,
  /** The parts of an xlsx that are read, unpacked, in bytes: reading them holds up the server. */
  readBytes: 16 * 1024 * 1024,
  entries: 200,
  /** Rows of names, plus headings and notes around them. */
  rows: 5000,
  rowsAround: 20,
  columns: 100,
} as const;

export type FileKind = 'zip' | 'text' | FileRefusal;

/** Tells what a file is from its first bytes; its name decides nothing but the wording for old Word files. */
export function fileKind(bytes: Uint8Array, name: string): FileKind {
  if (bytes.length === 0) return 'file-empty';
  if (bytes.length > FILE_LIMITS.bytes) return 'file-too-large';
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'zip';
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return 'file-pdf';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return oleKind(bytes, name);
  const utf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  return utf16 || looksLikeText(bytes) ? 'text' : 'file-kind';
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** The old Microsoft container holds .xls, .doc, and today's files under a password. */
function oleKind(bytes: Uint8Array, name: string): FileRefusal {
  const marker = [...'EncryptedPackage'].flatMap((char) => [char.charCodeAt(0), 0]);
  if (indexOf(bytes, marker) !== -1) return 'file-locked';
  return /\.(doc|dot|docx|rtf)$/i.test(name) ? 'file-word' : 'file-old-excel';
}

function indexOf(bytes: Uint8Array, wanted: readonly number[]): number {
  let at = bytes.indexOf(wanted[0] ?? 0);
  while (at !== -1 && !wanted.every((byte, offset) => bytes[at + offset] === byte)) at = bytes.indexOf(wanted[0] ?? 0, at + 1);
  return at;
}

/** No control bytes but tab and line ends in its beginning, and no markup or programme. */
function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 64 * 1024);
  if (head.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return false;
  const start = String.fromCharCode(...head.subarray(0, 64)).replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  return !/^(<|\{\\rtf|#!|%!)/.test(start);
}
