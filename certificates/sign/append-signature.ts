/** The revision a signature adds to a file: field, signature dictionary, changed catalogue and page. */
import { concat } from '../asn1/der-writer.ts';
import type { PdfDocument } from '../pdf/document.ts';
import { dateToken, latin1, object, ref, textToken, token, withEntries, writeObjects, xrefTable } from '../pdf/serialise.ts';
import type { ObjectBody } from '../pdf/serialise.ts';
import { isArray, isDict, isRef, PdfError } from '../pdf/values.ts';
import type { PdfValue } from '../pdf/values.ts';

/** What the signature dictionary says besides the signature. */
export interface SignatureDraft {
  /** Bytes kept free for the CMS. */
  readonly reserve: number;
  readonly at: Date;
  readonly name: string;
  readonly reason?: string | undefined;
  readonly location?: string | undefined;
}

/** A file with room for a signature; offsets are in bytes, delimiters of Contents included. */
export interface AppendedSignature {
  readonly file: Uint8Array;
  readonly contents: { readonly start: number; readonly end: number };
  readonly byteRange: { readonly start: number; readonly width: number };
}

/** Room for `[0 2147483647 2147483647 2147483647]`. */
const BYTE_RANGE_WIDTH = 37;

function signatureDictionary(draft: SignatureDraft): { body: string; rangeAt: number; contentsAt: number; contentsEnd: number } {
  const optional = (key: string, text: string | undefined): string => (text ? `/${key} ${textToken(text)}` : '');
  const head = `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M ${dateToken(draft.at)}/Name ${textToken(draft.name)}`
    + `${optional('Reason', draft.reason)}${optional('Location', draft.location)}/ByteRange `;
  const contentsAt = head.length + BYTE_RANGE_WIDTH + '/Contents '.length;
  const contents = `<${'0'.repeat(draft.reserve * 2)}>`;
  const body = `${head}${' '.repeat(BYTE_RANGE_WIDTH)}/Contents ${contents}>>`;
  return { body, rangeAt: head.length, contentsAt, contentsEnd: contentsAt + contents.length };
}

/** The page with the widget among its annotations. @throws PdfError */
function pageWithField(document: PdfDocument, page: number, field: number): ObjectBody {
  const dict = document.object(page);
  if (!isDict(dict)) throw new PdfError('damaged', 'page');
  const annotations = document.get(dict, 'Annots');
  const items: readonly PdfValue[] = isArray(annotations) ? annotations.items : [];
  return object(page, token(withEntries(dict, { Annots: { kind: 'array', items: [...items, ref(field)] } })));
}

/** Trailer entries that the next revision keeps. */
function trailerText(document: PdfDocument, size: number): string {
  const { entries } = document.trailer;
  const kept = ['Root', 'Info', 'ID'].flatMap((key) => {
    const value = entries.get(key);
    return value === undefined ? [] : [`/${key} ${token(value)}`];
  });
  return `/Size ${size}${kept.join('')}/Prev ${document.sections[0]?.offset ?? 0}`;
}

/**
 * Appends a revision with an empty signature. The widget is invisible (an empty rectangle) and locked:
 * what people see of the signature is drawn by the template. @throws PdfError
 */
export function appendSignature(document: PdfDocument, draft: SignatureDraft): AppendedSignature {
  const root = document.trailer.entries.get('Root');
  const [page] = document.pages();
  if (!isRef(root) || page === undefined) throw new PdfError('damaged', 'no page to sign');
  const [field, signature] = [document.size, document.size + 1];
  const form = `<</Fields[${field} 0 R]/SigFlags 3>>`;
  const catalog = token(document.catalog()).replace(/>>$/, `/AcroForm ${form}>>`);
  const dictionary = signatureDictionary(draft);
  const widget = `<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/V ${signature} 0 R/P ${page} 0 R/Rect[0 0 0 0]/F 132>>`;
  const base = document.bytes.at(-1) === 0x0a ? document.bytes : concat([document.bytes, latin1('\n')]);
  const objects = [
    object(root.number, catalog),
    pageWithField(document, page, field),
    object(field, widget),
    object(signature, dictionary.body),
  ];
  const { bytes, offsets } = writeObjects(objects, base.length);
  const xrefAt = base.length + bytes.length;
  const table = xrefTable(offsets, xrefAt, trailerText(document, signature + 1), false);
  const bodyAt = (offsets.get(signature) ?? 0) + `${signature} 0 obj\n`.length;
  return {
    file: concat([base, bytes, table]),
    contents: { start: bodyAt + dictionary.contentsAt, end: bodyAt + dictionary.contentsEnd },
    byteRange: { start: bodyAt + dictionary.rangeAt, width: BYTE_RANGE_WIDTH },
  };
}
