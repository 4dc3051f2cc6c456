import writeXlsxFile, { type Row } from 'write-excel-file/node';
import type { Ctx } from '~/people/access/index.server';
import { regionNames } from '~/people/regions/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { toRoman } from '~/training/cohorts';
import { formatCertificateCode } from '../certificate-code';
import { certificationTexts } from '../office.texts';
import type { CertificateFacts } from './certificate.data.server';
import { registerLines } from './register.view.server';

/** Most rows in one spreadsheet; more than any year has, and as much as memory bears. */
export const SHEET_MAX = 20_000;

const HEAD = ['Nomor', 'Nama', 'Kabupaten/kota', 'Pelatihan', 'Angkatan', 'JP', 'Tanggal sertifikat', 'Kode', 'Keadaan', 'Keterangan'] as const;
const WIDTHS = [26, 32, 26, 48, 10, 6, 16, 20, 14, 40];

/**
 * The register as a spreadsheet: the rows the page would show, all of them, newest number first. Text stays text, so
 * that no name is taken for a formula; JP is a number. No NIK and no birth date are in it. One record goes into the trail.
 */
export async function registerSheet(ctx: Ctx, url: URL): Promise<Uint8Array> {
  const t = translator(certificationTexts, 'id');
  const kept: CertificateFacts[] = [];
  for await (const row of registerLines(ctx, url)) {
    if (kept.length === SHEET_MAX) break;
    kept.push(row);
  }
  const names = await regionNames(ctx.read, kept.map(({ participation }) => participation.regencyCode));
  const rows = kept.map((row): Row => {
    const { claims, status, batch, participation } = row;
    const texts = [
      row.number, claims.participant.printedName, names.get(participation.regencyCode) ?? '', claims.programme.title, toRoman(batch.cohort.number), claims.programme.jpTotal,
      claims.issuedOn, formatCertificateCode(row.code), t(`status.${status}`), noteOf(row, t),
    ];
    return texts.map((value) => (typeof value === 'number' ? { value, type: Number } : { value, type: String }));
  });
  await ctx.transaction((_tx, audit) => {
    audit({ action: 'register.exported', subjectType: 'Register', subjectId: 'sertifikat', detail: { rows: rows.length } });
    return Promise.resolve();
  });
  const head: Row = HEAD.map((value) => ({ value, type: String, fontWeight: 'bold' }));
  return new Uint8Array(await writeXlsxFile([head, ...rows], { columns: WIDTHS.map((width) => ({ width })), sheet: t('register.sheetName'), stickyRowsCount: 1 }).toBuffer());
}

/** Since when it is not in force and why, by group; the sentence beside it stays inside. */
function noteOf({ status, revocation, suspension, replacedBy }: CertificateFacts, t: (key: 'group.misuse' | 'suspension.data-review' | 'chain.replaced', vars?: Record<string, string>) => string): string {
  const day = (at: Date | undefined) => at?.toISOString().slice(0, 10) ?? '';
  if (status === 'revoked') return `${day(revocation?.revokedAt)}: ${t(`group.${revocation?.reasonGroup ?? ''}` as 'group.misuse')}`;
  if (status === 'suspended') return `${day(suspension?.suspendedAt)}: ${t(`suspension.${suspension?.reasonGroup ?? ''}` as 'suspension.data-review')}`;
  return status === 'replaced' ? t('chain.replaced', { number: replacedBy?.number ?? '' }) : '';
}
