import { randomInt } from 'node:crypto';

const ONSETS = ['b', 'd', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'w'];
const VOWELS = ['a', 'e', 'i', 'o', 'u'];

const of = (list: readonly string[]): string => list[randomInt(list.length)] ?? '';
const group = (): string => of(ONSETS) + of(VOWELS) + of(ONSETS) + of(VOWELS);

/** A password that can be read aloud, such as "bima-taro-kelu-4821": three groups of two syllables and four digits (about 50 bits). */
export function makePassword(): string {
  return [group(), group(), group(), String(randomInt(1000, 10_000))].join('-');
}
