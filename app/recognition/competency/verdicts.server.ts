import type { ReadDb } from '~/platform/context.server';
import type { RuleSet } from '~/training/programmes';
import type { Facts } from './facts';
import { gatherFacts } from './gather-facts.server';
import { judge, type Verdict } from './judge';

export interface JudgedPerson {
  readonly participationId: string;
  readonly personId: string;
  readonly ruleSet: RuleSet;
  readonly facts: Facts;
  readonly verdict: Verdict;
}

/** Judges each participation by the rules its angkatan keeps. Works on committed data or inside a transaction. */
export async function verdictsFor(db: ReadDb, participationIds: readonly string[]): Promise<Map<string, JudgedPerson>> {
  const gathered = await gatherFacts(db, participationIds);
  return new Map([...gathered].map(([id, { facts, ruleSet, personId }]) =>
    [id, { participationId: id, personId, ruleSet, facts, verdict: judge(facts, ruleSet) }]));
}
