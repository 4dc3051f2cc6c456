import { beforeAll, expect, it } from 'vitest';
import { fileVerdict, verifyPdf } from '#certificates';
import type { FileVerdict } from '#certificates';
import { concat } from '../../certificates/asn1/der-writer.ts';
import { latin1 } from '../../certificates/pdf/serialise.ts';
import { gatherMaterial } from './support/attack-material.ts';
import type { AttackMaterial } from './support/attack-material.ts';
import { text } from './support/pdf-surgery.ts';

/** A small generator of numbers in [0, 1), so that every run touches the same places. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;
type Mutation = (pdf: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const at = (pdf: Uint8Array, random: Random): number => Math.floor(random() * pdf.length);
const WORDS = ['obj', 'endobj', 'stream', 'endstream', 'xref', 'trailer', 'startxref', '%%EOF', '/Prev', '/Root', '/Size', '/Contents', '/ByteRange', '/Fields', '/DSS', '/Certs', '/V ', '/Kids', ' 0 R', '<<', '>>', '[', ']'];

/** Places where a structure word stands, so that changes hit the skeleton and not the letters of a font. */
function wordPlace(pdf: Uint8Array, random: Random): number {
  const word = WORDS[Math.floor(random() * WORDS.length)] ?? 'obj';
  const content = text(pdf);
  const from = content.indexOf(word, at(pdf, random));
  return from >= 0 ? from : Math.max(0, content.indexOf(word));
}

function patched(pdf: Uint8Array, place: number, bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(pdf);
  copy.set(bytes.subarray(0, Math.max(0, pdf.length - place)), place);
  return copy;
}

const mutations: Readonly<Record<string, Mutation>> = {
  bit: (pdf, random) => patched(pdf, at(pdf, random), Uint8Array.of(Math.floor(random() * 256))),
  'bits near a word': (pdf, random) => patched(pdf, Math.min(pdf.length - 1, wordPlace(pdf, random) + Math.floor(random() * 12)), Uint8Array.of(Math.floor(random() * 256))),
  'a digit near a word': (pdf, random) => {
    const place = wordPlace(pdf, random);
    const digit = /\d/.exec(text(pdf.subarray(place, place + 40)));
    return patched(pdf, place + (digit?.index ?? 0), latin1(String(Math.floor(random() * 10))));
  },
  'bytes taken out': (pdf, random) => {
    const place = wordPlace(pdf, random);
    return concat([pdf.subarray(0, place), pdf.subarray(place + 1 + Math.floor(random() * 20))]);
  },
  'bytes put in': (pdf, random) => {
    const place = wordPlace(pdf, random);
    return concat([pdf.subarray(0, place), latin1(WORDS[Math.floor(random() * WORDS.length)] ?? ''), pdf.subarray(place)]);
  },
  'a stretch repeated': (pdf, random) => {
    const [from, to] = [wordPlace(pdf, random), wordPlace(pdf, random)];
    return concat([pdf.subarray(0, to), pdf.subarray(from, from + 200), pdf.subarray(to)]);
  },
  'a stretch of another file': (pdf, random, other) => patched(pdf, wordPlace(pdf, random), other.subarray(at(other, random)).subarray(0, 1 + Math.floor(random() * 400))),
  'cut off': (pdf, random) => pdf.subarray(0, at(pdf, random)),
  'ends sewn together': (pdf, random, other) => concat([pdf.subarray(0, at(pdf, random)), other.subarray(at(other, random))]),
};

let material: AttackMaterial;
beforeAll(async () => {
  material = await gatherMaterial();
});

/** True when the bytes are one of the genuine files, or whole revisions of one: cutting the last off leaves those before, with or without a final newline. */
const isGenuine = (pdf: Uint8Array): boolean =>
  /%%EOF\n?$/.test(text(pdf.subarray(-6)))
  && [material.genuine, material.provided, material.lasting, material.other, material.otherLasting].some((known) => Buffer.compare(known.subarray(0, pdf.length), pdf) === 0);

/**
 * Validation data that no time stamp covers yet (B-LT) are protected by nothing but their own signatures: a change in
 * them may go unnoticed as long as every signed byte is as it was.
 */
const onlyUnprotected = (changed: Uint8Array, from: Uint8Array | undefined): boolean =>
  from === material.provided && Buffer.compare(changed.subarray(0, material.genuine.length), material.genuine) === 0;

it.each(Object.keys(mutations))('thousands of random changes: no word of them is genuine, none ends in an exception: %s', (name) => {
  const random = mulberry(20260729 + name.length);
  const verdicts = new Map<FileVerdict, number>();
  const until = performance.now() + 12_000;
  let count = 0;
  for (; count < 1_200 && performance.now() < until; count += 1) {
    const [pdf, other] = [[material.genuine, material.otherLasting], [material.lasting, material.other], [material.provided, material.other]][count % 3] ?? [];
    const changed = mutations[name]?.(pdf ?? new Uint8Array(), random, other ?? new Uint8Array()) ?? new Uint8Array();
    if (isGenuine(changed)) continue;
    const verdict = fileVerdict(verifyPdf(changed, material.office.trust));
    if (verdict === 'genuine' && !onlyUnprotected(changed, pdf)) expect.fail(`${name}, change ${count}: called genuine`);
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  }
  expect(count).toBeGreaterThan(50);
  expect([...verdicts.values()].reduce((sum, one) => sum + one, 0)).toBeGreaterThan(50);
});
