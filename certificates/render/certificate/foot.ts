/** The foot of the front: signatories, how to check, and the note on the kind of signature. */
import type { Canvas, TextStyle } from '../canvas.ts';
import { dateWords } from '../civil-date.ts';
import { balance, fit, wrap } from '../measure.ts';
import type { Fitted } from '../measure.ts';
import { TEAL } from '../ornament.ts';
import { qrOperators } from '../qr.ts';
import { element } from '../structure.ts';
import type { StructureElement } from '../structure.ts';
import type { CertificateClaims, SignatoryClaim } from './claims.ts';
import { ALTERNATIVES, FIXED } from './fixed-texts.ts';
import type { Sheet } from './sheet.ts';

/** A foot ready to be drawn; `height` is counted from the base line of the note. */
export interface PlannedFoot {
  readonly height: number;
  draw(document: StructureElement): void;
}

interface Part {
  readonly height: number;
  draw(document: StructureElement, bottom: number): void;
}

const NOTE: TextStyle = { size: 7 };
const GAP = 22;

/** NIP in groups of 8, 6, 1 and 3 digits as papers write it. */
export const nipWords = (nip: string): string => nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4');

function planCheck(canvas: Canvas, claims: CertificateClaims, x: number, width: number, side: number): Part {
  const style: TextStyle = { size: 8.5 };
  const left = x + side + 10;
  const room = width - side - 10;
  const url = fit(canvas, claims.verifyUrl.replace(/^https?:\/\//, ''), style, room, { oneLineMin: 7, min: 6, maxLines: 3 });
  const hint = wrap(canvas, 'Pindai kode QR atau buka', style, room);
  const code = fit(canvas, claims.code, { face: 'bold', size: 12, tracking: 1 }, room, { oneLineMin: 7, min: 6, maxLines: 2 });
  const height = Math.max(side, 10 + (hint.length + url.lines.length) * 11.5 + 28 + (code.lines.length - 1) * 12);
  const drawWords = (bottom: number): void => {
    let y = bottom + height - 10;
    canvas.text('Periksa keaslian', left, y, { ...style, face: 'bold' }, true);
    for (const line of hint) canvas.text(line, left, (y -= 11.5), style, true);
    for (const line of url.lines) canvas.text(line, left, (y -= 11.5), url.style, line === url.lines.at(-1));
    canvas.text('Kode', left, (y -= 14), style, true);
    for (const line of code.lines) canvas.text(line, left, (y -= 13.5), code.style);
  };
  return {
    height,
    draw: (document, bottom) => {
      const square = bottom + height - side;
      canvas.tagged(element(document, 'Figure', { alt: ALTERNATIVES.qr }), () => {
        canvas.raw(qrOperators(claims.verifyUrl, x, square, side));
        canvas.frame(x, square, side, side, 0.5, TEAL);
      });
      canvas.tagged(element(document, 'P'), () => drawWords(bottom));
    },
  };
}

interface OfficialLines {
  readonly style: TextStyle;
  readonly office: Fitted;
  readonly holder: Fitted;
  readonly below: readonly Fitted[];
}

function setOfficial(canvas: Canvas, { position, prefix, name, rank, nip }: SignatoryClaim, width: number): OfficialLines {
  const style: TextStyle = { size: width < 165 ? 9.5 : 10.5 };
  return {
    style,
    office: fit(canvas, prefix ? `${prefix} ${position}` : position, { ...style, face: 'bold' }, width, { oneLineMin: 9, min: 8, maxLines: 3 }),
    holder: fit(canvas, name, { ...style, face: 'bold', size: style.size + 0.5 }, width, { oneLineMin: 8.5, min: 7.5, maxLines: 2 }),
    below: [rank, `NIP ${nipWords(nip)}`].map((text) => fit(canvas, text, { ...style, size: style.size - 0.5 }, width, { oneLineMin: 7, min: 6.5, maxLines: 1 })),
  };
}

/** Most lines among officials beside each other: positions begin and names end on the same height. */
interface Rows {
  readonly office: number;
  readonly holder: number;
}

/** Block of one official. Only the one who signs has place and date above and the electronic mark below the position. */
function planSignatory(canvas: Canvas, { style, office, holder, below }: OfficialLines, rows: Rows, signs: string | undefined, x: number, width: number): Part {
  const leading = style.size * 1.2;
  const nameAt = below.length * leading + (rows.holder - 1) * leading;
  const mark = nameAt + style.size + 5.5;
  const officeAt = mark + 27 + (rows.office - 1) * leading;
  const wide = Math.min(width, 150);
  return {
    height: officeAt + 14.5 + style.size,
    draw: (document, bottom) => canvas.tagged(element(document, 'P'), () => {
      if (signs === undefined) canvas.text(FIXED.knowing, x, bottom + officeAt + 14.5, { ...style, face: 'italic' }, true);
      else canvas.text(signs, x, bottom + officeAt + 14.5, fit(canvas, signs, style, width, { oneLineMin: 7, min: 7, maxLines: 1 }).style, true);
      office.lines.forEach((text, i) => canvas.text(text, x, bottom + officeAt - i * leading, office.style, true));
      if (signs !== undefined) {
        canvas.frame(x, bottom + mark, wide, 19, 0.6, TEAL);
        canvas.text(FIXED.signed, x + wide / 2, bottom + mark + 6.6, { face: 'italic', size: 8.5, align: 'centre', colour: TEAL }, true);
      }
      holder.lines.forEach((text, i) => canvas.text(text, x, bottom + nameAt - i * leading, holder.style, true));
      const under = nameAt - holder.lines.length * leading;
      below.forEach((set, i) => canvas.text(set.lines[0] ?? '', x, bottom + under - i * leading, set.style, i === 0));
    }),
  };
}

/** Officials side by side, the one who signs at the right. */
function planSignatories(canvas: Canvas, claims: CertificateClaims, x: number, width: number): Part {
  const officials = [...(claims.coSignatories ?? []), claims.signatory];
  const each = (width - (officials.length - 1) * GAP) / officials.length;
  const signs = `${claims.city}, ${dateWords(claims.issuedOn)}`;
  const texts = officials.map((official) => setOfficial(canvas, official, each));
  const rows: Rows = { office: Math.max(...texts.map(({ office }) => office.lines.length)), holder: Math.max(...texts.map(({ holder }) => holder.lines.length)) };
  const parts = texts.map((text, i) => planSignatory(canvas, text, rows, i === officials.length - 1 ? signs : undefined, x + i * (each + GAP), each));
  return { height: Math.max(...parts.map(({ height }) => height)), draw: (document, bottom) => parts.forEach((part) => part.draw(document, bottom)) };
}

/** Width of the code with its words, by how many officials stand beside it. */
const CHECK_WIDTH: readonly number[] = [0, 262, 222, 190];

/** Plans the foot: code and signatories beside each other, or one above the other where the sheet is too narrow. */
export function planFoot(canvas: Canvas, claims: CertificateClaims, sheet: Sheet): PlannedFoot {
  const { side, base, qr } = sheet;
  const room = canvas.width - 2 * side;
  const officials = 1 + (claims.coSignatories?.length ?? 0);
  const notes = balance(canvas, claims.signatureNote, NOTE, room);
  const above = notes.length * 8.8 + 8;
  const drawNotes = (document: StructureElement): void => canvas.tagged(element(document, 'P'), () =>
    notes.forEach((text, i) => canvas.text(text, canvas.width / 2, base + (notes.length - 1 - i) * 8.8, { ...NOTE, align: 'centre' }, i < notes.length - 1)));
  if (officials <= sheet.besideQr) {
    const checkWidth = Math.min(CHECK_WIDTH[officials] ?? 190, room * 0.46);
    const check = planCheck(canvas, claims, side, checkWidth, qr);
    const people = planSignatories(canvas, claims, side + checkWidth + GAP, room - checkWidth - GAP);
    const draw = (document: StructureElement): void => {
      people.draw(document, base + above + 2);
      check.draw(document, base + above);
      drawNotes(document);
    };
    return { height: above + Math.max(check.height, people.height), draw };
  }
  const check = planCheck(canvas, claims, side, room, qr);
  const people = planSignatories(canvas, claims, side, room);
  const draw = (document: StructureElement): void => {
    people.draw(document, base + above + check.height + 16);
    check.draw(document, base + above);
    drawNotes(document);
  };
  return { height: above + check.height + 16 + people.height, draw };
}
