/** Fitting text into a width. */
import type { Canvas, TextStyle } from './canvas.ts';
import type { FontFace } from './font-face.ts';
import { Memo } from './memo.ts';

/** Most texts of a certificate are the same on the next one: how they were broken is remembered by face. */
interface Broken {
  readonly lines: Memo<readonly string[]>;
  readonly fitted: Memo<{ readonly lines: readonly string[]; readonly size: number }>;
}

const broken = new WeakMap<FontFace, Broken>();

function memoryOf(face: FontFace): Broken {
  let memory = broken.get(face);
  if (!memory) broken.set(face, (memory = { lines: new Memo(), fitted: new Memo() }));
  return memory;
}

const keyOf = (kind: string, text: string, { size, tracking = 0 }: TextStyle, ...numbers: readonly number[]): string => `${kind}|${size}|${tracking}|${numbers.join('|')}|${text}`;

/** One line without spaces to lose: nothing to break. */
const fitsAsItIs = (canvas: Canvas, text: string, style: TextStyle, width: number): boolean =>
  text !== '' && !/^ | {2}| $/.test(text) && canvas.measure(text, style) <= width;

/** Breaks a text into lines no wider than `width`; a single word that is wider is cut between characters. */
export const wrap = (canvas: Canvas, text: string, style: TextStyle, width: number): readonly string[] =>
  fitsAsItIs(canvas, text, style, width) ? [text] : memoryOf(canvas.face(style.face)).lines.get(keyOf('wrap', text, style, width), () => breakLines(canvas, text, style, width));

function breakLines(canvas: Canvas, text: string, style: TextStyle, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (canvas.measure(longer, style) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = cut(canvas, word, style, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return line === '' ? lines : [...lines, line];
}

function cut(canvas: Canvas, word: string, style: TextStyle, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of Array.from(word)) {
    if (piece !== '' && canvas.measure(piece + character, style) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** Lines broken so that none is much shorter than the others: the narrowest width that keeps their number. */
export const balance = (canvas: Canvas, text: string, style: TextStyle, width: number): readonly string[] =>
  fitsAsItIs(canvas, text, style, width) ? [text] : memoryOf(canvas.face(style.face)).lines.get(keyOf('balance', text, style, width), () => breakEvenly(canvas, text, style, width));

function breakEvenly(canvas: Canvas, text: string, style: TextStyle, width: number): readonly string[] {
  const best = breakLines(canvas, text, style, width);
  if (best.length < 2) return best;
  let lines = best;
  for (let narrower = width * 0.98; narrower > width / best.length; narrower *= 0.97) {
    const candidate = breakLines(canvas, text, style, narrower);
    if (candidate.length > best.length) break;
    lines = candidate;
  }
  return lines;
}

function joinItems(canvas: Canvas, items: readonly string[], separator: string, style: TextStyle, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    const longer = line === '' ? item : `${line}${separator}${item}`;
    if (line !== '' && canvas.measure(longer, style) > width) {
      lines.push(line);
      line = item;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** Items joined by a separator, lines broken between items only (inside one that alone is too wide), evenly. */
export function balanceItems(canvas: Canvas, items: readonly string[], separator: string, style: TextStyle, width: number): string[] {
  let lines = joinItems(canvas, items, separator, style, width);
  for (let narrower = width * 0.97, count = lines.length; count > 1 && narrower > width / count; narrower *= 0.97) {
    const candidate = joinItems(canvas, items, separator, style, narrower);
    if (candidate.length > count) break;
    lines = candidate;
  }
  return lines.flatMap((line) => (canvas.measure(line, style) > width ? wrap(canvas, line, style, width) : [line]));
}

/** A text set in one or more lines of one size. */
export interface Fitted {
  readonly lines: readonly string[];
  readonly style: TextStyle;
}

/**
 * Fits a text: one line as large as possible down to `oneLineMin`, else up to `maxLines` balanced lines
 * from that size down to `min`; below that, as many lines as it takes.
 */
export function fit(canvas: Canvas, text: string, style: TextStyle, width: number, limits: { oneLineMin: number; min: number; maxLines: number }): Fitted {
  const sized = (size: number): TextStyle => ({ ...style, size, ...(style.tracking ? { tracking: (style.tracking * size) / style.size } : {}) });
  if (canvas.measure(text, style) <= width && Math.floor(style.size * 4) === style.size * 4) return { lines: [text], style };
  const key = keyOf('fit', text, style, width, limits.oneLineMin, limits.min, limits.maxLines);
  const { lines, size } = memoryOf(canvas.face(style.face)).fitted.get(key, () => {
    const natural = canvas.measure(text, style);
    const largest = Math.floor(Math.min(style.size, (style.size * width) / Math.max(natural, 1)) * 4) / 4;
    if (largest >= limits.oneLineMin) return { lines: [text], size: largest };
    for (let smaller = limits.oneLineMin; smaller >= limits.min; smaller -= 0.5) {
      const candidate = breakEvenly(canvas, text, sized(smaller), width);
      if (candidate.length <= limits.maxLines) return { lines: candidate, size: smaller };
    }
    return { lines: breakEvenly(canvas, text, sized(limits.min), width), size: limits.min };
  });
  return { lines, style: sized(size) };
}
