/** What an official letter says: surat pemanggilan, undangan, surat keterangan. */

/** A part of the body. */
export type LetterBlock =
  | { readonly kind: 'paragraph'; readonly text: string; readonly strong?: boolean }
  /** Label and value side by side: hari/tanggal, pukul, tempat. */
  | { readonly kind: 'facts'; readonly rows: ReadonlyArray<readonly [label: string, value: string]> }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered?: boolean }
  /** Columns share the width by `widths` (parts, equal unless told otherwise). */
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: ReadonlyArray<readonly string[]>; readonly widths?: readonly number[] }
  | { readonly kind: 'page-break' };

/** A personal link: QR code with words beside it. */
export interface LetterQr {
  readonly url: string;
  /** What the reader does with it. */
  readonly caption: string;
  /** Code to type instead. */
  readonly code?: string;
}

/** One letter. Dates are civil dates. */
export interface Letter {
  readonly letterhead: {
    /** Head lines, the office last: it is set largest. */
    readonly lines: readonly string[];
    /** Address, telephone, e-mail. */
    readonly address?: string;
    readonly logo?: Uint8Array;
  };
  readonly number: string;
  /** Sifat: "Biasa", "Penting". */
  readonly nature?: string;
  /** Lampiran in words: "1 (satu) berkas". */
  readonly attachments?: string;
  readonly subject: string;
  readonly city: string;
  readonly date: string;
  /** Addressee line by line, without "Yth."; empty for a report to nobody in particular. */
  readonly to: readonly string[];
  readonly body: readonly LetterBlock[];
  /** Left out where nobody signs by hand: a report that is sealed electronically. */
  readonly signatory?: { readonly position: string; readonly prefix?: string; readonly name: string; readonly rank?: string; readonly nip?: string };
  /** Tembusan. */
  readonly copies?: readonly string[];
  readonly qr?: LetterQr;
}
