interface Window { count: number; endsAt: number }

const windows = new Map<string, Window>();
const MOST_KEYS = 50_000;

/**
 * Counts a try and says whether it is still within the limit. Kept in the memory of this process: a restart forgives.
 * @returns seconds to wait; 0 when the try is allowed
 */
export function takeTry(key: string, limit: number, windowSeconds: number, now: Date): number {
  const at = now.getTime();
  if (windows.size > MOST_KEYS) for (const [old, window] of windows) if (window.endsAt <= at) windows.delete(old);
  const window = windows.get(key);
  if (!window || window.endsAt <= at) {
    windows.set(key, { count: 1, endsAt: at + windowSeconds * 1000 });
    return 0;
  }
  window.count += 1;
  return window.count > limit ? Math.ceil((window.endsAt - at) / 1000) : 0;
}

/** Forgets the tries of a key: after a success. */
export const forgetTries = (key: string): void => void windows.delete(key);
