import { groupCode, makeCode, readCode, type CodeRefusal } from '~/people/accounts';
import type { Outcome } from '~/platform/outcome';

/** Seven characters and a check: enough among all who ever took part, short enough to be typed from a paper card. */
const LENGTH = 8;

/** The code of a personal attendance card, from at least 32 random bytes. Uniqueness is the register's to keep. */
export function makeCardCode(random: Uint8Array): string {
  return makeCode(LENGTH, random);
}

/** Reads what was typed or scanned, in any case, with or without dashes. */
export function readCardCode(raw: string): Outcome<string, CodeRefusal> {
  return readCode(raw, LENGTH);
}

/** 'ABCDEFGH' → 'ABCD-EFGH'. */
export function formatCardCode(code: string): string {
  return groupCode(code, 4);
}
