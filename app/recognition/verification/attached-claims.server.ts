import type { VerificationReport } from '#certificates';

/**
 * The claims a file of ours carries beside its pages, as JSON (ISO 32000-2, 7.11.3: the data the document was made
 * from); undefined where it carries none that can be read. Believe them no more than the file.
 */
export function attachedClaims({ attachments }: Pick<VerificationReport, 'attachments'>): unknown {
  for (const { relationship, mediaType, name, bytes } of attachments) {
    if (relationship !== 'Data' || !bytes || !(mediaType === 'application/json' || name.endsWith('.json'))) continue;
    try {
      const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
      if (typeof value === 'object' && value !== null) return value;
    } catch {
      // No JSON: it says nothing that could be compared.
    }
  }
  return undefined;
}
