interface Window { count: number; endsAt: number }

const windows = new Map<string, Window>();
const MOST_KEYS = 50_000;

/** What is left of a limit after a try. */
export interface Allowance {
  /** Seconds to wait; 0 when the try is allowed. */
  readonly wait: number;
  readonly left: number;
  /** Seconds until the count begins anew. */
  readonly resetSeconds: number;
}

/** Counts a try and says what is left. Kept in the memory of this process: a restart forgives. */
export function meter(key: string, limit: number, windowSeconds: number, now: Date): Allowance {
  const at = now.getTime();
  if (windows.size > MOST_KEYS) for (const [old, window] of windows) if (window.endsAt <= at) windows.delete(old);
  const window = windows.get(key);
  if (!window || window.endsAt <= at) {
    windows.set(key, { count: 1, endsAt: at + windowSeconds * 1000 });
    return { wait: 0, left: limit - 1, resetSeconds: windowSeconds };
  }
  window.count += 1;
  const resetSeconds = Math.ceil((window.endsAt - at) / 1000);
  return { wait: window.count > limit ? resetSeconds : 0, left: Math.max(0, limit - window.count), resetSeconds };
}

/**
 * Counts a try and says whether it is still within the limit.
 * @returns seconds to wait; 0 when the try is allowed
 */
export const takeTry = (key: string, limit: number, windowSeconds: number, now: Date): number => meter(key, limit, windowSeconds, now).wait;

/** Forgets the tries of a key: after a success. */
export const forgetTries = (key: string): void => void windows.delete(key);
