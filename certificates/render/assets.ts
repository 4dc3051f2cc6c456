/** Constant parts of a template (fonts, ornaments, logo): made with pdf-lib once per process, then only copied. */
import { createHash } from 'node:crypto';
import fontkit from '@cantoo/fontkit';
import { PDFDocument } from 'pdf-lib';
import type { PDFContext, PDFFont, PDFObject } from 'pdf-lib';
import type { ObjectBody } from '../pdf/serialise.ts';
import { FontFace } from './font-face.ts';
import type { Face, FaceTable } from './font-face.ts';
import { loadFace, repertoirePoints } from './typeface.ts';
import type { Repertoire } from './typeface.ts';

/** A drawing used many times: a form XObject in its own coordinate system. */
export interface Ornament {
  readonly name: string;
  readonly box: readonly [number, number, number, number];
  readonly operators: string;
}

/** What a template needs. */
export interface AssetRequest {
  readonly repertoire: Repertoire;
  readonly faces: readonly Face[];
  readonly ornaments: readonly Ornament[];
  readonly logo?: Uint8Array;
}

/** Compiled constants: objects ready to be written, and the resources that name them. */
export interface Assets {
  readonly objects: readonly ObjectBody[];
  readonly faces: ReadonlyMap<Face, FontFace>;
  /** Dictionary text for a page's /Resources. */
  readonly resources: string;
  /** First object number free for the document itself; 1 to 3 are free too. */
  readonly nextNumber: number;
  /** Width divided by height of the logo. */
  readonly logoRatio: number | undefined;
}

/** Numbers 1 to 3 are kept for pages, catalogue and information; pdf-lib's own such objects are left out. */
const OWN_NUMBERS = 3;
const compiled = new Map<string, Promise<Assets>>();

function bytesOf(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

/** Kerning by asking the shaper for a pair, remembered: a few hundred pairs occur in practice. */
function kerningOf(face: Face): (left: number, right: number) => number {
  const { font } = loadFace(face);
  const known = new Map<number, number>();
  return (left, right) => {
    const key = left * 0x110000 + right;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const run = font.layout(String.fromCodePoint(left, right), { liga: false });
    const glyph = run.glyphs[0];
    const position = run.positions?.[0];
    const apart = run.glyphs.length === 2 && glyph && position;
    const kern = apart ? Math.round(((position.xAdvance - glyph.advanceWidth) * 1000) / font.unitsPerEm) : 0;
    known.set(key, kern);
    return kern;
  };
}

function tableOf(face: Face, embedded: PDFFont, repertoire: Repertoire): FaceTable {
  const { font } = loadFace(face);
  const glyphs = new Map<number, string>();
  const advances = new Map<number, number>();
  const owners = new Map<string, number>();
  const ambiguous = new Set<number>();
  for (const point of repertoirePoints(repertoire)) {
    const glyph = font.glyphForCodePoint(point);
    if (!glyph) continue;
    const code = embedded.encodeText(String.fromCodePoint(point)).asString();
    const owner = owners.get(code);
    if (owner !== undefined) ambiguous.add(owner).add(point);
    owners.set(code, point);
    glyphs.set(point, code);
    advances.set(point, (glyph.advanceWidth * 1000) / font.unitsPerEm);
  }
  return { glyphs, ambiguous, advances, kern: kerningOf(face), capHeight: (font.capHeight * 1000) / font.unitsPerEm };
}

/** All ornaments may use one another by name. */
function registerOrnaments(context: PDFContext, ornaments: readonly Ornament[]): string {
  const references = new Map(ornaments.map(({ name }) => [name, context.nextRef()]));
  const resources = context.obj({ XObject: Object.fromEntries(references) });
  for (const { name, box, operators } of ornaments) {
    const form = context.flateStream(operators, { Type: 'XObject', Subtype: 'Form', BBox: [...box], Resources: resources });
    const reference = references.get(name);
    if (reference) context.assign(reference, form);
  }
  return [...references].map(([name, reference]) => `/${name} ${reference.toString()}`).join('');
}

async function compile(request: AssetRequest): Promise<Assets> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  while (document.context.largestObjectNumber < OWN_NUMBERS) document.context.nextRef();
  const faces = new Map<Face, FontFace>();
  let fonts = '';
  for (const face of request.faces) {
    const embedded = await document.embedFont(loadFace(face).bytes, { subset: true });
    const resource = `F${faces.size + 1}`;
    faces.set(face, new FontFace(resource, tableOf(face, embedded, request.repertoire)));
    fonts += `/${resource} ${embedded.ref.toString()}`;
  }
  let forms = registerOrnaments(document.context, request.ornaments);
  const logo = request.logo ? await document.embedPng(request.logo) : undefined;
  if (logo) forms += `/Logo ${logo.ref.toString()}`;
  await document.flush();
  const objects = document.context.enumerateIndirectObjects()
    .filter(([reference]) => reference.objectNumber > OWN_NUMBERS)
    .map(([reference, value]) => ({ number: reference.objectNumber, body: bytesOf(value) }));
  return {
    objects,
    faces,
    resources: `<</Font<<${fonts}>>/XObject<<${forms}>>>>`,
    nextNumber: document.context.largestObjectNumber + 1,
    logoRatio: logo ? logo.width / logo.height : undefined,
  };
}

/** The constants for a template; the same request is compiled once per process. */
export function compileAssets(request: AssetRequest): Promise<Assets> {
  const hash = createHash('sha256').update(JSON.stringify([request.repertoire, request.faces, request.ornaments]));
  const key = hash.update(request.logo ?? new Uint8Array()).digest('hex');
  const known = compiled.get(key);
  if (known) return known;
  if (compiled.size >= 16) compiled.clear();
  const assets = compile(request);
  compiled.set(key, assets);
  // A logo that cannot be read must not be remembered as a failure for ever.
  assets.catch(() => compiled.delete(key));
  return assets;
}
