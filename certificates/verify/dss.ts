/** The document security store: validation data in a file (ETSI EN 319 142-1, 5.4.2; ISO 32000-2, 12.8.4.3). */
import { itemAt } from '../asn1/der-items.ts';
import type { PdfDocument } from '../pdf/document.ts';
import { isArray, isDict, isName, isRef, isStream, isString, PdfError } from '../pdf/values.ts';
import type { PdfDict, PdfValue } from '../pdf/values.ts';

/** What a store holds, and whether it holds anything else. */
export interface SecurityStore {
  /** DER, in order, each once. */
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  /** Numbers of all objects the store consists of. */
  readonly numbers: ReadonlySet<number>;
  /** False when something stands in it that does not belong there. */
  readonly plain: boolean;
}

const LISTS = { Certs: 'certificates', CRLs: 'crls', OCSPs: 'ocsps' } as const;
const VRI_LISTS = { Cert: 'certificates', CRL: 'crls', OCSP: 'ocsps' } as const;
type Kind = (typeof LISTS)[keyof typeof LISTS];
const STREAM_KEYS: ReadonlySet<string> = new Set(['Length', 'Filter', 'DecodeParms']);
const MAX_ITEMS = 500;

/** Walks a store once, noting every object it touches and everything that does not belong. */
class Walk {
  readonly numbers = new Set<number>();
  readonly found: Record<Kind, Map<number, Uint8Array>> = { certificates: new Map(), crls: new Map(), ocsps: new Map() };
  plain = true;

  constructor(private readonly document: PdfDocument) {}

  private follow(value: PdfValue | undefined): PdfValue {
    if (isRef(value)) this.numbers.add(value.number);
    if (this.numbers.size > MAX_ITEMS) throw new PdfError('too-complex', 'validation data');
    return this.document.resolve(value);
  }

  private surplus(): void {
    this.plain = false;
  }

  /** One element of DER that fills its stream, in a stream without further entries. */
  private element(item: PdfValue, kind: Kind | undefined): void {
    const stream = this.follow(item);
    if (!isRef(item) || !isStream(stream)) return this.surplus();
    if ([...stream.dict.entries.keys()].some((key) => !STREAM_KEYS.has(key))) this.surplus();
    const length = stream.dict.entries.get('Length');
    if (isRef(length)) this.numbers.add(length.number);
    if (kind && this.found[kind].has(item.number)) return;
    try {
      const der = this.document.data(stream);
      if (itemAt(der, 0).bytes.length !== der.length) return this.surplus();
      if (kind) this.found[kind].set(item.number, der);
    } catch (error) {
      if (!(error instanceof Error) || (error instanceof PdfError && error.code === 'too-complex')) throw error;
      this.surplus();
    }
  }

  private list(value: PdfValue, kind: Kind | undefined): void {
    const list = this.follow(value);
    if (!isArray(list)) return this.surplus();
    for (const item of list.items) this.element(item, kind);
  }

  private perSignature(value: PdfValue): void {
    const all = this.follow(value);
    if (!isDict(all)) return this.surplus();
    for (const [key, entry] of all.entries) {
      const one = this.follow(entry);
      if (key === 'Type' && isName(one, 'VRI')) continue;
      if (!/^[0-9A-Fa-f]{40}$/.test(key) || !isDict(one)) this.surplus();
      else this.parts(one);
    }
  }

  private parts(one: PdfDict): void {
    for (const [key, value] of one.entries) {
      if (key in VRI_LISTS) this.list(value, VRI_LISTS[key as keyof typeof VRI_LISTS]);
      else if (key === 'TS') this.element(value, undefined);
      else if (!(key === 'TU' && isString(value)) && !(key === 'Type' && isName(value, 'VRI'))) this.surplus();
    }
  }

  store(value: PdfValue): void {
    const store = this.follow(value);
    if (!isDict(store)) return this.surplus();
    for (const [key, entry] of store.entries) {
      if (key in LISTS) this.list(entry, LISTS[key as keyof typeof LISTS]);
      else if (key === 'VRI') this.perSignature(entry);
      else if (!(key === 'Type' && isName(entry, 'DSS'))) this.surplus();
    }
  }
}

/** Reads the store of a document; undefined when it has none. @throws PdfError `too-complex` when it is absurdly large. */
export function readStore(document: PdfDocument): SecurityStore | undefined {
  const place = document.catalog().entries.get('DSS');
  if (place === undefined) return undefined;
  const walk = new Walk(document);
  walk.store(place);
  const { certificates, crls, ocsps } = walk.found;
  return { certificates: [...certificates.values()], crls: [...crls.values()], ocsps: [...ocsps.values()], numbers: walk.numbers, plain: walk.plain };
}
