/** What must be known about the parts of an xlsx before its cells are read (ECMA-376 Part 1, §18). */

export interface SheetScan {
  /** Last row and column that hold a value, from 1; 0 when the sheet is empty. */
  readonly rows: number;
  readonly columns: number;
  /** Cells with a formula, as 'row:column'. */
  readonly formulas: ReadonlySet<string>;
  /** An address beyond any sheet, or a formula whose place is not told. */
  readonly damaged: boolean;
}

type Parts = Readonly<Record<string, Uint8Array>>;

const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;
const text = (bytes: Uint8Array | undefined) => (bytes ? new TextDecoder().decode(bytes) : '');

function attribute(tag: string, name: string): string | null {
  return new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? null;
}

interface Relation { readonly id: string; readonly type: string; readonly path: string }

function relations(parts: Parts): Relation[] {
  return [...text(parts['xl/_rels/workbook.xml.rels']).matchAll(/<(?:\w+:)?Relationship\s([^<>]*)>/g)].map((match) => {
    const tag = match[1] ?? '';
    const target = attribute(tag, 'Target') ?? '';
    return {
      id: attribute(tag, 'Id') ?? '', type: (attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '',
      path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
    };
  });
}

/** Sheets in the order of the workbook, with the path of their part; empty when the workbook does not say where it is. */
export function listSheets(parts: Parts): { name: string; path: string }[] {
  const related = relations(parts);
  const sheets: { name: string; path: string }[] = [];
  for (const match of text(parts['xl/workbook.xml']).matchAll(/<(?:\w+:)?sheet\s([^<>]*)>/g)) {
    const tag = match[1] ?? '';
    const id = /\s\w+:id\s*=\s*["']([^"']*)["']/.exec(` ${tag}`)?.[1];
    const name = attribute(tag, 'name');
    if (name) sheets.push({ name: unescapeXml(name), path: related.find((relation) => relation.id === id)?.path ?? '' });
  }
  return sheets;
}

/** What reading one sheet takes: workbook, its relations, shared strings, styles and the sheet itself. */
export function partsForSheet(parts: Parts, sheetPath: string): Record<string, Uint8Array> {
  const shared = relations(parts).filter((relation) => relation.type === 'sharedStrings' || relation.type === 'styles');
  const wanted = new Set(['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', sheetPath, ...shared.map((relation) => relation.path)]);
  return Object.fromEntries(Object.entries(parts).filter(([name]) => wanted.has(name)));
}

/** Longest tag a spreadsheet writes, in characters; the name spaces of a sheet take about 2,000. */
const MAX_TAG = 16_384;

/**
 * Is every tag closed before the next one opens, and none endless? Markup that is not so, or that declares entities of
 * its own, makes XML readers slow out of all proportion, and no spreadsheet program writes it.
 */
export function isPlainMarkup(bytes: Uint8Array): boolean {
  const xml = text(bytes);
  let open = xml.indexOf('<');
  while (open !== -1) {
    const close = xml.indexOf('>', open);
    const next = xml.indexOf('<', open + 1);
    if (close === -1 || close - open > MAX_TAG || (next !== -1 && next < close)) return false;
    open = next;
  }
  return true;
}

function unescapeXml(value: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return value.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => names[name] ?? whole);
}

/** Looks through a sheet without building anything: how far it reaches and where formulas stand. Stops past `enough` rows. */
export function scanSheet(bytes: Uint8Array, enough: number): SheetScan {
  let rows = 0;
  let columns = 0;
  let damaged = false;
  const formulas = new Set<string>();
  const xml = text(bytes);
  let rowTags = 0;
  // No pattern runs past the next '<': a hostile part cannot make the scan slower than its length.
  for (const match of xml.matchAll(/<(?:\w+:)?row(?:\s([^<>]*?))?(\/?)>/g)) {
    damaged ||= Number(attribute(match[1] ?? '', 'r') ?? 0) > MAX_ROW;
    if (match[2] !== '/') rowTags += 1;
  }
  // A cell that is not closed at once holds a value or a formula; formatted empty cells are closed at once.
  for (const match of xml.matchAll(/<(?:\w+:)?c(?:\s([^<>]*?))?(\/?)>(\s*<(?:\w+:)?f[\s/>])?/g)) {
    const address = /^([A-Z]{1,3})(\d{1,7})$/.exec(attribute(match[1] ?? '', 'r') ?? '');
    if (!address) damaged ||= attribute(match[1] ?? '', 'r') !== null || match[3] !== undefined;
    // Addresses may be left out; then each row counts.
    const row = Number(address?.[2] ?? rowTags);
    const column = columnNumber(address?.[1] ?? 'A');
    damaged ||= row > MAX_ROW || column > MAX_COLUMN;
    if (match[2] === '/') continue;
    rows = Math.max(rows, row, 1);
    columns = Math.max(columns, column);
    if (rows > enough) break;
    if (match[3] !== undefined) formulas.add(`${row}:${column}`);
  }
  return { rows, columns, formulas, damaged };
}

function columnNumber(letters: string): number {
  let value = 0;
  for (const letter of letters) value = value * 26 + letter.charCodeAt(0) - 64;
  return value;
}
