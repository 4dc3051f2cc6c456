import { can } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { Rubric } from '~/training/programmes';
import { findProgramme } from '~/training/programmes/index.server';
import { findAttendance, findHolders } from '../attendance/attendance.data.server';
import { participantScope } from '../attendance/participant-scope';
import type { SessionPlace } from '../find-session-place.server';
import { retryCollision } from '../retry-collision.server';
import { rubricPercent, unjudged, type Levels } from '../rubric-score';
import { findAssessment, writeAssessment, type Assessment } from './rubric.data.server';

export interface AssessmentAsked {
  readonly participation: string;
  readonly level: Levels;
  readonly note: string | null;
  /** When the assessment on the screen was made, as ISO text; empty for a first one. */
  readonly version: string;
}
export type RubricRefusal = 'rubric-not-practice' | 'rubric-absent' | 'rubric-not-present' | 'rubric-own' | 'rubric-incomplete' | 'rubric-changed' | 'rubric-closed';

const shown = ({ levels, percent, note }: Assessment) => ({ levels: { ...levels }, percent, note });

/** The rubric of an angkatan's programme; empty when it has none. */
export async function rubricOf(ctx: Ctx, { cohort }: SessionPlace): Promise<Rubric> {
  return (await findProgramme(ctx.read, cohort.programme.id))?.rubric ?? [];
}

/**
 * Saves what a trainer saw in the practice session: of somebody who was there, every criterion, and never of oneself.
 * A later change keeps both in the trail, and is refused when somebody else changed it meanwhile.
 */
export async function assessPractice(ctx: Ctx, place: SessionPlace, asked: AssessmentAsked): Promise<Outcome<{ name: string; percent: number }, RubricRefusal>> {
  const { session, cohort } = place;
  const { actor } = ctx;
  const rubric = await rubricOf(ctx, place);
  if (!session.practice || rubric.length === 0) return refuse('rubric-not-practice', {}, 'conflict');
  if (cohort.closedAt && cohort.closedAt <= ctx.now) return refuse('rubric-closed', {}, 'conflict');
  const [who] = await findHolders(ctx.read, cohort.id, [asked.participation]);
  if (!who || actor.id === null) return refuse('rubric-absent', {}, 'absent');
  if (who.personId === actor.personId) return refuse('rubric-own', {}, 'forbidden');
  if (!can({ ...actor, id: actor.id }, 'rubric:assess', participantScope(cohort, who))) return refuse('rubric-absent', {}, 'absent');
  const levels = Object.fromEntries(rubric.flatMap(({ key }) => (Object.hasOwn(asked.level, key) ? [[key, asked.level[key] ?? 0]] : [])));
  const percent = rubricPercent(rubric, levels);
  if (percent === null) return refuse('rubric-incomplete', { missing: unjudged(rubric, levels).length });
  return retryCollision(() => ctx.transaction(async (tx, audit) => {
    if ((await findAttendance(tx, session.id, who.id))?.status !== 'H') return refuse('rubric-not-present', { name: who.name }, 'conflict');
    const before = await findAssessment(tx, session.id, who.id);
    if ((before?.assessedAt.toISOString() ?? '') !== asked.version) return refuse('rubric-changed', {}, 'conflict');
    const after: Assessment = { participationId: who.id, assessorId: actor.id, levels, percent, note: asked.note, assessedAt: ctx.now };
    await writeAssessment(tx, session.id, after);
    audit({
      action: before ? 'rubric.changed' : 'rubric.assessed', subjectType: 'Participation', subjectId: who.id, region: who.regencyCode,
      detail: { session: session.id, before: before && shown(before), after: shown(after) },
    });
    return done({ name: who.name, percent });
  }));
}
