/** The document security store (ETSI EN 319 142-1, 5.4.2; ISO 32000-2, 12.8.4.3). */
import { createHash } from 'node:crypto';
import type { PdfDocument } from '../pdf/document.ts';
import { unpack } from '../pdf/filters.ts';
import { nameToken, object, ref, streamObject, token, withEntries } from '../pdf/serialise.ts';
import type { ObjectBody } from '../pdf/serialise.ts';
import { isArray, isDict, isRef, isStream, PdfError } from '../pdf/values.ts';
import type { PdfDict, PdfRef, PdfValue } from '../pdf/values.ts';
import { appendRevision, catalogNumber } from './append-revision.ts';

/** Validation data of one signature; DER throughout. */
export interface ValidationData {
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
}

/** Validation data with the Contents of the signature it belongs to. */
export interface SignatureValidation extends ValidationData {
  readonly contents: Uint8Array;
}

const KINDS = [['certificates', 'Certs', 'Cert'], ['crls', 'CRLs', 'CRL'], ['ocsps', 'OCSPs', 'OCSP']] as const;
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Key of a VRI entry: upper-case hexadecimal SHA-1 of the whole Contents. An index, not a security measure. */
export const vriKey = (contents: Uint8Array): string => createHash('sha1').update(contents).digest('hex').toUpperCase();

const array = (items: readonly PdfValue[]): PdfValue => ({ kind: 'array', items });
const itemsOf = (value: PdfValue): readonly PdfValue[] => (isArray(value) ? value.items : []);

/** Hands out object numbers, the same one for the same bytes. */
class Store {
  private readonly known = new Map<string, PdfRef>();
  readonly objects: ObjectBody[] = [];
  private next: number;

  constructor(private readonly document: PdfDocument, private readonly existing: PdfDict | undefined) {
    this.next = document.size;
    for (const [, key] of KINDS) {
      for (const item of this.listed(key)) {
        const stream = document.resolve(item);
        if (isRef(item) && isStream(stream)) this.known.set(digest(unpack(stream)), item);
      }
    }
  }

  listed(key: string): readonly PdfValue[] {
    return this.existing ? itemsOf(this.document.get(this.existing, key)) : [];
  }

  number(): number {
    this.next += 1;
    return this.next - 1;
  }

  add(der: Uint8Array): PdfRef {
    const key = digest(der);
    const known = this.known.get(key);
    if (known) return known;
    const made = ref(this.number());
    this.objects.push(streamObject(made.number, '', der));
    this.known.set(key, made);
    return made;
  }
}

function unique(items: readonly PdfValue[]): PdfValue[] {
  const found = new Map(items.map((item) => [isRef(item) ? item.number : item, item]));
  return [...found.values()];
}

/** The catalogue that names the store, and the developer extension a PDF 1.x file needs for it (EN 319 142-1, 5.6). */
function catalogWith(document: PdfDocument, dss: number): ObjectBody {
  const catalog = document.catalog();
  const modern = document.bytes[5] === 0x32; // %PDF-2
  const extensions = modern || catalog.entries.has('Extensions') ? '' : '/Extensions<</ESIC<</BaseVersion/1.7/ExtensionLevel 2>>>>';
  const text = token(withEntries(catalog, { DSS: ref(dss) }));
  return object(catalogNumber(document), extensions ? text.replace(/>>$/, `${extensions}>>`) : text);
}

/**
 * Appends a revision with a document security store, or with additions to the one that is there: what an earlier
 * store lists stays listed, equal bytes are stored once. @throws PdfError
 */
export function appendDss(document: PdfDocument, validations: readonly SignatureValidation[]): Uint8Array {
  const place = document.catalog().entries.get('DSS');
  const found = document.resolve(place);
  if (place !== undefined && !isDict(found)) throw new PdfError('damaged', 'DSS');
  const existing = isDict(found) ? found : undefined;
  const store = new Store(document, existing);
  const references = validations.map((validation) => KINDS.map(([kind]) => unique(validation[kind].map((der) => store.add(der)))));
  const lists = KINDS.map(([, key], i) => [key, unique([...store.listed(key), ...references.flatMap((kinds) => kinds[i] ?? [])])] as const)
    .filter(([, items]) => items.length > 0);
  const entry = (kinds: readonly PdfValue[][]): string =>
    KINDS.map(([, , key], i) => [key, kinds[i] ?? []] as const).filter(([, items]) => items.length > 0).map(([key, items]) => `/${key}${token(array(items))}`).join('');
  const earlier = existing ? document.get(existing, 'VRI') : null;
  const fresh = new Map(validations.map(({ contents }, i) => [vriKey(contents), entry(references[i] ?? [])]));
  const kept = isDict(earlier) ? [...earlier.entries].filter(([key]) => !fresh.has(key)).map(([key, value]) => `${nameToken(key)} ${token(value)}`) : [];
  const vri = [...kept, ...[...fresh].map(([key, text]) => `/${key}<<${text}>>`)].join('');
  const dss = isRef(place) ? place.number : store.number();
  const body = `<</Type/DSS${lists.map(([key, items]) => `/${key}${token(array(items))}`).join('')}/VRI<<${vri}>>>>`;
  const catalog = isRef(place) ? [] : [catalogWith(document, dss)];
  return appendRevision(document, [...catalog, ...store.objects, object(dss, body)]).file;
}
