import { renderLetter, unprintable, type LetterBlock } from '#certificates';
import type { Ctx } from '~/people/access/index.server';
import { civilDay } from '~/platform/clock';
import { translator, type Locale } from '~/platform/i18n/catalogue';
import { readSettings, signDocument } from '~/recognition/certification/index.server';
import { formatDateTime } from '~/ui/format';
import type { Checking } from './checking';
import { checkingTexts } from './checking.texts';
import { countByVerdict, resultRow, type ResultRow } from './result-rows';

/** Papers of the office are in Indonesian, whatever the page was read in. */
const LOCALE: Locale = 'id';

/** A text from outside as the typeface can write it: what it cannot write becomes a question mark. */
function printable(text: string): string {
  const known = text.normalize('NFC');
  const missing = unprintable({ text: known }).flatMap(({ characters }) => characters ?? []);
  return missing.length === 0 ? known : Array.from(known, (sign) => (missing.includes(sign) ? '?' : sign)).join('');
}

function body(rows: readonly ResultRow[], at: string): LetterBlock[] {
  const t = translator(checkingTexts, LOCALE);
  return [
    { kind: 'paragraph', text: t('report.intro', { at }) },
    { kind: 'paragraph', text: t('report.summary'), strong: true },
    { kind: 'list', ordered: false, items: countByVerdict(rows).map(({ verdict, count }) => `${verdict}: ${count}`) },
    {
      kind: 'table', head: ['No.', t('file'), t('verdict'), `${t('number')} · ${t('holder')}`, t('why')], widths: [28, 108, 70, 122, 134],
      rows: rows.map((row, index) => [String(index + 1), printable(row.name), row.verdict, [row.number, row.holder].filter(Boolean).map(printable).join(' · '), row.why.join(' ')]),
    },
    { kind: 'paragraph', text: t('report.fingerprints'), strong: true },
    { kind: 'table', head: ['No.', 'SHA-256'], widths: [28, 434], rows: rows.map(({ sha256 }, index) => [String(index + 1), sha256 || '-']) },
    { kind: 'paragraph', text: t('report.seal') },
  ];
}

/**
 * The results as a report on paper, sealed with the signer of the system: whoever receives it sees that nobody changed
 * it. Its QR code leads to the page that checks files, and to nobody's results.
 * @throws KeyError when the keys cannot be opened
 */
export async function resultReport(ctx: Ctx, checking: Checking): Promise<Uint8Array> {
  const t = translator(checkingTexts, LOCALE);
  const { government, office, city } = (await readSettings(ctx.read)).institution;
  const rows = checking.files.map((file) => resultRow(file, LOCALE));
  const at = formatDateTime(checking.startedAt, LOCALE);
  const pdf = await renderLetter({
    letterhead: { lines: [government, office].filter(Boolean) },
    number: t('report.number', { at }), subject: t('report.subject'), city: city || 'Surabaya', date: civilDay(checking.startedAt), to: [],
    body: body(rows, at),
    qr: { url: `${ctx.env.publicUrl}/verifikasi`, caption: t('report.qr') },
  });
  return signDocument(pdf, ctx.now, t('report.subject'));
}
