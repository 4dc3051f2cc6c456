/** The front of a certificate. */
import type { Canvas, TextStyle } from '../canvas.ts';
import { dateWords, periodWords } from '../civil-date.ts';
import { balance, balanceItems, fit } from '../measure.ts';
import { BROWN, TEAL } from '../ornament.ts';
import type { StructureElement } from '../structure.ts';
import { drawBlocks, lines } from './blocks.ts';
import type { Block } from './blocks.ts';
import type { CertificateClaims } from './claims.ts';
import { planFoot } from './foot.ts';
import { FIXED } from './fixed-texts.ts';
import { logoRow } from './logo-row.ts';
import type { PlacedLogo } from './logo-row.ts';
import type { Sheet } from './sheet.ts';

/** JP as Indonesians write it: `36`, `37,5`. */
export const jpWords = (jp: number): string => String(Math.round(jp * 100) / 100).replace('.', ',');

function heading(canvas: Canvas, claims: CertificateClaims, width: number): Block[] {
  const last = claims.heading.length - 1;
  return claims.heading.map((text, i) => {
    const style: TextStyle = i === last ? { face: 'bold', size: 16, tracking: 1.2 } : { size: 11.5, tracking: 1 };
    const set = fit(canvas, text, style, width, { oneLineMin: 9, min: 8, maxLines: 2 });
    return lines(canvas, set.lines, set.style, { gap: i === 0 ? 5 : 0 });
  });
}

function title(canvas: Canvas, claims: CertificateClaims, sheet: Sheet, width: number): Block[] {
  const large = fit(canvas, claims.title, { face: 'bold', size: sheet.sizes.title, tracking: 5, colour: TEAL }, width, { oneLineMin: 18, min: 14, maxLines: 2 });
  const small: TextStyle = { size: 12.5, colour: TEAL };
  return [
    lines(canvas, large.lines, large.style, { gap: 6, share: 2, leading: 1.12, role: 'H1' }),
    ...(claims.subtitle ? [lines(canvas, balance(canvas, claims.subtitle, small, width), small)] : []),
    lines(canvas, [`Nomor: ${claims.number}`], fit(canvas, `Nomor: ${claims.number}`, { size: 10.5 }, width, { oneLineMin: 7, min: 7, maxLines: 1 }).style, { gap: 3, share: 0.5 }),
  ];
}

/** Identity under the name, one thought per item. */
function identity({ participant }: CertificateClaims): string[] {
  const { identifierLabel, identifierMasked, birthPlace, birthDate, rank, position, institution, region } = participant;
  const birth = birthDate ? `lahir di ${[birthPlace, dateWords(birthDate)].filter(Boolean).join(', ')}` : birthPlace && `lahir di ${birthPlace}`;
  const known = identifierMasked && `${identifierLabel ? `${identifierLabel} ` : ''}${identifierMasked}`;
  return [known, birth, rank, position, institution, region].flatMap((item) => item || []);
}

function person(canvas: Canvas, claims: CertificateClaims, sheet: Sheet, width: number): Block[] {
  const name = fit(canvas, claims.participant.printedName, { face: 'bold', size: sheet.sizes.name }, width, { oneLineMin: 19, min: 13, maxLines: 2 });
  const block = lines(canvas, name.lines, name.style, { gap: 2, share: 0.6, leading: 1.18 });
  const widest = Math.max(...name.lines.map((line) => canvas.measure(line, name.style)));
  const rule = Math.min(width, Math.max(widest + 40, 220));
  const underline: Block = {
    role: 'Artifact', height: 4, gap: 0, share: 0,
    draw: (top) => canvas.line((canvas.width - rule) / 2, top - 1, (canvas.width + rule) / 2, top - 1, 0.7, BROWN),
  };
  const style: TextStyle = { size: 10.5 };
  return [
    lines(canvas, [FIXED.givenTo], { face: 'italic', size: 11.5 }, { gap: 4, share: 1.6 }),
    block, underline,
    lines(canvas, balanceItems(canvas, identity(claims), '   ·   ', style, width), style, { gap: 3, share: 0.3 }),
  ];
}

function programme(canvas: Canvas, claims: CertificateClaims, sheet: Sheet, width: number): Block[] {
  const { title: name, cohort, from, to, place, mode, jpTotal, organisers } = claims.programme;
  const large = fit(canvas, name, { face: 'bold', size: sheet.sizes.programme }, width, { oneLineMin: 13, min: 11, maxLines: 3 });
  const [decision, small]: [TextStyle, TextStyle] = [{ size: 11.5 }, { size: 10.5 }];
  const details = `${cohort}, ${periodWords(from, to)}, di ${place}, ${mode}, ${jpWords(jpTotal)} jam pelajaran (JP)`;
  const hosts = organisers.length > 0 ? balance(canvas, `Penyelenggara: ${organisers.join(' dan ')}`, small, width) : [];
  return [
    lines(canvas, balance(canvas, claims.decisionText, decision, width), decision, { gap: 4, share: 1.4 }),
    ...(claims.qualification ? [
      lines(canvas, [claims.qualification], fit(canvas, claims.qualification, { face: 'bold', size: 17, tracking: 3, colour: TEAL }, width, { oneLineMin: 9, min: 9, maxLines: 1 }).style, { gap: 1, share: 0.2 }),
      lines(canvas, [FIXED.on], { face: 'italic', size: 11 }, { gap: 1, share: 0.2 }),
    ] : []),
    lines(canvas, large.lines, large.style, { gap: 1, share: 0.2, leading: 1.2 }),
    lines(canvas, balance(canvas, details, small, width), small, { gap: 2, share: 0.3 }),
    ...(hosts.length > 0 ? [lines(canvas, hosts, small)] : []),
  ];
}

/** Draws what stands on the ground of the front, in reading order. */
export function drawFront(canvas: Canvas, claims: CertificateClaims, sheet: Sheet, document: StructureElement, logos: readonly PlacedLogo[]): void {
  const width = canvas.width - 2 * sheet.side - 8;
  const foot = planFoot(canvas, claims, sheet);
  const blocks = [
    ...logoRow(canvas, logos, sheet), ...heading(canvas, claims, width), ...title(canvas, claims, sheet, width),
    ...person(canvas, claims, sheet, width), ...programme(canvas, claims, sheet, width),
  ];
  drawBlocks(canvas, document, blocks, { top: canvas.height - sheet.top, bottom: sheet.base + foot.height + 10, most: 26 });
  foot.draw(document);
}
