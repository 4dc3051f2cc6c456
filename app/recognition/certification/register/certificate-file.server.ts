import type { ReadDb } from '~/platform/context.server';
import type { Storage } from '~/platform/storage.server';
import { findCertificate } from './certificate.data.server';

/** A file name people find again: the number with what file systems refuse turned into hyphens. */
export const fileName = (number: string): string => `Sertifikat-${number.replace(/[^A-Za-z0-9.]+/g, '-')}.pdf`;

/** The signed PDF of a certificate; null while it is not sealed. Throws when the stored file is damaged or gone. */
export async function certificateFile(ctx: { read: ReadDb; storage: Storage }, certificateId: string): Promise<{ name: string; bytes: Uint8Array } | null> {
  const certificate = await findCertificate(ctx.read, { id: certificateId });
  if (!certificate?.sealedAt || !certificate.pdfSha256) return null;
  const bytes = await ctx.storage.get(certificate.pdfSha256);
  if (!bytes) throw new Error(`the file of certificate ${certificateId} is missing from the storage`);
  return { name: fileName(certificate.number), bytes };
}

/** The PDF as an answer of the web server. */
export function pdfResponse({ name, bytes }: { name: string; bytes: Uint8Array }, disposition: 'inline' | 'attachment' = 'attachment'): Response {
  return new Response(bytes as BodyInit, {
    headers: {
      'Content-Type': 'application/pdf', 'Content-Length': String(bytes.length), 'Content-Disposition': `${disposition}; filename="${name}"`,
      'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex',
    },
  });
}
