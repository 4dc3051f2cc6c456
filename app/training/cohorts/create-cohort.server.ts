import { contains, regionsFor } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { readPhone, type PhoneRefusal } from '~/people/accounts';
import { EAST_JAVA } from '~/people/regions';
import { isUniqueViolation } from '~/platform/db/errors.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { ruleProblems } from '~/training/programmes';
import { findProgrammeByKey } from '~/training/programmes/index.server';
import { toRoman } from './cohort';
import { cohortExists, insertCohort } from './cohort.data.server';
import type { CohortInput } from './cohort.schema';

export type CohortRefusal =
  | 'cohort-programme-unknown' | 'cohort-dates-reversed' | 'cohort-number-taken' | 'cohort-quota-sum' | 'cohort-region-foreign'
  | 'cohort-region-twice' | 'cohort-rules-impossible' | PhoneRefusal;

/** 'pembekalan-pensosmas-2017-iii': programme, year of the first day, number. */
export function cohortKey(programmeKey: string, startsOn: string, number: number): string {
  return `${programmeKey}-${startsOn.slice(0, 4)}-${toRoman(number).toLowerCase()}`;
}

/**
 * Makes an angkatan of a programme; the rules of the programme are frozen into it.
 * An officer of one kabupaten or kota makes angkatan of that region alone, and says its quota.
 */
export async function createCohort(ctx: Ctx, input: CohortInput): Promise<Outcome<{ id: string; key: string }, CohortRefusal>> {
  const programme = await findProgrammeByKey(ctx.read, input.programme);
  if (!programme) return refuse('cohort-programme-unknown');
  const wrong = inputFault(ctx, input);
  if (wrong) return wrong;
  const phone = input.contactPhone ? readPhone(input.contactPhone) : null;
  if (phone && !phone.ok) return phone;
  if (ruleProblems(programme.ruleSet, programme.subjects).length > 0) return refuse('cohort-rules-impossible');
  const { programme: _key, ...facts } = input;
  const key = cohortKey(programme.key, input.startsOn, input.number);
  try {
    return await ctx.transaction(async (tx, audit) => {
      if (await cohortExists(tx, key)) return refuse('cohort-number-taken', { number: toRoman(input.number), year: input.startsOn.slice(0, 4) }, 'conflict');
      const id = await insertCohort(tx, {
        ...facts, key, programmeId: programme.id, ruleSet: programme.ruleSet, contactPhone: phone?.value ?? null, createdById: ctx.actor.id, createdAt: ctx.now,
      });
      audit({ action: 'cohort.created', subjectType: 'Cohort', subjectId: id, region: onlyRegion(input), detail: { key, quota: input.quota, ruleSetVersion: programme.ruleSet.version } });
      return done({ id, key });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('cohort-number-taken', { number: toRoman(input.number), year: input.startsOn.slice(0, 4) }, 'conflict');
    throw error;
  }
}

const onlyRegion = ({ quotas }: CohortInput): string => (quotas.length === 1 ? (quotas[0]?.regencyCode ?? EAST_JAVA) : EAST_JAVA);

function inputFault(ctx: Ctx, input: CohortInput) {
  if (input.endsOn < input.startsOn) return refuse('cohort-dates-reversed');
  const codes = input.quotas.map(({ regencyCode }) => regencyCode);
  if (new Set(codes).size !== codes.length) return refuse('cohort-region-twice');
  const sum = input.quotas.reduce((total, { quota }) => total + quota, 0);
  if (codes.length > 0 && sum !== input.quota) return refuse('cohort-quota-sum', { sum, quota: input.quota });
  const { actor } = ctx;
  if (actor.id === null) return null; // the system: seeds and the command line
  const held = regionsFor({ ...actor, id: actor.id }, 'cohort:write');
  const wanted = codes.length > 0 ? codes : [EAST_JAVA];
  return wanted.every((code) => held.some((region) => contains(region, code))) ? null : refuse('cohort-region-foreign');
}
