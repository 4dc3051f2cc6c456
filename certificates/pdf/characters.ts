/** Classes of bytes (ISO 32000-2, 7.2.3), looked up in tables: every byte of a file passes here. */

const SPACES = [0x20, 0x0a, 0x0d, 0x09, 0x0c, 0x00];
const DELIMITERS = [...'()<>[]{}/%'].map((character) => character.charCodeAt(0));

const SPACE = 1;
const DELIMITER = 2;
const classes = new Uint8Array(256);
for (const byte of SPACES) classes[byte] = SPACE;
for (const byte of DELIMITERS) classes[byte] = DELIMITER;

/** True for the six white-space characters of PDF. */
export const isSpace = (byte: number | undefined): boolean => byte !== undefined && classes[byte] === SPACE;

/** True for a byte that may stand in a name, number or keyword. */
export const isRegular = (byte: number | undefined): byte is number => byte !== undefined && classes[byte] === 0;

const digits = new Int8Array(256).fill(-1);
for (let value = 0; value < 16; value += 1) {
  const text = value.toString(16);
  digits[text.charCodeAt(0)] = value;
  digits[text.toUpperCase().charCodeAt(0)] = value;
}

/** Value of a hexadecimal digit; -1 for any other byte. */
export const hexDigit = (byte: number): number => digits[byte] ?? -1;
