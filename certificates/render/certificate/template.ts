/** Templates: measures and a few drawing functions. What is not one person's is drawn apart, so that it is written only once. */
import type { Ornament } from '../assets.ts';
import type { Canvas } from '../canvas.ts';
import { drawFrame, ornaments } from '../ornament.ts';
import type { StructureElement } from '../structure.ts';
import { drawBackOwner, drawBackPage, drawBacks } from './back.ts';
import type { CertificateClaims, SeriesClaims, TemplateName } from './claims.ts';
import { FIXED } from './fixed-texts.ts';
import { drawFront } from './front.ts';
import type { PlacedLogo } from './logo-row.ts';
import { LANDSCAPE, PORTRAIT } from './sheet.ts';
import type { Sheet } from './sheet.ts';

/** One version of one template. */
export interface Template {
  readonly name: TemplateName;
  readonly version: number;
  readonly sheet: Sheet;
  readonly ornaments: readonly Ornament[];
  /** Characters the italic face writes. */
  readonly italics: string;
  /** What lies under every front. */
  drawGround(canvas: Canvas): void;
  drawFront(canvas: Canvas, claims: CertificateClaims, document: StructureElement, logos: readonly PlacedLogo[]): void;
  drawBacks(claims: SeriesClaims, document: StructureElement, newPage: () => Canvas): void;
  drawBackPage(canvas: Canvas, page: number, pages: number): void;
  /** Drawn on every back of one person. */
  drawBackOwner(canvas: Canvas, claims: CertificateClaims): void;
}

function versionOne(name: TemplateName, sheet: Sheet): Template {
  return {
    name, version: 1, sheet, ornaments, italics: Object.values(FIXED).join(''),
    drawGround: (canvas) => canvas.artifact('Layout', () => {
      canvas.place('Ground', [1, 0, 0, 1, canvas.width / 2, canvas.height * 0.53]);
      drawFrame(canvas);
    }),
    drawFront: (canvas, claims, document, logos) => drawFront(canvas, claims, sheet, document, logos),
    drawBacks, drawBackPage, drawBackOwner,
  };
}

const templates: readonly Template[] = [versionOne('landscape', LANDSCAPE), versionOne('portrait', PORTRAIT)];

/** The template that claims were made for. @throws RangeError for one there never was; `validateClaims` finds it first. */
export function templateOf(name: TemplateName, version: number): Template {
  const found = templates.find((template) => template.name === name && template.version === version);
  if (!found) throw new RangeError(`No template ${name} of version ${version}`);
  return found;
}
