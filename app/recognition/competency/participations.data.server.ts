import type { ReadDb } from '~/platform/context.server';
import type { RuleSet } from '~/training/programmes';
import { RuleSetShape } from '~/training/programmes';

export interface JudgedParticipation {
  readonly id: string;
  readonly personId: string;
  readonly programmeId: string;
  readonly ruleSet: RuleSet;
}

const parsed = new Map<string, RuleSet>();

/** The rules an angkatan keeps from its beginning; parsed once, since they never change. */
function ruleSetOf(cohortId: string, stored: unknown): RuleSet {
  const known = parsed.get(cohortId);
  if (known) return known;
  const rules = RuleSetShape.parse(stored);
  parsed.set(cohortId, rules);
  return rules;
}

/** Whom to judge, and by which rules. */
export async function findJudged(db: ReadDb, participationIds: readonly string[]): Promise<JudgedParticipation[]> {
  const rows = await db.participation.findMany({
    where: { id: { in: [...new Set(participationIds)] } },
    select: { id: true, personId: true, cohort: { select: { id: true, programmeId: true, ruleSet: true } } },
  });
  return rows.map(({ id, personId, cohort }) => ({ id, personId, programmeId: cohort.programmeId, ruleSet: ruleSetOf(cohort.id, cohort.ruleSet) }));
}
