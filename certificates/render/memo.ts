/** Remembering results by a text key, with a bound: what was not asked for lately is forgotten. */
export class Memo<T> {
  private recent = new Map<string, T>();
  private older = new Map<string, T>();

  /** @param size entries per generation; at most two generations are kept. */
  constructor(private readonly size = 2_000) {}

  /** The remembered result, or a new one. */
  get(key: string, make: () => T): T {
    let found = this.recent.get(key);
    if (found !== undefined) return found;
    found = this.older.get(key) ?? make();
    if (this.recent.size >= this.size) {
      this.older = this.recent;
      this.recent = new Map();
    }
    this.recent.set(key, found);
    return found;
  }
}
