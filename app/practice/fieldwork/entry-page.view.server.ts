import type { ReadDb } from '~/platform/context.server';
import { findEntry, findName } from './entry.data.server';
import { showEntries, type ShownEntry } from './shown-entry.view.server';

export interface EntryPage extends ShownEntry {
  readonly participationId: string;
  readonly endorsedBy: string | null;
}

/** One entry with who endorsed it; the caller has checked who may see it. */
export async function viewEntry(db: ReadDb, id: string): Promise<EntryPage | null> {
  const entry = await findEntry(db, id);
  if (!entry) return null;
  const [[shown], endorsedBy] = await Promise.all([showEntries(db, [entry]), entry.endorsedById ? findName(db, entry.endorsedById) : null]);
  return shown ? { ...shown, participationId: entry.participationId, endorsedBy } : null;
}
