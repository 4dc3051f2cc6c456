/** Comparing PDF values by what they say, not by how they are spelled. */
import { isArray, isDict, isName, isRef, isString } from './values.ts';
import type { PdfDict, PdfValue } from './values.ts';

/** True when two values say the same; references are equal when they name the same object. Streams are never equal. */
export function sameValue(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (isArray(a)) return isArray(b) && a.items.length === b.items.length && a.items.every((item, i) => sameValue(item, b.items[i]));
  if (isDict(a)) return isDict(b) && differingKeys(a, b).length === 0;
  if (isString(a)) return isString(b) && Buffer.compare(a.bytes, b.bytes) === 0;
  if (isName(a)) return isName(b, a.name);
  if (isRef(a)) return isRef(b) && a.number === b.number && a.generation === b.generation;
  return typeof a !== 'object' || a === null ? a === b : false;
}

/** Keys whose values differ, or that only one dictionary has. */
export function differingKeys(a: PdfDict, b: PdfDict): string[] {
  const keys = new Set([...a.entries.keys(), ...b.entries.keys()]);
  return [...keys].filter((key) => !sameValue(a.entries.get(key), b.entries.get(key)));
}
