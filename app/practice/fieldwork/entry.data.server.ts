import type { ReadDb, Tx } from '~/platform/context.server';
import { entryState, type Directness, type EntryState } from './entry';
import type { EntryText } from './entry.schema';
import { MARKS_SELECT, marksOf } from './logbook-facts.data.server';
import { directnessOf } from './method';

const select = {
  id: true, participationId: true, heldOn: true, villageCode: true, method: true, topic: true, targetGroup: true,
  audienceMen: true, audienceWomen: true, reflection: true, photoId: true,
  ...MARKS_SELECT,
  endorsement: { select: { endorsedAt: true, endorsedById: true, note: true } },
  returns: { orderBy: { returnedAt: 'desc' }, take: 1, select: { returnedAt: true, note: true } },
} as const;

/** One entry of a logbook with where it stands. */
export interface Entry {
  readonly id: string;
  readonly participationId: string;
  readonly heldOn: string;
  readonly villageCode: string;
  readonly directness: Directness;
  readonly method: string;
  readonly topic: string;
  readonly targetGroup: number;
  readonly audienceMen: number;
  readonly audienceWomen: number;
  readonly reflection: string;
  readonly photoId: string | null;
  readonly state: EntryState;
  readonly updatedAt: Date;
  readonly endorsedAt: Date | null;
  readonly endorsedById: string | null;
  readonly endorsementNote: string | null;
  readonly returnNote: string | null;
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;
const findRow = (db: ReadDb | Tx, id: string) => db.logbookEntry.findUnique({ where: { id }, select });

function entryOf({ endorsement, returns, ...row }: Row): Entry {
  const marks = marksOf({ ...row, endorsement, returns });
  return {
    ...row,
    directness: marks.directness,
    state: entryState(marks),
    endorsedAt: marks.endorsedAt,
    endorsedById: endorsement?.endorsedById ?? null,
    endorsementNote: endorsement?.note ?? null,
    returnNote: returns[0]?.note ?? null,
  };
}

export async function findEntry(db: ReadDb | Tx, id: string): Promise<Entry | null> {
  const row = await findRow(db, id);
  return row && entryOf(row);
}

/** The logbook of one participation, newest outreach first. */
export async function findEntries(db: ReadDb, participationId: string): Promise<Entry[]> {
  const rows = await db.logbookEntry.findMany({ where: { participationId }, orderBy: [{ heldOn: 'desc' }, { createdAt: 'desc' }], select });
  return rows.map(entryOf);
}

/** Named one by one: nothing else a caller's object may carry reaches the row. */
const columns = ({ heldOn, village, method, topic, targetGroup, audienceMen, audienceWomen, reflection }: EntryText) => ({
  heldOn, villageCode: village, directness: directnessOf(method), method, topic, targetGroup, audienceMen, audienceWomen, reflection,
});

export async function insertEntry(tx: Tx, id: string, participationId: string, text: EntryText, at: Date): Promise<void> {
  await tx.logbookEntry.create({ data: { id, participationId, ...columns(text), createdAt: at, updatedAt: at } });
}

export async function updateEntry(tx: Tx, id: string, text: EntryText, at: Date): Promise<void> {
  await tx.logbookEntry.update({ where: { id }, data: { ...columns(text), updatedAt: at } });
}

export async function deleteEntry(tx: Tx, id: string): Promise<void> {
  await tx.logbookEntry.delete({ where: { id } });
}

export async function insertEndorsement(tx: Tx, entryId: string, endorsedById: string | null, note: string, endorsedAt: Date): Promise<void> {
  await tx.endorsement.create({ data: { entryId, endorsedById, note: note || null, endorsedAt } });
}

export async function insertReturn(tx: Tx, entryId: string, returnedById: string | null, note: string, returnedAt: Date): Promise<void> {
  await tx.logbookReturn.create({ data: { entryId, returnedById, note, returnedAt } });
}

/** The name of who endorsed. */
export async function findName(db: ReadDb, personId: string): Promise<string | null> {
  return (await db.person.findUnique({ where: { id: personId }, select: { name: true } }))?.name ?? null;
}

export const villageExists = async (db: ReadDb | Tx, code: string): Promise<boolean> =>
  (await db.region.count({ where: { code, active: true } })) > 0;
