/** A walk through everything a document leads to: what it mentions, and what in it could act or hide. */
import type { PdfDocument } from '../pdf/document.ts';
import { isArray, isDict, isName, isRef, isStream, PdfError } from '../pdf/values.ts';
import type { PdfDict, PdfValue } from '../pdf/values.ts';
import type { DangerCode } from './report.ts';

/** What a walk found. */
export interface ContentFinding {
  /** Numbers of all objects the document mentions, whether or not they exist. */
  readonly referenced: ReadonlySet<number>;
  readonly dangers: readonly DangerCode[];
}

/** Objects and values looked at in one file; certificates have some hundreds, magazines some ten thousand. */
const MAX_OBJECTS = 20_000;
const MAX_VALUES = 400_000;

/** Actions that only move the reader or open an address people see. */
const HARMLESS_ACTIONS: ReadonlySet<string> = new Set(['GoTo', 'URI']);
const MULTIMEDIA: ReadonlySet<string> = new Set(['RichMedia', 'Movie', 'Screen', '3D', 'Sound']);
const ACTION_KEYS = ['A', 'OpenAction', 'Next', 'PA'] as const;

function actionDanger(value: PdfValue): DangerCode | undefined {
  if (!isDict(value)) return undefined;
  const kind = value.entries.get('S');
  if (isName(kind, 'JavaScript') || value.entries.has('JS')) return 'javascript';
  return isName(kind) && !HARMLESS_ACTIONS.has(kind.name) ? 'actions' : undefined;
}

class Walk {
  readonly referenced = new Set<number>();
  readonly dangers = new Set<DangerCode>();
  private readonly seen = new Set<number>();
  private readonly todo: PdfValue[];
  private values = 0;

  constructor(private readonly document: PdfDocument) {
    this.todo = ['Root', 'Info'].map((key) => document.trailer.entries.get(key) ?? null);
  }

  /** The value behind a reference; damaged objects count as null here. */
  private follow(value: PdfValue | undefined): PdfValue {
    if (!isRef(value)) return value ?? null;
    try {
      return this.document.resolve(value);
    } catch (error) {
      if (!(error instanceof PdfError)) throw error;
      this.dangers.add(error.code === 'too-complex' ? 'not-searched' : 'damaged-objects');
      return null;
    }
  }

  private dict({ entries }: PdfDict): void {
    for (const key of ACTION_KEYS) {
      const danger = entries.has(key) ? actionDanger(this.follow(entries.get(key))) : undefined;
      if (danger) this.dangers.add(danger);
    }
    if (entries.has('AA')) this.dangers.add('actions');
    if (entries.has('JavaScript') || entries.has('JS')) this.dangers.add('javascript');
    if (entries.has('XFA')) this.dangers.add('xfa');
    if (entries.has('OCProperties') || isName(entries.get('Type'), 'OCG') || isName(entries.get('Type'), 'OCMD')) this.dangers.add('optional-content');
    const field = entries.get('FT');
    if (field !== undefined && !isName(this.follow(field), 'Sig')) this.dangers.add('form-fields');
    const subtype = entries.get('Subtype');
    if (isName(subtype) && MULTIMEDIA.has(subtype.name)) this.dangers.add('multimedia');
  }

  private visit(value: PdfValue): void {
    if (isRef(value)) {
      this.referenced.add(value.number);
      if (this.seen.has(value.number)) return;
      this.seen.add(value.number);
      if (this.document.isDangling(value)) this.dangers.add('missing-objects');
      else this.todo.push(this.follow(value));
    } else if (isArray(value)) {
      for (const item of value.items) if (typeof item === 'object') this.todo.push(item);
    } else if (isStream(value)) {
      // The bytes of such a stream lie in another file.
      if (value.dict.entries.has('F') || isDict(value.dict.entries.get('Ref'))) this.dangers.add('external-content');
      this.visit(value.dict);
    } else if (isDict(value)) {
      this.dict(value);
      for (const entry of value.entries.values()) if (typeof entry === 'object') this.todo.push(entry);
    }
  }

  /** Objects in use that the walk never met; the containers of others have done their part when they were read. */
  private unreachable(): boolean {
    const { document } = this;
    const own = new Set<number>();
    const containers = new Set<number>();
    const numbers = new Set<number>();
    for (const { entries, offset } of document.sections) {
      for (const [number, entry] of entries) {
        numbers.add(number);
        if (entry.place === 'stream') containers.add(entry.container);
        if (entry.place === 'file' && entry.offset === offset) own.add(number);
      }
    }
    return [...numbers].some((number) => number > 0 && !this.seen.has(number) && !containers.has(number) && !own.has(number) && document.entry(number)?.place !== 'free');
  }

  run(): ContentFinding {
    for (let next = this.todo.pop(); next !== undefined; next = this.todo.pop()) {
      this.values += 1;
      if (this.seen.size > MAX_OBJECTS || this.values > MAX_VALUES) {
        this.dangers.add('not-searched');
        break;
      }
      this.visit(next);
    }
    if (!this.dangers.has('not-searched') && this.unreachable()) this.dangers.add('unreachable-objects');
    return { referenced: this.referenced, dangers: [...this.dangers].sort() };
  }
}

/** Walks through a document. Never throws for what stands in it. */
export const walkContent = (document: PdfDocument): ContentFinding => new Walk(document).run();
