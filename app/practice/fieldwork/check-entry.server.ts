import type { Ctx } from '~/people/access/index.server';
import { civilDay } from '~/platform/clock';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { findCohort } from '~/training/cohorts/index.server';
import { villageExists } from './entry.data.server';
import { dayFault } from './entry';
import type { EntryText } from './entry.schema';

/** Whose logbook is written: a participation in an angkatan. */
export interface Writer {
  readonly id: string;
  readonly cohortId: string;
  readonly regencyCode: string;
}

export type EntryFault = 'dayInFuture' | 'dayBeforeCohort' | 'villageUnknown';

/** Checks what a form alone cannot know: the clock, the angkatan's first day, the list of villages. */
export async function checkEntry(ctx: Ctx, writer: Writer, text: EntryText): Promise<Outcome<null, EntryFault>> {
  const cohort = await findCohort(ctx.read, writer.cohortId);
  if (!cohort) throw new Error(`participation ${writer.id} without angkatan`);
  const fault = dayFault(text.heldOn, civilDay(ctx.now), cohort.startsOn);
  if (fault) return refuse(fault);
  return (await villageExists(ctx.read, text.village)) ? done(null) : refuse('villageUnknown');
}
