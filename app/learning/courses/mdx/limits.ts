import { hiddenCharacter } from './addresses';
import type { Findings } from './report';

/** Limits of one lesson. They bound the time of the parser, which is quadratic on some inputs, before it starts. */
export const LIMITS = {
  bytes: 200 * 1024,
  lineLength: 4_000,
  /** Characters between two empty lines. */
  blockLength: 12_000,
  /** Marks with a meaning (* _ [ ] < > { } ` ! &) between two empty lines. */
  blockMarks: 1_200,
  depth: 12,
  nodes: 8_000,
  components: 300,
} as const;

const MARKS = /[*_[\]<>{}`!&]/g;
const CONTAINERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;

/** Cheap look at the raw text, line by line; the parser runs only when nothing was found here. */
export function checkLimits(source: string, findings: Findings): void {
  const bytes = new TextEncoder().encode(source).length;
  if (bytes > LIMITS.bytes) {
    findings.add('too-large', { line: 1, column: 1 }, { size: Math.ceil(bytes / 1024), max: LIMITS.bytes / 1024 });
    return;
  }
  let block = { line: 1, length: 0, marks: 0 };
  source.split('\n').forEach((text, i) => {
    const line = i + 1;
    checkLine(text, line, findings);
    if (text.trim() === '') block = { line: line + 1, length: 0, marks: 0 };
    const before = block;
    block = { line: before.line, length: before.length + text.length, marks: before.marks + (text.match(MARKS)?.length ?? 0) };
    const crossed = (b: typeof block) => b.length > LIMITS.blockLength || b.marks > LIMITS.blockMarks;
    if (crossed(block) && !crossed(before)) findings.add('block-too-long', { line: block.line, column: 1 });
  });
}

function checkLine(text: string, line: number, findings: Findings): void {
  if (text.length > LIMITS.lineLength) {
    findings.add('line-too-long', { line, column: LIMITS.lineLength + 1 }, { size: text.length, max: LIMITS.lineLength });
    return;
  }
  const hidden = hiddenCharacter(text);
  if (hidden) findings.add('hidden-character', { line, column: hidden.index + 1 }, { code: hidden.code });
  const containers = CONTAINERS.exec(text)?.[0].match(/>|[-*+]|\d+[.)]/g)?.length ?? 0;
  if (containers > LIMITS.depth) findings.add('too-deep', { line, column: 1 }, { max: LIMITS.depth });
}
