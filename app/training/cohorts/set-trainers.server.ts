import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { assignTrainer, countLedSessions, findTrainers, releaseTrainer, type CohortFacts } from './cohort.data.server';

export type TrainersRefusal = 'trainer-unknown' | 'trainer-leads';

/**
 * Makes exactly these people the trainers of an angkatan. Only who holds the role can be chosen; who leads a session is
 * not taken off before that session has another trainer.
 * @returns how many people train now
 */
export async function setTrainers(ctx: Ctx, cohort: CohortFacts, chosen: readonly string[]): Promise<Outcome<{ trainers: number }, TrainersRefusal>> {
  return ctx.transaction(async (tx, audit) => {
    const [trainers, leads] = [await findTrainers(tx), await countLedSessions(tx, cohort.id)];
    const names = new Map(trainers.map(({ id, name }) => [id, name]));
    const wanted = new Set(chosen);
    const added = [...wanted].filter((id) => !cohort.trainerIds.includes(id));
    const removed = cohort.trainerIds.filter((id) => !wanted.has(id));
    if (added.some((id) => !names.has(id))) return refuse('trainer-unknown');
    const leading = removed.find((id) => leads.has(id));
    if (leading) return refuse('trainer-leads', { name: names.get(leading) ?? '', sessions: leads.get(leading) ?? 0 }, 'conflict');
    for (const id of added) await assignTrainer(tx, cohort.id, id);
    for (const id of removed) await releaseTrainer(tx, cohort.id, id);
    audit({ action: 'cohort.trainers-set', subjectType: 'Cohort', subjectId: cohort.id, detail: { added, removed } });
    return done({ trainers: wanted.size });
  });
}
