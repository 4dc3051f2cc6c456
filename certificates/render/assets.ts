/** Constant parts of a template (fonts, ornaments, logos): made once per process, then only copied. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { latin1, streamObject } from '../pdf/serialise.ts';
import type { ObjectBody } from '../pdf/serialise.ts';
import { FontFace } from './font-face.ts';
import type { Face } from './font-face.ts';
import { embedFace, FONT_OBJECTS } from './font-program.ts';
import { embedLogo } from './logo.ts';
import { repertoirePoints } from './typeface.ts';
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
  /** Faces that only ever write these characters; they embed nothing else. */
  readonly restricted?: Readonly<Partial<Record<Face, string>>>;
  readonly ornaments: readonly Ornament[];
  /** PNG images. */
  readonly logos?: readonly Uint8Array[];
}

/** Compiled constants: objects ready to be written, and the resources that name them. */
export interface Assets {
  readonly objects: readonly ObjectBody[];
  readonly faces: ReadonlyMap<Face, FontFace>;
  /** Dictionary text for a page's /Resources. */
  readonly resources: string;
  /** First object number free for the document itself; 1 to 3 are free too. */
  readonly nextNumber: number;
  /** Width divided by height of each logo; they are drawn as `Logo0`, `Logo1` and so on. */
  readonly logoRatios: readonly number[];
}

/** Numbers 1 to 3 are kept for pages, catalogue and information. */
const OWN_NUMBERS = 3;
const REMEMBERED = 16;
const compiled = new Map<string, Promise<Assets>>();

const pointsOf = (text: string): number[] => [...new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0))].sort((a, b) => a - b);

/** Ornaments use nothing but their own lines: no resources. */
function embedOrnament({ box, operators }: Ornament, number: number): ObjectBody {
  return streamObject(number, `/Type/XObject/Subtype/Form/BBox[${box.join(' ')}]/Resources<<>>/Filter/FlateDecode`, new Uint8Array(deflateSync(latin1(operators), { level: 9 })));
}

async function compile(request: AssetRequest): Promise<Assets> {
  let next = OWN_NUMBERS + 1;
  const objects: ObjectBody[] = [];
  const faces = new Map<Face, FontFace>();
  let fonts = '';
  for (const face of request.faces) {
    const only = request.restricted?.[face];
    const program = embedFace(face, only === undefined ? repertoirePoints(request.repertoire) : pointsOf(only), next);
    const resource = `F${faces.size + 1}`;
    faces.set(face, new FontFace(resource, program.table));
    fonts += `/${resource} ${program.number} 0 R`;
    objects.push(...program.objects);
    next += FONT_OBJECTS;
  }
  let forms = '';
  for (const ornament of request.ornaments) {
    objects.push(embedOrnament(ornament, next));
    forms += `/${ornament.name} ${next} 0 R`;
    next += 1;
  }
  const logoRatios: number[] = [];
  for (const png of request.logos ?? []) {
    const logo = await embedLogo(png, next);
    objects.push(...logo.objects);
    forms += `/Logo${logoRatios.length} ${logo.number} 0 R`;
    logoRatios.push(logo.ratio);
    next = logo.next;
  }
  return { objects, faces, resources: `<</Font<<${fonts}>>/XObject<<${forms}>>>>`, nextNumber: next, logoRatios };
}

const keyOf = ({ logos = [], ...request }: AssetRequest): string => {
  const hash = createHash('sha256').update(JSON.stringify(request));
  for (const logo of logos) hash.update(`:${logo.length}:`).update(logo);
  return hash.digest('hex');
};

/** The constants for a template; the same request is compiled once per process. */
export function compileAssets(request: AssetRequest): Promise<Assets> {
  const key = keyOf(request);
  const known = compiled.get(key);
  if (known) return known;
  if (compiled.size >= REMEMBERED) compiled.clear();
  const assets = compile(request);
  compiled.set(key, assets);
  // A logo that cannot be read must not be remembered as a failure for ever.
  assets.catch(() => compiled.delete(key));
  return assets;
}
