/** Composing one certificate: the constant beginning of its series, and behind it what is one person's. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { dateToken, textToken, xrefLines } from '../../pdf/serialise.ts';
import { compileAssets } from '../assets.ts';
import type { Assets } from '../assets.ts';
import { Canvas } from '../canvas.ts';
import { element, shapeOf } from '../structure.ts';
import type { StructureElement } from '../structure.ts';
import { ClaimsError } from '../refusal.ts';
import { repertoireFor } from '../typeface.ts';
import type { Repertoire } from '../typeface.ts';
import { xmpPacket } from '../xmp.ts';
import { canonicalClaims, digestOf, seriesOf } from './canonical.ts';
import type { CertificateClaims, TemplateName } from './claims.ts';
import type { LogoSlot } from './logo-row.ts';
import { compileSeries, documentDate } from './series.ts';
import type { Series } from './series.ts';
import { templateOf } from './template.ts';
import type { Template } from './template.ts';
import { validateClaims } from './validate-claims.ts';


/** What stands beside the claims. */
export interface ComposeRequest {
  readonly logos: readonly LogoSlot[];
  /** Takes the place of the claims' own template. */
  readonly template?: TemplateName | undefined;
  /** Body of the signature dictionary, for a file with a signature field. */
  readonly signature?: Uint8Array;
}

/** A composed file. */
export interface Composed {
  readonly file: Buffer;
  readonly series: Series;
  /** Offset of the signature dictionary's body; 0 without one. */
  readonly signatureAt: number;
  readonly claimsDigest: string;
}

/** Series remembered per process: one per issue, template and repertoire. */
const REMEMBERED = 24;
const known = new Map<string, Series>();

function assetsFor(template: Template, repertoire: Repertoire, logos: readonly LogoSlot[]): Promise<Assets> {
  return compileAssets({
    repertoire, faces: ['regular', 'bold', 'italic'], restricted: { italic: template.italics },
    ornaments: template.ornaments, logos: logos.map(({ png }) => png),
  });
}

/** By template, version, repertoire and logos: asked for every certificate, so that the long way is taken once. */
const assets = new Map<string, Promise<Assets>>();

function knownAssets(key: string, template: Template, repertoire: Repertoire, logos: readonly LogoSlot[]): Promise<Assets> {
  const found = assets.get(key);
  if (found) return found;
  if (assets.size >= REMEMBERED) assets.clear();
  const made = assetsFor(template, repertoire, logos);
  assets.set(key, made);
  made.catch(() => assets.delete(key));
  return made;
}

/** Logos are told apart by their bytes; most certificates have none. */
const logoKey = (logos: readonly LogoSlot[]): string => logos.length === 0 ? '' :
  logos.map(({ png, description }) => `${createHash('sha256').update(png).digest('hex')}${description ?? ''}`).join();

interface Drawn {
  readonly front: Canvas;
  readonly document: StructureElement;
}

function seriesFor(key: string, compile: () => Series): Series {
  const found = known.get(key);
  if (found) return found;
  if (known.size >= REMEMBERED) known.delete(known.keys().next().value ?? '');
  const made = compile();
  known.set(key, made);
  return made;
}

const stream = (entries: string, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<<${entries}/Length ${data.length}>>\nstream\n`, 'latin1'), data, Buffer.from('\nendstream', 'latin1')]);

function information(claims: CertificateClaims, title: string, digest: string): string {
  return `<</Title ${textToken(title)}/Author ${textToken(claims.heading.join(' '))}/Subject ${textToken(claims.programme.title)}/Creator(Bekal)/Producer(Bekal)`
    + `/CreationDate ${documentDate(claims)}/CertificateCode ${textToken(claims.code)}/ClaimsDigest ${textToken(digest)}>>`;
}

/** Bodies of the personal objects in the order of their numbers. */
function personalBodies(claims: CertificateClaims, drawn: Canvas, owner: Canvas, canonical: string, digest: string): Uint8Array[] {
  const title = `${claims.title} ${claims.number} – ${claims.participant.printedName}`;
  const attached = Buffer.from(canonical, 'utf8');
  const metadata = xmpPacket({
    title, author: claims.heading.join(' '), subject: claims.programme.title, date: claims.issuedOn, code: claims.code, claimsDigest: digest, archival: true,
  });
  return [
    Buffer.from(information(claims, title, digest), 'latin1'),
    stream('/Type/Metadata/Subtype/XML', Buffer.from(metadata, 'utf8')),
    stream(`/Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size ${attached.length}/ModDate ${dateToken(new Date(`${claims.issuedOn}T00:00:00Z`))}>>`, attached),
    stream('/Filter/FlateDecode', deflateSync(Buffer.from(drawn.content(), 'latin1'), { level: 3 })),
    stream('', Buffer.from(owner.content(), 'latin1')),
  ];
}

/** Puts prefix, personal objects and cross-reference table into one file. */
function put(series: Series, bodies: readonly Uint8Array[], identifier: string): { file: Buffer; lastAt: number } {
  const { prefix, numbers, xref, size } = series;
  const heads = bodies.map((_, i) => `${numbers.info + i} 0 obj\n`);
  const offsets: number[] = [];
  let at = prefix.length;
  bodies.forEach((body, i) => {
    offsets.push(at);
    at += (heads[i]?.length ?? 0) + body.length + '\nendobj\n'.length;
  });
  const tail = `xref\n0 ${size}\n${xref.before}${xrefLines(offsets)}${xref.after}trailer\n<</Size ${size}/Root 2 0 R/Info ${numbers.info} 0 R/ID[<${identifier}><${identifier}>]>>\nstartxref\n${at}\n%%EOF\n`;
  const file = Buffer.allocUnsafe(at + tail.length);
  file.set(prefix);
  let lastAt = 0;
  bodies.forEach((body, i) => {
    const head = heads[i] ?? '';
    lastAt = (offsets[i] ?? 0) + head.length;
    file.write(head, offsets[i] ?? 0, 'latin1');
    file.set(body, lastAt);
    file.write('\nendobj\n', lastAt + body.length, 'latin1');
  });
  file.write(tail, at, 'latin1');
  return { file, lastAt };
}

/**
 * Composes a certificate. Equal input gives equal bytes.
 * @throws ClaimsError when the claims cannot be printed; see `validateClaims`.
 */
export async function compose(claims: CertificateClaims, request: ComposeRequest): Promise<Composed> {
  const shared = seriesOf(claims);
  const problems = validateClaims(claims, shared);
  if (problems.length > 0) throw new ClaimsError(problems);
  const template = templateOf(request.template ?? claims.template ?? 'landscape', claims.templateVersion);
  const canonical = canonicalClaims(claims, shared);
  const repertoire = repertoireFor(canonical);
  const look = `${template.name}|${template.version}|${repertoire}|${logoKey(request.logos)}`;
  const assets = await knownAssets(look, template, repertoire, request.logos);
  const { width, height } = template.sheet;
  const drawn: Drawn = { front: new Canvas(width, height, assets), document: element(undefined, 'Document') };
  template.drawFront(drawn.front, claims, drawn.document, assets.logoRatios.map((ratio, i) => ({ ratio, description: request.logos[i]?.description })));
  const owner = new Canvas(width, height, assets);
  template.drawBackOwner(owner, claims);
  const signed = request.signature !== undefined;
  const key = `${look}|${signed}|${shapeOf(drawn.document)}|${shared.key}`;
  const series = seriesFor(key, () => compileSeries({ template, assets, claims: shared.series, ...drawn, signed }));
  const digest = digestOf(canonical);
  const bodies = personalBodies(claims, drawn.front, owner, canonical, digest);
  if (request.signature !== undefined) bodies.push(request.signature);
  const identifier = createHash('sha256').update(series.digest).update(digest).digest('hex').slice(0, 32).toUpperCase();
  const { file, lastAt } = put(series, bodies, identifier);
  return { file, series, signatureAt: signed ? lastAt : 0, claimsDigest: digest };
}
