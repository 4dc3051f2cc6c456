import { renderCards, unprintable } from '#certificates';
import type { Ctx } from '~/people/access/index.server';
import { printedName } from '~/people/accounts';
import { regionNames } from '~/people/regions/index.server';
import { civilDay } from '~/platform/clock';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { formatCardCode, toRoman, visibleRegions } from '~/training/cohorts';
import { participantRows, type CohortFacts } from '~/training/cohorts/index.server';
import { assignCardCodes } from './assign-card-codes.server';

/** What the paper says: printed in Indonesian whatever the screen speaks. */
export interface CardWords {
  readonly heading: string;
  readonly instruction: string;
  readonly cohort: string;
}

/** The cards of an angkatan's confirmed participants on A4, eight a sheet; cards not yet made are made now. @returns the PDF */
export async function printCards(ctx: Ctx, cohort: CohortFacts, words: CardWords): Promise<Outcome<Uint8Array, 'cards-nobody' | 'cards-unprintable'>> {
  await assignCardCodes(ctx, cohort.id);
  const rows = await participantRows(ctx.read, cohort.id, visibleRegions(ctx.actor, cohort), ['confirmed']);
  const people = rows.flatMap((row) => (row.cardCode === null ? [] : [{ ...row, cardCode: row.cardCode }]));
  if (people.length === 0) return refuse('cards-nobody', {}, 'conflict');
  const names = await regionNames(ctx.read, people.map(({ regencyCode }) => regencyCode));
  const cards = people.map(({ person, regencyCode, cardCode }, index) => ({
    name: printedName(person), cohort: words.cohort, number: `${index + 1}/${toRoman(cohort.number)}`, qr: cardCode, code: formatCardCode(cardCode), origin: names.get(regencyCode) ?? regencyCode,
  }));
  const odd = cards.filter((card) => unprintable(card).length > 0);
  if (odd.length > 0) return refuse('cards-unprintable', { names: odd.map(({ name }) => name).join(', ') }, 'conflict');
  return done(await renderCards(cards, { heading: words.heading, instruction: words.instruction, date: civilDay(ctx.now) }));
}
