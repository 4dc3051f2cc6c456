import type { Outcome } from '~/platform/outcome';

/** What a use case gave. The demo asks only for what is allowed: a refusal is a fault of the demo. */
export function must<T, C extends string>(outcome: Outcome<T, C>, what: string): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`demo: ${what}: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}`);
}
