/** Signing revisions by hand: second signatures, certified documents, and documents prepared for a later attack. */
import { createAuthority, openSigner } from '#certificates';
import type { RawSigner, Timestamper } from '#certificates';
import { oids } from '../../../certificates/asn1/oids.ts';
import type { PdfDocument } from '../../../certificates/pdf/document.ts';
import { latin1, object, token } from '../../../certificates/pdf/serialise.ts';
import type { ObjectBody } from '../../../certificates/pdf/serialise.ts';
import { makeCms, sha256, timestampAttribute } from '../../../certificates/sign/cms-writer.ts';
import { NOW } from './office.ts';
import { addRevision, catalogWith, rootNumber, text } from './pdf-surgery.ts';

const ROOM = 12_000;
const RANGE = ' '.repeat(60);

/** How a revision is signed by hand. */
export interface ByHand {
  /** Entries of the signature dictionary before ByteRange. */
  readonly dictionary?: string;
  /** Everything the revision holds besides the signature dictionary: field, catalogue, and whatever else. */
  objects(document: PdfDocument, field: number, signature: number): readonly ObjectBody[];
  /** The container over the digests of the covered bytes. */
  container(covered: readonly [Uint8Array, Uint8Array]): Promise<Uint8Array>;
}

/** Adds a revision with a signature over the whole file. */
export async function signByHand(pdf: Uint8Array, { dictionary = '/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached', objects, container }: ByHand): Promise<Uint8Array> {
  const file = addRevision(pdf, (document) => {
    const [field, signature] = [document.size, document.size + 1];
    return [...objects(document, field, signature), object(signature, `<<${dictionary}/ByteRange [${RANGE}]/Contents <${'0'.repeat(ROOM)}>>>`)];
  });
  const from = pdf.length;
  const content = text(file);
  const rangeAt = content.indexOf(`/ByteRange [${RANGE}`, from) + '/ByteRange ['.length;
  const start = content.indexOf(`/Contents <${'0'.repeat(ROOM)}`, from) + '/Contents '.length;
  const end = start + ROOM + 2;
  file.set(latin1(`0 ${start} ${end} ${file.length - end}`), rangeAt);
  const cms = await container([file.subarray(0, start), file.subarray(end)]);
  file.set(latin1(Buffer.from(cms).toString('hex').toUpperCase()), start + 1);
  return file;
}

/** A container by one of our own signers, with a time stamp where one is given. */
export const containerOf = (signer: RawSigner, timestamper?: Timestamper): ByHand['container'] => (covered) => makeCms({
  signer, digest: sha256(...covered), contentType: oids.data,
  ...(timestamper ? { unsigned: async (signature: Uint8Array) => [timestampAttribute(await timestamper.timestamp(sha256(signature)))] } : {}),
});

/** A signature field at the end of the form, which may not be there yet. */
export function withField(document: PdfDocument, field: number, change: (catalog: string) => string = (catalog) => catalog): ObjectBody {
  return catalogWith(document, (catalog) => change(/\/AcroForm/.test(catalog)
    ? catalog.replace(/\/Fields ?\[([^\]]*)\]/, `/Fields[$1 ${field} 0 R]`)
    : catalog.replace(/>>$/, `/AcroForm<</Fields[${field} 0 R]/SigFlags 3>>>>`)));
}

export const widget = (signature: number, name: string, rect = '0 0 0 0', more = ''): string =>
  `<</Type/Annot/Subtype/Widget/FT/Sig/T(${name})/V ${signature} 0 R/Rect[${rect}]/F 132${more}>>`;

/** Adds a revision signed by a stranger that covers the whole file. */
export async function buildForeignOver(pdf: Uint8Array, signer = openSigner(createAuthority({ organisation: 'Pihak Lain', now: NOW }).signer)): Promise<Uint8Array> {
  return signByHand(pdf, {
    objects: (document, field, signature) => [
      object(rootNumber(document), token(document.catalog()).replace('/Fields [', `/Fields [${field} 0 R `).replace('/Fields[', `/Fields[${field} 0 R `)),
      object(field, `<</FT/Sig/T(Kedua)/V ${signature} 0 R>>`),
    ],
    container: containerOf(signer),
  });
}
