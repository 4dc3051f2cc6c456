/** The revision a signature adds to a file: field, signature dictionary, changed catalogue and page. */
import type { PdfDocument } from '../pdf/document.ts';
import { dateToken, object, ref, textToken, token, withEntries } from '../pdf/serialise.ts';
import type { ObjectBody } from '../pdf/serialise.ts';
import { isArray, isDict, PdfError } from '../pdf/values.ts';
import type { PdfValue } from '../pdf/values.ts';
import { appendRevision, BYTE_RANGE_WIDTH, catalogNumber } from './append-revision.ts';

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
  /** Where the ByteRange is to be written. */
  readonly byteRangeAt: number;
}

/** A signature dictionary as text, and the places in it that are filled in later. */
export interface DictionaryWithRoom {
  readonly body: string;
  readonly rangeAt: number;
  readonly contentsAt: number;
  readonly contentsEnd: number;
}

/** A dictionary that begins with `entries` and ends with room for ByteRange and `reserve` bytes of Contents. */
export function dictionaryWithRoom(entries: string, reserve: number): DictionaryWithRoom {
  const head = `<<${entries}/ByteRange `;
  const contentsAt = head.length + BYTE_RANGE_WIDTH + '/Contents '.length;
  const contents = `<${'0'.repeat(reserve * 2)}>`;
  const body = `${head}${' '.repeat(BYTE_RANGE_WIDTH)}/Contents ${contents}>>`;
  return { body, rangeAt: head.length, contentsAt, contentsEnd: contentsAt + contents.length };
}

/** Appends a revision in which object `number` is this dictionary, beside `others`. */
export function appendWithRoom(document: PdfDocument, number: number, dictionary: DictionaryWithRoom, others: readonly ObjectBody[]): AppendedSignature {
  const { file, offsets } = appendRevision(document, [...others, object(number, dictionary.body)]);
  const bodyAt = (offsets.get(number) ?? 0) + `${number} 0 obj\n`.length;
  return { file, contents: { start: bodyAt + dictionary.contentsAt, end: bodyAt + dictionary.contentsEnd }, byteRangeAt: bodyAt + dictionary.rangeAt };
}

/** The dictionary of a PAdES signature (ETSI EN 319 142-1, 5.3) with room for it. */
export function signatureDictionary(draft: SignatureDraft): DictionaryWithRoom {
  const optional = (key: string, text: string | undefined): string => (text ? `/${key} ${textToken(text)}` : '');
  return dictionaryWithRoom(`/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M ${dateToken(draft.at)}/Name ${textToken(draft.name)}`
    + `${optional('Reason', draft.reason)}${optional('Location', draft.location)}`, draft.reserve);
}

/** The page with the widget among its annotations. @throws PdfError */
function pageWithField(document: PdfDocument, page: number, field: number): ObjectBody {
  const dict = document.object(page);
  if (!isDict(dict)) throw new PdfError('damaged', 'page');
  const annotations = document.get(dict, 'Annots');
  const items: readonly PdfValue[] = isArray(annotations) ? annotations.items : [];
  return object(page, token(withEntries(dict, { Annots: { kind: 'array', items: [...items, ref(field)] } })));
}

/**
 * Appends a revision with an empty signature. The widget is invisible (an empty rectangle) and locked:
 * what people see of the signature is drawn by the template. @throws PdfError
 */
export function appendSignature(document: PdfDocument, draft: SignatureDraft): AppendedSignature {
  const root = catalogNumber(document);
  const [page] = document.pages();
  if (page === undefined) throw new PdfError('damaged', 'no page to sign');
  const [field, signature] = [document.size, document.size + 1];
  const form = `<</Fields[${field} 0 R]/SigFlags 3>>`;
  const catalog = token(document.catalog()).replace(/>>$/, `/AcroForm ${form}>>`);
  const widget = `<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/V ${signature} 0 R/P ${page} 0 R/Rect[0 0 0 0]/F 132>>`;
  return appendWithRoom(document, signature, signatureDictionary(draft), [object(root, catalog), pageWithField(document, page, field), object(field, widget)]);
}
