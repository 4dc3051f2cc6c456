/** The front of a certificate: blocks from top to bottom, the spare height shared out between them. */
import type { Canvas, TextStyle } from '../canvas.ts';
import type { Assets } from '../assets.ts';
import { dateWords, periodWords } from '../civil-date.ts';
import { balance, balanceItems, fit } from '../measure.ts';
import { BROWN, drawFrame, TEAL } from '../ornament.ts';
import type { CertificateClaims } from './claims.ts';
import { drawFoot, FOOT_HEIGHT } from './foot.ts';

/** A run of centred lines. `gap` is the least space above it, `share` its part of the spare height. */
interface Block {
  readonly height: number;
  readonly gap: number;
  readonly share: number;
  draw(top: number): void;
}

const MARGIN = 66;

/** JP as Indonesians write it: `36`, `37,5`. */
export const jpWords = (jp: number): string => String(Math.round(jp * 100) / 100).replace('.', ',');

function lines(canvas: Canvas, texts: readonly string[], style: TextStyle, gap: number, share: number, leading = 1.28): Block {
  const step = style.size * leading;
  return {
    height: texts.length * step, gap, share,
    draw: (top) => texts.forEach((text, i) => canvas.text(text, canvas.width / 2, top - style.size * 0.95 - i * step, { ...style, align: 'centre' })),
  };
}

function logo(canvas: Canvas, assets: Assets): Block {
  const height = 44;
  const draw = (top: number): void => {
    if (assets.logoRatio === undefined) canvas.place('Crest', [1, 0, 0, 1, canvas.width / 2, top - height / 2]);
    else canvas.place('Logo', [height * assets.logoRatio, 0, 0, height, (canvas.width - height * assets.logoRatio) / 2, top - height]);
  };
  return { height, gap: 0, share: 0, draw };
}

function heading(canvas: Canvas, claims: CertificateClaims): Block[] {
  const last = claims.heading.length - 1;
  return claims.heading.map((text, i) => {
    const style: TextStyle = i === last ? { face: 'bold', size: 16, tracking: 1.2 } : { size: 11.5, tracking: 1 };
    return lines(canvas, [text], fit(canvas, text, style, canvas.width - 2 * MARGIN, { oneLineMin: 8, min: 7, maxLines: 2 }).style, i === 0 ? 5 : 0, 0);
  });
}

function title(canvas: Canvas, claims: CertificateClaims, width: number): Block[] {
  const large = fit(canvas, claims.title, { face: 'bold', size: 33, tracking: 5, colour: TEAL }, width, { oneLineMin: 18, min: 14, maxLines: 2 });
  return [
    lines(canvas, large.lines, large.style, 6, 2, 1.12),
    ...(claims.subtitle ? [lines(canvas, [claims.subtitle], { face: 'italic', size: 13 }, 0, 0)] : []),
    lines(canvas, [`Nomor: ${claims.number}`], { size: 10.5 }, 3, 0.5),
  ];
}

/** Identity under the name, one thought per item. */
function identity({ participant }: CertificateClaims): string[] {
  const { identifierLabel, identifierMasked, birthPlace, birthDate, rank, position, institution, region } = participant;
  const birth = birthDate ? `lahir di ${[birthPlace, dateWords(birthDate)].filter(Boolean).join(', ')}` : birthPlace && `lahir di ${birthPlace}`;
  const known = identifierMasked && `${identifierLabel ? `${identifierLabel} ` : ''}${identifierMasked}`;
  return [known, birth, rank, position, institution, region].flatMap((item) => item || []);
}

function person(canvas: Canvas, claims: CertificateClaims, width: number): Block[] {
  const name = fit(canvas, claims.participant.printedName, { face: 'bold', size: 27 }, width, { oneLineMin: 19, min: 13, maxLines: 2 });
  const block = lines(canvas, name.lines, name.style, 2, 0.6, 1.18);
  const widest = Math.max(...name.lines.map((line) => canvas.measure(line, name.style)));
  const rule = Math.min(width, Math.max(widest + 40, 220));
  const withRule: Block = {
    ...block, height: block.height + 4,
    draw: (top) => {
      block.draw(top);
      canvas.line((canvas.width - rule) / 2, top - block.height - 1, (canvas.width + rule) / 2, top - block.height - 1, 0.7, BROWN);
    },
  };
  const style: TextStyle = { size: 10.5 };
  return [
    lines(canvas, ['diberikan kepada'], { face: 'italic', size: 11.5 }, 4, 1.6),
    withRule,
    lines(canvas, balanceItems(canvas, identity(claims), '   ·   ', style, width), style, 3, 0.3),
  ];
}

function programme(canvas: Canvas, claims: CertificateClaims, width: number): Block[] {
  const { title: name, cohort, from, to, place, mode, jpTotal, organisers } = claims.programme;
  const large = fit(canvas, name, { face: 'bold', size: 15 }, width, { oneLineMin: 13, min: 11, maxLines: 3 });
  const small: TextStyle = { size: 10.5 };
  const details = `${cohort}, ${periodWords(from, to)}, di ${place}, ${mode}, ${jpWords(jpTotal)} jam pelajaran (JP)`;
  const hosts = organisers.length > 0 ? balance(canvas, `Penyelenggara: ${organisers.join(' dan ')}`, small, width) : [];
  return [
    lines(canvas, balance(canvas, claims.decisionText, { size: 11.5 }, width), { size: 11.5 }, 4, 1.4),
    ...(claims.qualification ? [lines(canvas, [claims.qualification], { face: 'bold', size: 17, tracking: 3, colour: TEAL }, 1, 0.2)] : []),
    ...(claims.qualification ? [lines(canvas, ['pada'], { face: 'italic', size: 11 }, 1, 0.2)] : []),
    lines(canvas, large.lines, large.style, 1, 0.2, 1.2),
    lines(canvas, balance(canvas, details, small, width), small, 2, 0.3),
    ...(hosts.length > 0 ? [lines(canvas, hosts, small, 0, 0)] : []),
  ];
}

/** Draws blocks downwards from `top`, `unit` points of spare height per share. */
function drawBlocks(blocks: readonly Block[], top: number, unit: number): void {
  let y = top;
  for (const block of blocks) {
    y -= block.gap + block.share * unit;
    block.draw(y);
    y -= block.height;
  }
}

/** Draws the front. Spare height goes into the gaps; what does not fit even with the least gaps is shrunk as a whole. */
export function drawFront(canvas: Canvas, claims: CertificateClaims, assets: Assets): void {
  canvas.place('Ground', [1, 0, 0, 1, canvas.width / 2, canvas.height * 0.53]);
  drawFrame(canvas);
  const width = canvas.width - 2 * MARGIN - 20;
  const blocks = [logo(canvas, assets), ...heading(canvas, claims), ...title(canvas, claims, width), ...person(canvas, claims, width), ...programme(canvas, claims, width)];
  const top = canvas.height - 54;
  const bottom = 52 + FOOT_HEIGHT;
  const needed = blocks.reduce((sum, { height, gap }) => sum + height + gap, 0);
  const shares = blocks.reduce((sum, { share }) => sum + share, 1);
  const unit = Math.min(26, Math.max(0, (top - bottom - needed) / shares));
  canvas.shrunk(Math.min(1, (top - bottom) / needed), canvas.width / 2, top, () => drawBlocks(blocks, top, unit));
  drawFoot(canvas, claims);
}
