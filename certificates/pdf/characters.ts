/** Classes of bytes (ISO 32000-2, 7.2.3). */

/** True for the six white-space characters of PDF. */
export const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0x00;

const DELIMITERS: ReadonlySet<number> = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));
/** True for a byte that may stand in a name, number or keyword. */
export const isRegular = (byte: number | undefined): byte is number => byte !== undefined && !isSpace(byte) && !DELIMITERS.has(byte);
