/** Fitting text into a width. */
import type { Canvas, TextStyle } from './canvas.ts';

/** Breaks a text into lines no wider than `width`; a single word that is wider is cut between characters. */
export function wrap(canvas: Canvas, text: string, style: TextStyle, width: number): string[] {
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
export function balance(canvas: Canvas, text: string, style: TextStyle, width: number): string[] {
  const best = wrap(canvas, text, style, width);
  if (best.length < 2) return best;
  let lines = best;
  for (let narrower = width * 0.98; narrower > width / best.length; narrower *= 0.97) {
    const candidate = wrap(canvas, text, style, narrower);
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
  const natural = canvas.measure(text, style);
  const sized = (size: number): TextStyle => ({ ...style, size, ...(style.tracking ? { tracking: (style.tracking * size) / style.size } : {}) });
  const size = Math.floor(Math.min(style.size, (style.size * width) / Math.max(natural, 1)) * 4) / 4;
  if (size >= limits.oneLineMin) return { lines: [text], style: sized(size) };
  for (let smaller = limits.oneLineMin; smaller >= limits.min; smaller -= 0.5) {
    const candidate = sized(smaller);
    const lines = balance(canvas, text, candidate, width);
    if (lines.length <= limits.maxLines) return { lines, style: candidate };
  }
  const smallest = sized(limits.min);
  return { lines: balance(canvas, text, smallest, width), style: smallest };
}
