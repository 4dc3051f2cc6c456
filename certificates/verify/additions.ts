/**
 * What a revision behind a signature may add without touching what people see (ETSI EN 319 142-1, 5.5): validation data,
 * the developer extension that announces them, and invisible document time stamps. Everything else is a change.
 */
import { differingKeys, sameValue } from '../pdf/equal.ts';
import type { PdfDocument } from '../pdf/document.ts';
import { isArray, isDict, isName, isRef, PdfError } from '../pdf/values.ts';
import type { PdfDict, PdfRef, PdfValue } from '../pdf/values.ts';
import { readStore } from './dss.ts';
import type { LaterRevision } from './revisions.ts';

/** What a revision turned out to be. */
export interface Additions {
  /** Objects that are neither validation data nor part of a document time stamp. */
  readonly foreign: readonly number[];
  /** Signature dictionaries of the document time stamps it adds. */
  readonly timestamps: readonly number[];
}

const TRAILER_KEYS: ReadonlySet<string> = new Set(['Size', 'Root', 'Info', 'ID', 'Prev', 'Type', 'W', 'Index', 'Length', 'Filter', 'DecodeParms']);
const FIELD_KEYS: ReadonlySet<string> = new Set(['Type', 'Subtype', 'FT', 'T', 'V', 'P', 'Rect', 'F', 'Ff']);
const STAMP_KEYS: ReadonlySet<string> = new Set(['Type', 'Filter', 'SubFilter', 'Contents', 'ByteRange', 'V', 'M', 'Name', 'Reason', 'Location', 'Prop_Build']);

const itemsOf = (value: PdfValue): readonly PdfValue[] => (isArray(value) ? value.items : []);

/** Root, Info and the first half of the file's name stay what they were; nothing but a trailer's own entries. */
function trailerHolds(before: PdfDict, after: PdfDict): boolean {
  const name = ({ entries }: PdfDict): PdfValue => itemsOf(entries.get('ID') ?? null)[0] ?? null;
  const kept = ['Root', 'Info'].every((key) => sameValue(before.entries.get(key), after.entries.get(key))) && sameValue(name(before), name(after));
  return kept && [...after.entries.keys()].every((key) => TRAILER_KEYS.has(key));
}

/** Names and numbers alone, as in `<</ESIC<</BaseVersion/1.7/ExtensionLevel 2>>>>`. */
function isExtensions(value: PdfValue | undefined, depth = 0): boolean {
  if (!isDict(value) || depth > 1) return false;
  return [...value.entries.values()].every((entry) => isName(entry) || typeof entry === 'number' || isExtensions(entry, depth + 1));
}

/** A revision under judgement: collects what is allowed. */
class Judgement {
  readonly allowed = new Set<number>();
  readonly timestamps: number[] = [];
  /** Objects that are what a revision may be for. */
  readonly purpose = new Set<number>();
  readonly newFields: PdfRef[] = [];

  constructor(private readonly revision: LaterRevision, private readonly referenced: ReadonlySet<number>) {}

  private get before(): PdfDocument {
    return this.revision.before;
  }

  private get after(): PdfDocument {
    return this.revision.after;
  }

  /** A number that meant nothing before, and that nothing signed leads to. */
  private isNew(value: PdfValue | undefined): value is PdfRef {
    if (!isRef(value) || this.referenced.has(value.number)) return false;
    const entry = this.before.entry(value.number);
    return !entry || entry.place === 'free';
  }

  /** A field of an invisible document time stamp: its keys are few, its rectangle is empty, its value is a new stamp. */
  private isStampField(reference: PdfValue): boolean {
    const field = this.after.resolve(reference);
    if (!this.isNew(reference) || !isDict(field) || [...field.entries.keys()].some((key) => !FIELD_KEYS.has(key))) return false;
    const rect = this.after.get(field, 'Rect');
    const corner = itemsOf(rect);
    const invisible = rect === null || (corner.length === 4 && corner.every((side, i) => typeof side === 'number' && side === corner[i % 2]));
    const value = field.entries.get('V');
    const stamp = this.after.resolve(value);
    if (!isName(this.after.get(field, 'FT'), 'Sig') || !invisible || !this.isNew(value) || !isDict(stamp)) return false;
    if (!isName(stamp.entries.get('SubFilter'), 'ETSI.RFC3161') || [...stamp.entries].some(([key, entry]) => !STAMP_KEYS.has(key) || isRef(entry))) return false;
    this.newFields.push(reference);
    this.timestamps.push(value.number);
    this.purpose.add(value.number);
    this.allowed.add(reference.number).add(value.number);
    return true;
  }

  /** The list of fields has grown at its end by stamp fields alone. */
  private fieldsHold(before: PdfValue, after: PdfValue): boolean {
    const [old, grown] = [itemsOf(before), itemsOf(after)];
    return old.every((item, i) => sameValue(item, grown[i])) && grown.slice(old.length).every((item) => this.isStampField(item));
  }

  private listHolds(before: PdfDict | undefined, after: PdfDict, key: string): boolean {
    const place = after.entries.get(key);
    const was = before?.entries.get(key);
    if (isRef(place) && (sameValue(place, was) || this.isNew(place))) this.allowed.add(place.number);
    return this.fieldsHold(before ? this.before.get(before, key) : null, this.after.get(after, key));
  }

  private formHolds(before: PdfDict, after: PdfDict): boolean {
    const [was, is] = [this.before.get(before, 'AcroForm'), this.after.get(after, 'AcroForm')];
    if (!isDict(is)) return was === null && is === null;
    const place = after.entries.get('AcroForm');
    const old = isDict(was) ? was : undefined;
    const others = differingKeys(old ?? { kind: 'dict', entries: new Map() }, is).filter((key) => key !== 'Fields' && key !== 'SigFlags');
    const flags = is.entries.get('SigFlags') ?? 0;
    const holds = others.length === 0 && (flags === 3 || sameValue(flags, old?.entries.get('SigFlags') ?? 0)) && this.listHolds(old, is, 'Fields');
    if (holds && isRef(place) && (sameValue(place, before.entries.get('AcroForm')) || this.isNew(place))) this.allowed.add(place.number);
    return holds;
  }

  /** The catalogue differs in nothing but form, validation data and extensions. */
  catalog(): void {
    const root = this.after.trailer.entries.get('Root');
    if (!trailerHolds(this.before.trailer, this.after.trailer) || !isRef(root)) return;
    const [was, is] = [this.before.catalog(), this.after.catalog()];
    const others = differingKeys(was, is).filter((key) => !['AcroForm', 'DSS', 'Extensions'].includes(key));
    const extensions = sameValue(was.entries.get('Extensions'), is.entries.get('Extensions')) || isExtensions(is.entries.get('Extensions'));
    if (others.length === 0 && extensions && this.formHolds(was, is)) this.allowed.add(root.number);
  }

  /** Objects of the store that are new, or were the store's before. */
  store(): void {
    const store = readStore(this.after);
    if (!store?.plain) return;
    const old = readStore(this.before)?.numbers ?? new Set<number>();
    for (const number of store.numbers) {
      if (!old.has(number) && !this.isNew({ kind: 'ref', number, generation: 0 })) continue;
      this.allowed.add(number);
      this.purpose.add(number);
    }
  }

  /** Pages whose annotations have grown by the new fields alone. */
  pages(numbers: readonly number[]): void {
    if (this.newFields.length === 0 || numbers.length === 0) return;
    for (const page of this.before.pages()) {
      const [was, is] = [this.before.object(page), this.after.object(page)];
      if (!isDict(was) || !isDict(is) || differingKeys(was, is).some((key) => key !== 'Annots')) continue;
      const [old, grown] = [itemsOf(this.before.get(was, 'Annots')), itemsOf(this.after.get(is, 'Annots'))];
      const kept = old.every((item, i) => sameValue(item, grown[i]));
      if (!kept || !grown.slice(old.length).every((item) => this.newFields.some((field) => sameValue(field, item)))) continue;
      const place = is.entries.get('Annots');
      this.allowed.add(page);
      if (isRef(place) && (sameValue(place, was.entries.get('Annots')) || this.isNew(place))) this.allowed.add(place.number);
    }
  }
}

/**
 * Judges one revision.
 * @param referenced numbers that the signed document mentions, whether or not they exist in it: filling one of them
 * later would change what was signed.
 * @throws PdfError `too-complex`
 */
export function judgeAdditions(revision: LaterRevision, referenced: ReadonlySet<number>): Additions {
  const judgement = new Judgement(revision, referenced);
  if (!revision.tidy) return { foreign: revision.numbers, timestamps: [] };
  try {
    judgement.catalog();
    judgement.store();
    judgement.pages(revision.numbers.filter((number) => !judgement.allowed.has(number)));
  } catch (error) {
    if (error instanceof PdfError && error.code !== 'too-complex') return { foreign: revision.numbers, timestamps: [] };
    throw error;
  }
  // A revision that adds neither validation data nor a stamp has no business behind a signature, whatever it holds.
  const honest = trailerHolds(revision.before.trailer, revision.after.trailer) && revision.numbers.some((number) => judgement.purpose.has(number));
  if (!honest) return { foreign: revision.numbers, timestamps: [] };
  return { foreign: revision.numbers.filter((number) => !judgement.allowed.has(number)), timestamps: judgement.timestamps };
}
