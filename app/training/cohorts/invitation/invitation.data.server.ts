import { z } from 'zod';
import type { ReadDb, Tx } from '~/platform/context.server';

/** The first session's start, where a timetable stands; null before there is one. */
export async function firstSessionStart(db: ReadDb, cohortId: string): Promise<Date | null> {
  const first = await db.trainingSession.findFirst({ where: { cohortId }, orderBy: { startsAt: 'asc' }, select: { startsAt: true } });
  return first?.startsAt ?? null;
}

/** Notes the first time a link was opened in a browser; later times change nothing. True when it was the first. */
export async function noteOpened(tx: Tx, participationId: string, at: Date): Promise<boolean> {
  const { count } = await tx.participation.updateMany({ where: { id: participationId, openedAt: null }, data: { openedAt: at } });
  return count === 1;
}

/** Notes that the invitations of these people were sent; the first time stays. */
export async function noteInvited(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tx.participation.updateMany({ where: { id: { in: [...ids] }, invitedAt: null }, data: { invitedAt: at } });
}

/** Makes every older link of one person invalid. The new one waits to be sent. */
export async function raiseVersion(tx: Tx, participationId: string): Promise<void> {
  await tx.participation.update({ where: { id: participationId }, data: { inviteVersion: { increment: 1 }, invitedAt: null, openedAt: null } });
}

/** The last reason written with a change to this state, by participation. */
export async function reasonsFor(db: ReadDb, participationIds: readonly string[], toStatus: string): Promise<Map<string, string>> {
  const events = await db.participationEvent.findMany({
    where: { participationId: { in: [...participationIds] }, toStatus }, orderBy: { at: 'asc' }, select: { participationId: true, reason: true },
  });
  return new Map(events.flatMap(({ participationId, reason }) => (reason ? [[participationId, reason] as const] : [])));
}

const OfficeShape = z.object({ government: z.string(), office: z.string(), city: z.string() });
const SignatoryShape = z.object({ position: z.string(), prefix: z.string().nullable(), name: z.string(), rank: z.string(), nip: z.string() });

/** Head and signatory of official papers as the office has set them; null for what is not set. */
export async function officePapers(db: ReadDb) {
  const rows = await db.setting.findMany({ where: { key: { in: ['certification.institution', 'certification.signatory'] } }, select: { key: true, value: true } });
  const valueOf = (key: string) => rows.find((row) => row.key === key)?.value;
  const office = OfficeShape.safeParse(valueOf('certification.institution'));
  const signatory = SignatoryShape.safeParse(valueOf('certification.signatory'));
  return { office: office.success ? office.data : null, signatory: signatory.success ? signatory.data : null };
}
