/** Rendering one certificate. */
import type { CertificateClaims, TemplateName } from './claims.ts';
import { compose } from './compose.ts';
import type { LogoSlot } from './logo-row.ts';

/** What a certificate looks like besides its claims. */
export interface CertificateLayout {
  /** Takes the place of the claims' own template, for previews. */
  readonly orientation?: TemplateName;
  /** At most three logos at the head, in reading order; a neutral ornament stands in their place. */
  readonly logos?: readonly LogoSlot[];
}

/**
 * Renders a certificate as an unsigned PDF: front, and one or more backs with subjects and competencies.
 * Equal claims and layout give equal bytes. Fonts and ornaments are compiled at the first call.
 * @throws ClaimsError when the claims cannot be printed; see `validateClaims`.
 */
export async function renderCertificate(claims: CertificateClaims, layout: CertificateLayout = {}): Promise<Uint8Array> {
  const { file } = await compose(claims, { logos: layout.logos ?? [], template: layout.orientation });
  return new Uint8Array(file.buffer, file.byteOffset, file.length);
}
