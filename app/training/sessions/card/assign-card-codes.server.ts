import { randomBytes } from 'node:crypto';
import type { Ctx } from '~/people/access/index.server';
import { done, refuse } from '~/platform/outcome';
import { makeCardCode } from '~/training/cohorts';
import { retryCollision } from '../retry-collision.server';
import { findCardless, giveCode, takenCodes } from './card.data.server';

/** Gives every confirmed participant of an angkatan a card, or only the one named. Who has one keeps it. @returns how many were made */
export async function assignCardCodes(ctx: Ctx, cohortId: string, only?: string): Promise<number> {
  const wanted = (all: { id: string; regencyCode: string }[]) => all.filter(({ id }) => only === undefined || id === only);
  if (wanted(await findCardless(ctx.read, cohortId)).length === 0) return 0;
  const outcome = await retryCollision(() => ctx.transaction(async (tx, audit) => {
    const people = wanted(await findCardless(tx, cohortId));
    const codes = people.map(() => makeCardCode(randomBytes(32)));
    const taken = await takenCodes(tx, codes);
    let made = 0;
    for (const [index, { id, regencyCode }] of people.entries()) {
      const code = codes[index];
      // One in 27 thousand million: whoever is met by it gets a card when it is next opened.
      if (code === undefined || taken.has(code) || !(await giveCode(tx, id, code))) continue;
      audit({ action: 'card.assigned', subjectType: 'Participation', subjectId: id, region: regencyCode });
      made += 1;
    }
    return made > 0 ? done(made) : refuse('nobody-left');
  }));
  return outcome.ok ? outcome.value : 0;
}
