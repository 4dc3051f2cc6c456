import type { ReadDb, Tx } from '~/platform/context.server';

/** A message of the office to one person. `to` is an address or number; empty for paper. */
export interface NewMessage {
  readonly personId: string | null;
  readonly channel: 'whatsapp' | 'email' | 'print';
  readonly purpose: string;
  /** What it is about, such as a participation. */
  readonly subjectId: string | null;
  readonly to: string;
  readonly title: string;
  /** As it may be kept: without codes that open anything. */
  readonly body: string;
  /** Null while it waits in the outbox. */
  readonly sentAt: Date | null;
}

/** Puts messages into the outbox, in the transaction of their cause. */
export async function queueMessages(tx: Tx, messages: readonly NewMessage[], by: { readonly id: string | null; readonly at: Date }): Promise<void> {
  await tx.message.createMany({ data: messages.map((message) => ({ ...message, createdAt: by.at, createdById: by.id, sentById: message.sentAt ? by.id : null })) });
}

export const queueMessage = (tx: Tx, message: NewMessage, by: { readonly id: string | null; readonly at: Date }): Promise<void> => queueMessages(tx, [message], by);

/** Notes that waiting messages went out; those sent before stay as they are. @returns how many it was true of */
export async function markSent(tx: Tx, ids: readonly string[], by: { readonly id: string | null; readonly at: Date }): Promise<number> {
  const { count } = await tx.message.updateMany({ where: { id: { in: [...ids] }, sentAt: null }, data: { sentAt: by.at, sentById: by.id } });
  return count;
}

/** Messages about these subjects, newest first. */
export async function messagesAbout(db: ReadDb, purpose: string, subjectIds: readonly string[]) {
  return db.message.findMany({
    where: { purpose, subjectId: { in: [...subjectIds] } }, orderBy: { createdAt: 'desc' },
    select: { id: true, subjectId: true, channel: true, createdAt: true, sentAt: true },
  });
}
