import { ancestorAt, placeName } from '~/people/regions';
import { regionNames } from '~/people/regions/index.server';
import type { ReadDb } from '~/platform/context.server';
import type { Directness, EntryState } from './entry';
import type { Entry } from './entry.data.server';
import { isMethodKey, type MethodKey } from './method';
import { isTargetGroup, type TargetGroup } from './target-group';

/** An entry as pages show it: codes have become names. */
export interface ShownEntry {
  readonly id: string;
  readonly heldOn: string;
  /** 'Desa Dahanrejo, Kecamatan Kebomas, Kabupaten Gresik' */
  readonly place: string;
  readonly villageCode: string;
  readonly directness: Directness;
  readonly method: MethodKey;
  readonly topic: string;
  readonly targetGroup: TargetGroup;
  readonly audienceMen: number;
  readonly audienceWomen: number;
  readonly reflection: string;
  readonly hasPhoto: boolean;
  readonly state: EntryState;
  /** Names the text that was read, for whoever decides about it. */
  readonly version: string;
  readonly endorsedAt: Date | null;
  readonly endorsementNote: string | null;
  readonly returnNote: string | null;
}

const LEVELS = ['desa-kelurahan', 'kecamatan', 'kabupaten-kota'] as const;

/** A row outside the closed lists was not written by this application: better a fault than a false word on a record. */
function known<T>(value: T | null, { id }: Entry): T {
  if (value === null) throw new Error(`logbook entry ${id} holds an unknown method or target group`);
  return value;
}

/** Names of the places of these entries in one query. */
export async function showEntries(db: ReadDb, entries: readonly Entry[]): Promise<ShownEntry[]> {
  const chain = (code: string) => LEVELS.map((level) => ancestorAt(code, level)).filter((part) => part !== null);
  const names = await regionNames(db, entries.flatMap(({ villageCode }) => chain(villageCode)));
  return entries.map((entry) => ({
    id: entry.id,
    heldOn: entry.heldOn,
    place: placeName(chain(entry.villageCode).map((code) => ({ code, name: names.get(code) ?? code }))),
    villageCode: entry.villageCode,
    directness: entry.directness,
    method: known(isMethodKey(entry.method) ? entry.method : null, entry),
    topic: entry.topic,
    targetGroup: known(isTargetGroup(entry.targetGroup) ? entry.targetGroup : null, entry),
    audienceMen: entry.audienceMen,
    audienceWomen: entry.audienceWomen,
    reflection: entry.reflection,
    hasPhoto: entry.photoId !== null,
    state: entry.state,
    version: entry.updatedAt.toISOString(),
    endorsedAt: entry.endorsedAt,
    endorsementNote: entry.endorsementNote,
    returnNote: entry.returnNote,
  }));
}
