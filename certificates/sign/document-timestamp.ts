/** A time stamp over the whole document (ETSI EN 319 142-1, 5.4.3; ISO 32000-2, 12.8.5). */
import { sha256 } from './cms-writer.ts';
import type { PdfDocument } from '../pdf/document.ts';
import { object, ref, token, withEntries } from '../pdf/serialise.ts';
import type { ObjectBody } from '../pdf/serialise.ts';
import { isArray, isDict, isRef, isString } from '../pdf/values.ts';
import type { PdfValue } from '../pdf/values.ts';
import { textOf } from '../pdf/strings.ts';
import { catalogNumber, patchByteRange, patchContents } from './append-revision.ts';
import { appendWithRoom, dictionaryWithRoom } from './append-signature.ts';
import { SigningError } from './signing-error.ts';
import type { Timestamper } from './timestamper.ts';

/** The form with one more field, wherever it stands: in the catalogue or as an object of its own. */
function formWith(document: PdfDocument, field: number): ObjectBody {
  const catalog = document.catalog();
  const place = catalog.entries.get('AcroForm');
  const form = document.resolve(place);
  if (!isDict(form)) throw new SigningError('The file has no signature to stamp');
  const fields = document.get(form, 'Fields');
  const items: readonly PdfValue[] = isArray(fields) ? fields.items : [];
  const grown = withEntries(form, { Fields: { kind: 'array', items: [...items, ref(field)] }, SigFlags: 3 });
  return isRef(place) ? object(place.number, token(grown)) : object(catalogNumber(document), token(withEntries(catalog, { AcroForm: grown })));
}

/** A field name nobody has taken. */
function freeName(document: PdfDocument): string {
  const form = document.get(document.catalog(), 'AcroForm');
  const fields = isDict(form) ? document.get(form, 'Fields') : null;
  const taken = new Set((isArray(fields) ? fields.items : []).flatMap((item) => {
    const field = document.resolve(item);
    const name = isDict(field) ? document.get(field, 'T') : null;
    return isString(name) ? [textOf(name)] : [];
  }));
  for (let n = 1; ; n += 1) if (!taken.has(`Timestamp${n}`)) return `Timestamp${n}`;
}

/**
 * Appends a revision with a document time stamp over everything before it. Its field is invisible and on no page:
 * no page is changed by it. @throws SigningError when there is no form, or the token is larger than its place.
 */
export async function appendDocumentTimestamp(document: PdfDocument, timestamper: Timestamper): Promise<Uint8Array> {
  const [field, stamp] = [document.size, document.size + 1];
  const widget = `<</Type/Annot/Subtype/Widget/FT/Sig/T(${freeName(document)})/V ${stamp} 0 R/Rect[0 0 0 0]/F 132>>`;
  const dictionary = dictionaryWithRoom('/Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161/V 0', timestamper.reserve);
  const { file, contents, byteRangeAt } = appendWithRoom(document, stamp, dictionary, [formWith(document, field), object(field, widget)]);
  patchByteRange(file, byteRangeAt, contents);
  patchContents(file, contents, await timestamper.timestamp(sha256(file.subarray(0, contents.start), file.subarray(contents.end))));
  return file;
}
