export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  /** Line number in the new text; null for a removed line. */
  readonly line: number | null;
}

/** Above this many changed lines on both sides the table of the comparison would grow past some 4 million cells. */
const MAX_LINES = 2_000;

/**
 * What changed from one text to the next, line by line: a longest common subsequence of the lines that are left when the
 * common beginning and end are set aside. Texts of more than 2,000 differing lines are shown as replaced whole.
 */
export function diffLines(before: string, after: string): DiffLine[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const changed = middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const kinds = [...Array<'same'>(head).fill('same'), ...changed, ...Array<'same'>(tail).fill('same')];
  const at = { old: 0, now: 0 };
  return kinds.map((kind) => {
    if (kind === 'removed') return { kind, text: old[at.old++] ?? '', line: null };
    if (kind === 'same') at.old += 1;
    at.now += 1;
    return { kind, text: now[at.now - 1] ?? '', line: at.now };
  });
}

/** The order of kept, removed and added lines between two lists without common ends. */
function middle(old: readonly string[], now: readonly string[]): DiffLine['kind'][] {
  const whole = () => [...old.map(() => 'removed' as const), ...now.map(() => 'added' as const)];
  if (old.length === 0 || now.length === 0 || Math.max(old.length, now.length) > MAX_LINES) return whole();
  const width = now.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  const cell = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = old[i] === now[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  const kinds: DiffLine['kind'][] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const same = i < old.length && j < now.length && old[i] === now[j];
    const kind = same ? 'same' : i < old.length && (j === now.length || cell(i + 1, j) >= cell(i, j + 1)) ? 'removed' : 'added';
    kinds.push(kind);
    if (kind !== 'added') i += 1;
    if (kind !== 'removed') j += 1;
  }
  return kinds;
}

/** Changed lines with `context` unchanged ones around each; null marks a gap. */
export function withContext(lines: readonly DiffLine[], context = 2): (DiffLine | null)[] {
  const near = lines.map((_, at) => lines.slice(Math.max(0, at - context), at + context + 1).some(({ kind }) => kind !== 'same'));
  return lines.flatMap((line, at) => (near[at] ? [line] : at === 0 || near[at - 1] ? [null] : []));
}
