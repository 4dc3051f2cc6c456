import { randomUUID } from 'node:crypto';
import { assignCoach, recordSession, tickAction } from '~/practice/coaching/index.server';
import { NewSession } from '~/practice/coaching';
import { decideEntry, recordEntry } from '~/practice/fieldwork/index.server';
import { NewEntry } from '~/practice/fieldwork';
import { regionsBelow } from '~/people/regions/index.server';
import { civilDay } from '~/platform/clock';
import type { CohortFacts, ParticipantRow } from '~/training/cohorts/index.server';
import type { PLAN_FIELDS, PlanState } from '~/training/followup';
import { decidePlan, savePlan, viewPlan } from '~/training/followup/index.server';
import { addDays, later } from './calendar';
import type { CoachingWords } from './coaching-texts';
import type { OutreachText } from './logbook-texts';
import { must } from './must';
import type { Demo } from './world';

export type PlanField = (typeof PLAN_FIELDS)[number];

const owner = (row: ParticipantRow) => ({ participationId: row.id, regencyCode: row.regencyCode });

/** Writes the RTL and hands it in when asked. */
export async function writePlan(demo: Demo, row: ParticipantRow, text: Readonly<Record<PlanField, string>>, at: Date, submit: boolean): Promise<void> {
  must(await savePlan(await demo.as(row.personId, at), owner(row), text, submit), 'RTL');
}

/** The coach approves the RTL, or returns it with a note. */
export async function judgePlan(demo: Demo, coachId: string, row: ParticipantRow, at: Date, returnNote?: string): Promise<PlanState> {
  const coach = await demo.as(coachId, at);
  const version = (await viewPlan(coach.read, row.id))?.savedAt?.toISOString() ?? '';
  must(await decidePlan(coach, row.id, returnNote ? { intent: 'return', version, note: returnNote } : { intent: 'approve', version }), 'decision about an RTL');
  return returnNote ? 'returned' : 'approved';
}

/** The officer gives everybody of a kabupaten/kota to a coach. */
export async function giveToCoach(demo: Demo, cohort: CohortFacts, region: string, coach: string, at: Date): Promise<void> {
  must(await assignCoach(await demo.as(demo.staff.pengelola, at), cohort, { intent: 'region', region, coach }), `coach of ${region}`);
}

/** One coaching conversation; with `ticked` the volunteer has done the first thing agreed. */
export async function coach(demo: Demo, coachId: string, row: ParticipantRow, words: CoachingWords, at: Date, ticked: boolean): Promise<void> {
  const heldOn = civilDay(at);
  const id = randomUUID();
  const actions = words.actions.map((text, index) => ({ text, dueOn: addDays(heldOn, 7 * (index + 1)) }));
  const ctx = await demo.as(coachId, later(at, 70));
  must(await recordSession(ctx, row.id, NewSession.parse({ ...words, id, heldOn, actions })), 'coaching');
  if (!ticked) return;
  const action = await ctx.read.actionItem.findFirstOrThrow({ where: { sessionId: id }, orderBy: { position: 'asc' }, select: { id: true } });
  must(await tickAction(await demo.as(row.personId, later(at, 3 * 24 * 60)), { id: row.id, regencyCode: row.regencyCode }, action.id, true), 'agreed action');
}

/** A village of the volunteer's own kecamatan, or of the first of the region. */
export async function villageOf(demo: Demo, row: ParticipantRow, at: Date): Promise<{ code: string; name: string }> {
  const { read } = demo.system(at);
  const district = row.person.districtCode ?? (await regionsBelow(read, row.regencyCode))[0]?.code ?? '';
  const village = (await regionsBelow(read, district))[row.nominationOrder % 3];
  if (!village) throw new Error(`demo: no village in ${district}`);
  return village;
}

export type EntryFate = { readonly is: 'waiting' } | { readonly is: 'endorsed'; readonly note: string } | { readonly is: 'returned'; readonly note: string };

/** The volunteer writes down an outreach in the evening; the coach reads it two days later. */
export async function outreach(demo: Demo, coachId: string, row: ParticipantRow, text: OutreachText, heldOn: string, fate: EntryFate): Promise<void> {
  const writtenAt = demo.calendar.on(heldOn, '20:15');
  const { code: village } = await villageOf(demo, row, writtenAt);
  const writer = { id: row.id, cohortId: row.cohortId, regencyCode: row.regencyCode };
  const { id } = must(await recordEntry(await demo.as(row.personId, writtenAt), writer, NewEntry.parse({ ...text, id: randomUUID(), heldOn, village })), 'logbook');
  if (fate.is === 'waiting') return;
  const reader = await demo.as(coachId, demo.calendar.on(addDays(heldOn, 2), '10:05'));
  const { updatedAt } = await reader.read.logbookEntry.findUniqueOrThrow({ where: { id }, select: { updatedAt: true } });
  const intent = fate.is === 'endorsed' ? 'endorse' : 'return';
  must(await decideEntry(reader, row.id, id, { intent, version: updatedAt.toISOString(), note: fate.note }), `logbook entry to be ${fate.is}`);
}
