import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Ctx } from '~/people/access/index.server';
import { fileName } from './certificate-file.server';
import { eachCertificate, listCertificates, listed, type ListedCertificate, type ListFilter } from './list-certificates.server';

export { listCertificates };

export interface Exported {
  readonly written: readonly (ListedCertificate & { readonly file: string })[];
  /** Not sealed yet, or the stored file is damaged or gone; the others are written all the same. */
  readonly left: readonly { readonly number: string; readonly reason: 'not-sealed' | 'file-missing' | 'file-damaged' }[];
}

/** Writes the signed PDFs into a folder, each under its register number, and one record of it into the trail. */
export async function exportCertificates(ctx: Ctx, { out, ...filter }: ListFilter & { readonly out: string }): Promise<Exported> {
  await mkdir(out, { recursive: true });
  const written: (ListedCertificate & { file: string })[] = [];
  const left: { number: string; reason: 'not-sealed' | 'file-missing' | 'file-damaged' }[] = [];
  for await (const row of eachCertificate(ctx.read, filter)) {
    if (!row.pdfSha256) { left.push({ number: row.number, reason: 'not-sealed' }); continue; }
    const bytes = await ctx.storage.get(row.pdfSha256).catch(() => 'damaged' as const);
    if (bytes === null || bytes === 'damaged') { left.push({ number: row.number, reason: bytes === null ? 'file-missing' : 'file-damaged' }); continue; }
    const file = path.join(out, fileName(row.number));
    await writeFile(file, bytes);
    written.push({ ...listed(row), file });
  }
  await ctx.transaction(async (_tx, audit) => {
    audit({ action: 'certificates.exported', subjectType: 'Register', subjectId: filter.cohort ?? 'all', detail: { written: written.length, left: left.length } });
  });
  return { written, left };
}
