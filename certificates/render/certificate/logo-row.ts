/** The row of logos at the head; a neutral ornament stands in for them. */
import type { Canvas } from '../canvas.ts';
import type { Block } from './blocks.ts';
import { ALTERNATIVES } from './fixed-texts.ts';
import type { Sheet } from './sheet.ts';

/** A logo slot: one stands in the middle, two left and right, three in all places, in reading order. */
export interface LogoSlot {
  /** PNG image. */
  readonly png: Uint8Array;
  /** Said instead of the picture, for example "Logo Provinsi Jawa Timur". */
  readonly description?: string;
}

/** A logo of the compiled template. */
export interface PlacedLogo {
  /** Width divided by height. */
  readonly ratio: number;
  readonly description?: string | undefined;
}

/** Most logos on a certificate. */
export const MAX_LOGOS = 3;
/** A logo is drawn at most this many times wider than high. */
const WIDEST = 2.6;

/** Where the middle of each logo stands, as a share of the room between the sides. */
const PLACES: readonly (readonly number[])[] = [[], [0.5], [0.08, 0.92], [0.08, 0.5, 0.92]];

/** Blocks for the logos. Several stand in one row: only the last takes height. */
export function logoRow(canvas: Canvas, logos: readonly PlacedLogo[], sheet: Sheet): Block[] {
  if (logos.length === 0) {
    const scale = sheet.logo / 46;
    return [{ role: 'Artifact', height: sheet.logo, gap: 0, share: 0, draw: (top) => canvas.place('Crest', [scale, 0, 0, scale, canvas.width / 2, top - sheet.logo / 2]) }];
  }
  const room = canvas.width - 2 * sheet.side;
  return logos.map(({ ratio, description }, i): Block => {
    const height = sheet.logo * Math.min(1, WIDEST / ratio);
    const centre = sheet.side + room * (PLACES[logos.length]?.[i] ?? 0.5);
    return {
      role: 'Figure', alt: description ?? ALTERNATIVES.logo, height: i === logos.length - 1 ? sheet.logo : 0, gap: 0, share: 0,
      draw: (top) => canvas.place(`Logo${i}`, [height * ratio, 0, 0, height, centre - (height * ratio) / 2, top - sheet.logo / 2 - height / 2]),
    };
  });
}
