/** The values a PDF is made of (ISO 32000-2, 7.3). Numbers, booleans and null are themselves. */

export interface PdfName {
  readonly kind: 'name';
  readonly name: string;
}

/** A string; `start` and `end` are its token's place in the file (delimiters included), or in its object stream. */
export interface PdfString {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
  readonly hex: boolean;
  readonly start: number;
  readonly end: number;
}

export interface PdfRef {
  readonly kind: 'ref';
  readonly number: number;
  readonly generation: number;
}

export interface PdfArray {
  readonly kind: 'array';
  readonly items: readonly PdfValue[];
}

export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

/** A stream with its raw, still filtered bytes. */
export interface PdfStream {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  readonly raw: Uint8Array;
}

export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | PdfArray | PdfDict | PdfStream;

/** The file breaks a rule this reader keeps. `code` is stable and safe to show. */
export class PdfError extends Error {
  override readonly name = 'PdfError';
  constructor(readonly code: PdfErrorCode, detail?: string) {
    super(detail ? `${code}: ${detail}` : code);
  }
}

/** Why a file cannot be read. */
export type PdfErrorCode = 'not-a-pdf' | 'encrypted' | 'damaged' | 'too-complex' | 'xref-loop';

export const isName = (value: PdfValue | undefined, name?: string): value is PdfName =>
  typeof value === 'object' && value?.kind === 'name' && (name === undefined || value.name === name);
export const isString = (value: PdfValue | undefined): value is PdfString => typeof value === 'object' && value?.kind === 'string';
export const isRef = (value: PdfValue | undefined): value is PdfRef => typeof value === 'object' && value?.kind === 'ref';
export const isArray = (value: PdfValue | undefined): value is PdfArray => typeof value === 'object' && value?.kind === 'array';
export const isDict = (value: PdfValue | undefined): value is PdfDict => typeof value === 'object' && value?.kind === 'dict';
export const isStream = (value: PdfValue | undefined): value is PdfStream => typeof value === 'object' && value?.kind === 'stream';
/** A whole number ≥ 0. */
export const isCount = (value: PdfValue | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
