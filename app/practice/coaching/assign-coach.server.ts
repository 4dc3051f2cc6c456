import { overlaps } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { heldRegions, HOLDING_A_PLACE } from '~/training/cohorts';
import { participantRows, type CohortFacts, type ParticipantRow } from '~/training/cohorts/index.server';
import { beginAssignment, endAssignments, findCoaches, findCurrentCoaches } from './assignment.data.server';
import type { CoachChoice } from './session.schema';

export type AssignRefusal = 'somebody-absent' | 'coach-absent' | 'coach-elsewhere' | 'coach-self' | 'nobody-left';

/**
 * Gives people to a coach, or takes them from theirs. One person has one coach at a time: a new one ends the old
 * assignment and keeps its record. Only people of the officer's own regions, only a coach asked to work there,
 * and nobody becomes their own coach.
 * @returns how many people changed hands
 */
export async function assignCoach(ctx: Ctx, cohort: CohortFacts, choice: CoachChoice): Promise<Outcome<{ people: number }, AssignRefusal>> {
  const own = await participantRows(ctx.read, cohort.id, heldRegions(ctx.actor, cohort, 'coaching:assign'), HOLDING_A_PLACE);
  const chosen = await choosePeople(ctx, own, choice);
  if (!chosen.ok) return chosen;
  const people = chosen.value;
  if (choice.intent === 'end') return write(ctx, people, null);
  const coach = (await findCoaches(ctx.read)).find(({ id }) => id === choice.coach);
  if (!coach) return refuse('coach-absent');
  const elsewhere = people.find((row) => !coach.regions.some((region) => overlaps(region, row.regencyCode)));
  if (elsewhere) return refuse('coach-elsewhere', { coach: coach.name, name: elsewhere.person.name });
  if (people.some(({ personId }) => personId === coach.id)) return refuse('coach-self', { name: coach.name });
  return write(ctx, people, coach.id);
}

async function choosePeople(ctx: Ctx, own: readonly ParticipantRow[], choice: CoachChoice): Promise<Outcome<ParticipantRow[], AssignRefusal>> {
  if (choice.intent !== 'region') {
    const people = own.filter(({ id }) => choice.participation.includes(id));
    // An id of another region or angkatan is as good as none.
    return people.length === new Set(choice.participation).size ? done(people) : refuse('somebody-absent');
  }
  const there = own.filter(({ regencyCode }) => regencyCode === choice.region);
  const coached = await findCurrentCoaches(ctx.read, there.map(({ id }) => id));
  const people = choice.replace ? there : there.filter(({ id }) => !coached.has(id));
  return people.length > 0 ? done(people) : refuse('nobody-left');
}

function write(ctx: Ctx, people: readonly ParticipantRow[], coachId: string | null): Promise<Outcome<{ people: number }, AssignRefusal>> {
  return ctx.transaction(async (tx, audit) => {
    await endAssignments(tx, people.map(({ id }) => id), ctx.now, coachId);
    for (const { id, regencyCode } of people) {
      if (coachId) await beginAssignment(tx, id, coachId, { id: ctx.actor.id, at: ctx.now });
      audit({ action: coachId ? 'coach.assigned' : 'coach.ended', subjectType: 'Participation', subjectId: id, region: regencyCode, detail: { coachId } });
    }
    return done({ people: people.length });
  });
}
