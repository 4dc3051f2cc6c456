import type { Ctx } from '~/people/access/index.server';
import { civilDay } from '~/platform/clock';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { findCohort, type CohortFacts } from '../cohort.data.server';
import { findParticipant, type ParticipantRow } from '../participation.data.server';
import { claimedParticipation, judgeToken } from './invitation-token.server';

export type LinkRefusal = 'invitation-unknown' | 'invitation-replaced' | 'invitation-expired' | 'invitation-withdrawn';
export interface Invitation {
  readonly row: ParticipantRow;
  readonly cohort: CohortFacts;
  /** Still time to answer: until the last day of the angkatan. */
  readonly answerable: boolean;
}

/** A link remains a way in for a year after the last day. */
const LIFE_MS = 365 * 24 * 60 * 60 * 1000;

/** Whose invitation a link is, or why it is none. Reads only; a preview of the link changes nothing. */
export async function resolveInvitation(ctx: Ctx, token: string): Promise<Outcome<Invitation, LinkRefusal>> {
  const id = claimedParticipation(token);
  const row = id ? await findParticipant(ctx.read, id) : null;
  if (!row) return refuse('invitation-unknown', {}, 'absent');
  const judged = judgeToken(ctx.env.dataDir, token, row);
  if (judged !== 'current') return refuse(judged === 'older' ? 'invitation-replaced' : 'invitation-unknown', {}, 'absent');
  const cohort = await findCohort(ctx.read, row.cohortId);
  if (!cohort) return refuse('invitation-unknown', {}, 'absent');
  if (ctx.now.getTime() > new Date(`${cohort.endsOn}T17:00:00Z`).getTime() + LIFE_MS) return refuse('invitation-expired', {}, 'absent');
  if (!['selected', 'confirmed', 'declined'].includes(row.status)) return refuse('invitation-withdrawn', {}, 'absent');
  return done({ row, cohort, answerable: civilDay(ctx.now) <= cohort.endsOn && cohort.closedAt === null });
}
