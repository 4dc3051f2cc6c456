import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { translator, type Locale } from '~/platform/i18n/catalogue';
import { formatDateTime } from '~/ui/format';
import type { Checking } from './checking';
import { checkingTexts } from './checking.texts';
import { resultRow } from './result-rows';

/** The table of results as a spreadsheet. Every cell is text, so that no file name is ever taken for a formula. */
export async function resultSheet(checking: Checking, locale: Locale): Promise<Uint8Array> {
  const t = translator(checkingTexts, locale);
  const head: Row = (['file', 'verdict', 'number', 'holder', 'why', 'signedAt', 'sha256'] as const).map((key) => ({ value: t(key), type: String, fontWeight: 'bold' }));
  const rows = checking.files.map((file): Row => {
    const row = resultRow(file, locale);
    const cells = [row.name, row.verdict, row.number, row.holder, row.why.join(' '), row.signedAt ? formatDateTime(row.signedAt, locale) : '', row.sha256];
    return cells.map((value) => ({ value, type: String, wrap: true, alignVertical: 'top' as const }));
  });
  const widths = [34, 26, 24, 28, 60, 24, 68].map((width) => ({ width }));
  return new Uint8Array(await writeXlsxFile([head, ...rows], { columns: widths, sheet: t('sheet'), stickyRowsCount: 1 }).toBuffer());
}
