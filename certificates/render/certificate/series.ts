/** A series: everything that many certificates share, written once. Only what is one person's is made anew each time. */
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { concat } from '../../asn1/der-writer.ts';
import { dateToken, latin1, object, streamObject, textToken, writeObjects, xrefLines } from '../../pdf/serialise.ts';
import type { ObjectBody } from '../../pdf/serialise.ts';
import type { Assets } from '../assets.ts';
import { Canvas } from '../canvas.ts';
import { srgbProfile } from '../colour-profile.ts';
import { writeStructure } from '../structure.ts';
import type { StructureElement } from '../structure.ts';
import type { SeriesClaims } from './claims.ts';
import type { Template } from './template.ts';

/** Marks the file as binary for old transports. */
const HEADER = new Uint8Array([...latin1('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]);
const [PAGES, CATALOG, RESOURCES] = [1, 2, 3];

/** Numbers of the objects that are one person's; they follow one another. */
export interface PersonalNumbers {
  readonly info: number;
  readonly metadata: number;
  readonly claims: number;
  readonly front: number;
  readonly owner: number;
  /** Signature dictionary; only in files made to be signed at once. */
  readonly signature: number | undefined;
}

/** The constant beginning of the files of a series. */
export interface Series {
  readonly prefix: Uint8Array;
  /** SHA-256 over the prefix, to be copied and continued. */
  readonly midstate: Hash;
  readonly digest: string;
  readonly numbers: PersonalNumbers;
  /** Lines of the cross-reference table before and after the personal ones. */
  readonly xref: { readonly before: string; readonly after: string };
  readonly size: number;
}

/** What a series is compiled from. */
export interface SeriesRequest {
  readonly template: Template;
  readonly assets: Assets;
  readonly claims: SeriesClaims;
  /** A front of the series with its structure: every front of it has the same structure. */
  readonly front: Canvas;
  readonly document: StructureElement;
  /** With a signature field in the first revision. */
  readonly signed: boolean;
}

/** File name of the attached claims. */
export const ATTACHMENT = 'klaim.json';
const FIELD_LABEL = 'Segel elektronik sertifikat';

const packed = (canvas: Canvas): Uint8Array => new Uint8Array(deflateSync(latin1(canvas.content()), { level: 9 }));

/** Hands out numbers upwards. */
function counter(first: number): { next(): number; peek(): number } {
  let at = first;
  return { next: () => at++, peek: () => at };
}

function personalNumbers(next: () => number, signed: boolean): PersonalNumbers {
  const [info, metadata, claims, front, owner] = [next(), next(), next(), next(), next()];
  return { info, metadata, claims, front, owner, signature: signed ? next() : undefined };
}

/** The attached claims as a file of the document (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8). */
const fileSpecification = (number: number, claims: number): ObjectBody =>
  object(number, `<</Type/Filespec/F(${ATTACHMENT})/UF(${ATTACHMENT})/AFRelationship/Data/Desc ${textToken('Pernyataan sertifikat ini dalam bentuk yang dibaca mesin')}/EF<</F ${claims} 0 R/UF ${claims} 0 R>>>>`);

function catalogue(parts: { structure: number; metadata: number; profile: number; file: number; widget: number | undefined }): ObjectBody {
  const intent = `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2-1)/DestOutputProfile ${parts.profile} 0 R>>`;
  const form = parts.widget === undefined ? '' : `/AcroForm<</Fields[${parts.widget} 0 R]/SigFlags 3>>`;
  return object(CATALOG, `<</Type/Catalog/Pages ${PAGES} 0 R/Lang(id-ID)/MarkInfo<</Marked true>>/StructTreeRoot ${parts.structure} 0 R/Metadata ${parts.metadata} 0 R`
    + `/OutputIntents[${intent}]/AF[${parts.file} 0 R]/Names<</EmbeddedFiles<</Names[(${ATTACHMENT})${parts.file} 0 R]>>>>/ViewerPreferences<</DisplayDocTitle true>>${form}>>`);
}

/** Draws the pages that are the same for everyone: the ground of the front, then the backs. */
function drawPages({ template, assets, claims, document }: SeriesRequest): { ground: Canvas; backs: Canvas[] } {
  const { width, height } = template.sheet;
  const ground = new Canvas(width, height, assets);
  template.drawGround(ground);
  const backs: Canvas[] = [];
  template.drawBacks(claims, document, () => {
    const page = new Canvas(width, height, assets);
    backs.push(page);
    return page;
  });
  backs.forEach((page, i) => template.drawBackPage(page, i + 2, backs.length + 1));
  return { ground, backs };
}

/** Compiles a series. Costs some milliseconds; keep the result. */
export function compileSeries(request: SeriesRequest): Series {
  const { template, assets, front, document, signed } = request;
  const { ground, backs } = drawPages(request);
  const numbers = counter(assets.nextNumber);
  const personal = personalNumbers(numbers.next, signed);
  const after = numbers.peek();
  const [profile, file, groundNumber] = [numbers.next(), numbers.next(), numbers.next()];
  const pages = [front, ...backs].map((canvas) => ({ canvas, number: numbers.next() }));
  const widget = signed ? numbers.next() : undefined;
  const firstPage = pages[0]?.number ?? 0;
  const structure = writeStructure(document, {
    next: numbers.next, pages: new Map(pages.map(({ canvas, number }) => [canvas, number])),
    ...(widget === undefined ? {} : { widget: { number: widget, page: firstPage, label: FIELD_LABEL } }),
  });
  const contents = backs.map((canvas) => ({ canvas, number: numbers.next() }));
  const pageObject = ({ canvas, number }: { canvas: Canvas; number: number }, i: number): ObjectBody => {
    const streams = i === 0 ? [groundNumber, personal.front] : [contents[i - 1]?.number ?? 0, personal.owner];
    const annotations = i === 0 && widget !== undefined ? `/Annots[${widget} 0 R]` : '';
    return object(number, `<</Type/Page/Parent ${PAGES} 0 R/MediaBox[0 0 ${template.sheet.width} ${template.sheet.height}]/Resources ${RESOURCES} 0 R`
      + `/Contents[${streams.map((stream) => `${stream} 0 R`).join(' ')}]/StructParents ${structure.parents.get(canvas) ?? 0}/Tabs/S${annotations}>>`);
  };
  const constants: ObjectBody[] = [
    object(PAGES, `<</Type/Pages/Kids[${pages.map(({ number }) => `${number} 0 R`).join(' ')}]/Count ${pages.length}>>`),
    catalogue({ structure: structure.root, metadata: personal.metadata, profile, file, widget }),
    object(RESOURCES, assets.resources),
    ...assets.objects,
    streamObject(profile, '/N 3/Filter/FlateDecode', new Uint8Array(deflateSync(srgbProfile(), { level: 9 }))),
    fileSpecification(file, personal.claims),
    streamObject(groundNumber, '/Filter/FlateDecode', packed(ground)),
    ...pages.map(pageObject),
    ...(widget === undefined ? [] : [object(widget, `<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/TU ${textToken(FIELD_LABEL)}/V ${personal.signature ?? 0} 0 R`
      + `/P ${firstPage} 0 R/Rect[0 0 0 0]/F 132/StructParent ${pages.length}>>`)]),
    ...structure.objects,
    ...contents.map(({ canvas, number }) => streamObject(number, '/Filter/FlateDecode', packed(canvas))),
  ];
  return freeze(constants, personal, after, numbers.peek());
}

function freeze(constants: readonly ObjectBody[], numbers: PersonalNumbers, after: number, size: number): Series {
  const { bytes, offsets } = writeObjects(constants, HEADER.length);
  const prefix = concat([HEADER, bytes]);
  const midstate = createHash('sha256').update(prefix);
  const range = (from: number, to: number): string => xrefLines(Array.from({ length: to - from }, (_, i) => offsets.get(from + i)));
  return {
    prefix, midstate, digest: midstate.copy().digest('hex'), numbers, size,
    xref: { before: `0000000000 65535 f \n${range(1, numbers.info)}`, after: range(after, size) },
  };
}

/** Date of a certificate as the document's date: midnight UTC of its civil day. */
export const documentDate = (claims: SeriesClaims): string => dateToken(new Date(`${claims.issuedOn}T00:00:00Z`));
