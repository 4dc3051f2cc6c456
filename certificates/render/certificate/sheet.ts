/** Measures of a certificate's pages: the data half of a template. All lengths in points. */

/** What the drawing functions are told about a template. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Text keeps this far from the left and right edge. */
  readonly side: number;
  /** Where the head of the front begins, from the upper edge. */
  readonly top: number;
  /** Base line of the last line of the note, from the lower edge. */
  readonly base: number;
  /** Height of logos. */
  readonly logo: number;
  readonly sizes: { readonly title: number; readonly name: number; readonly programme: number };
  /** Most signatories that stand beside the QR code; with more of them it moves to a row of its own below. */
  readonly besideQr: number;
  readonly qr: number;
}

/** A4 in points. */
const [SHORT, LONG] = [595.28, 841.89];

export const LANDSCAPE: Sheet = {
  width: LONG, height: SHORT, side: 72, top: 54, base: 54, logo: 46, sizes: { title: 33, name: 27, programme: 15 }, besideQr: 3, qr: 78,
};

export const PORTRAIT: Sheet = {
  width: SHORT, height: LONG, side: 66, top: 66, base: 56, logo: 64, sizes: { title: 34, name: 26, programme: 15 }, besideQr: 1, qr: 78,
};
