/** Rendering one certificate. */
import { compileAssets } from '../assets.ts';
import { assemble } from '../assemble.ts';
import { Canvas } from '../canvas.ts';
import { ornaments } from '../ornament.ts';
import { repertoireFor } from '../typeface.ts';
import { drawBackFoot, drawBacks } from './back.ts';
import type { CertificateClaims } from './claims.ts';
import { drawFront } from './front.ts';
import { ClaimsError } from '../refusal.ts';
import { claimsDigest, validateClaims } from './validate-claims.ts';

/** How a certificate is laid out. Choose once per template and keep it: it is part of what was issued. */
export interface CertificateLayout {
  /** Landscape unless told otherwise. */
  readonly orientation?: 'landscape' | 'portrait';
  /** PNG of the institution's logo; a neutral ornament stands in its place without one. */
  readonly logo?: Uint8Array;
}

/** A4 in points. */
const [SHORT, LONG] = [595.28, 841.89];

const allText = (claims: CertificateClaims): string => JSON.stringify(claims);

/**
 * Renders a certificate as an unsigned PDF: front, and one or more backs with subjects and competencies.
 * Equal claims and layout give equal bytes. Fonts and ornaments are compiled at the first call.
 * @throws ClaimsError when the claims cannot be printed; see `validateClaims`.
 */
export async function renderCertificate(claims: CertificateClaims, layout: CertificateLayout = {}): Promise<Uint8Array> {
  const problems = validateClaims(claims);
  if (problems.length > 0) throw new ClaimsError(problems);
  const assets = await compileAssets({
    repertoire: repertoireFor(allText(claims)),
    faces: ['regular', 'bold', 'italic'],
    ornaments,
    ...(layout.logo ? { logo: layout.logo } : {}),
  });
  const [width, height] = layout.orientation === 'portrait' ? [SHORT, LONG] : [LONG, SHORT];
  const pages: Canvas[] = [];
  const newPage = (): Canvas => {
    const page = new Canvas(width, height, assets);
    pages.push(page);
    return page;
  };
  drawFront(newPage(), claims, assets);
  drawBacks(claims, newPage);
  pages.forEach((page, i) => {
    if (i > 0) drawBackFoot(page, claims, i + 1, pages.length);
  });
  return assemble(pages, assets, {
    title: `${claims.title} ${claims.number} – ${claims.participant.printedName}`,
    author: claims.heading.join(' '),
    subject: claims.programme.title,
    date: claims.issuedOn,
    code: claims.code,
    claimsDigest: claimsDigest(claims),
  });
}
