import { afterEach, beforeEach, vi } from 'vitest';

/** An error written to the console is an error nobody handled: it fails the test that caused it. */
const spy = vi.spyOn(console, 'error');

beforeEach(() => {
  spy.mockReset();
  spy.mockImplementation((...args: unknown[]) => {
    throw new Error(`console.error: ${args.map(String).join(' ')}`);
  });
});

afterEach(() => {
  const calls = spy.mock.calls;
  if (calls.length > 0) throw new Error(`console.error was called: ${String(calls[0]?.[0])}`);
});
