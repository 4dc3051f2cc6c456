import type { Ctx } from '~/people/access/index.server';
import { printedName } from '~/people/accounts';
import { sessionHead, sessionPeople } from '../attendance/session-page.view.server';
import type { SessionPlace } from '../find-session-place.server';
import { personNames } from '../session.data.server';
import { rubricOf } from './assess-practice.server';
import { findAssessments } from './rubric.data.server';

/** The rubric of a practice session: who is left, who is done, and one person's form: the one asked for, or the next. */
export async function rubricPageView(ctx: Ctx, place: SessionPlace, chosenId: string | null) {
  const [rubric, { rows, recordOf }, assessments] = await Promise.all([rubricOf(ctx, place), sessionPeople(ctx, place), findAssessments(ctx.read, place.session.id)]);
  const byPerson = new Map(assessments.map((assessment) => [assessment.participationId, assessment]));
  const names = await personNames(ctx.read, assessments.map(({ assessorId }) => assessorId));
  const people = rows.filter(({ personId }) => personId !== ctx.actor.personId).map((row) => ({
    id: row.id, name: printedName(row.person), present: recordOf(row.id)?.status === 'H', assessment: byPerson.get(row.id) ?? null,
  }));
  const left = people.filter(({ present, assessment }) => present && !assessment);
  const chosen = chosenId === null ? left[0] : people.find(({ id, present }) => id === chosenId && present);
  const done = people.flatMap(({ id, name, assessment }) => (assessment
    ? [{ id, name, percent: assessment.percent, at: assessment.assessedAt, by: assessment.assessorId === null ? null : (names.get(assessment.assessorId) ?? null) }]
    : []));
  return {
    head: sessionHead(place, null),
    practice: place.session.practice && rubric.length > 0,
    rubric,
    left: left.map(({ id, name }) => ({ id, name })),
    done,
    away: people.filter(({ present, assessment }) => !present && !assessment).map(({ id, name }) => ({ id, name })),
    chosen: chosen ? {
      id: chosen.id, name: chosen.name, levels: chosen.assessment?.levels ?? {}, note: chosen.assessment?.note ?? '', version: chosen.assessment?.assessedAt.toISOString() ?? '',
    } : null,
  };
}
export type RubricPageView = Awaited<ReturnType<typeof rubricPageView>>;
