/**
 * Lets pieces of work run one after the other. Returns null instead of a promise when `waiting` pieces are already
 * in line: a queue without end only hides that nobody is being served.
 */
export function queueOfOne(waiting: number): <T>(work: () => Promise<T>) => Promise<T> | null {
  let tail: Promise<unknown> = Promise.resolve();
  let inLine = 0;
  return (work) => {
    if (inLine > waiting) return null;
    inLine += 1;
    const turn = tail.then(work).finally(() => {
      inLine -= 1;
    });
    tail = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  };
}
