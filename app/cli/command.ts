/** Where a command writes: results to `out`, everything for people to `note`. */
export interface Output {
  out(line: string): void;
  note(line: string): void;
}

export interface Options {
  readonly json: boolean;
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
  readonly args: readonly string[];
}

/** One command of `bekal`. */
export interface Command {
  /** "certificates export": one or two words. */
  readonly name: string;
  readonly summary: string;
  /** Arguments and options after the name, as the help shows them. */
  readonly usage: string;
  /** Options of its own besides --json, --data and --help. */
  readonly options?: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly summary: string }>>;
  /** How many plain arguments it takes. */
  readonly args: { readonly min: number; readonly max: number };
  /** @returns EXIT.ok, or EXIT.found when what was asked about is not in order */
  run(options: Options, output: Output): Promise<number>;
}

/** 0: done and in order. 1: done, and something is not in order (or could not be done). 2: the call itself was wrong. */
export const EXIT = { ok: 0, found: 1, usage: 2 } as const;

/** A failure whose message is for the person at the keyboard; ends with exit code 1. */
export class CommandError extends Error {}
