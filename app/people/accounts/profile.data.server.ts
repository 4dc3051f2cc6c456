import type { ReadDb, Tx } from '~/platform/context.server';

/** The notice people accept; a new text is a new version, and is asked for again. */
export const PRIVACY_NOTICE = 'privacy-notice';
export const PRIVACY_NOTICE_VERSION = '2026-11';

export async function findProfile(db: ReadDb, personId: string) {
  return db.person.findUnique({
    where: { id: personId },
    select: {
      name: true, titleFront: true, titleBack: true, sex: true, birthPlace: true, birthDate: true, nik: true, nip: true, phone: true, email: true,
      regencyCode: true, districtCode: true, organisation: true, position: true, rank: true, institution: true, profileSavedAt: true,
      password: { select: { updatedAt: true } },
      grants: { where: { endedAt: null }, select: { role: true } },
      consents: { where: { kind: PRIVACY_NOTICE, noticeVersion: PRIVACY_NOTICE_VERSION, withdrawnAt: null }, select: { givenAt: true } },
    },
  });
}

/** Who else already uses one of these identifiers; each belongs to one person only. */
export async function findIdentifierOwner(db: ReadDb, personId: string, ids: { nik: string; nip: string | null; phone: string; email: string | null }) {
  const OR = [{ nik: ids.nik }, { phone: ids.phone }, ...(ids.nip ? [{ nip: ids.nip }] : []), ...(ids.email ? [{ email: ids.email }] : [])];
  const other = await db.person.findFirst({ where: { id: { not: personId }, OR }, select: { nik: true, nip: true, phone: true, email: true } });
  if (!other) return null;
  if (other.nik === ids.nik) return 'nik' as const;
  if (other.phone === ids.phone) return 'phone' as const;
  return ids.email && other.email === ids.email ? ('email' as const) : ('nip' as const);
}

export interface ProfileRow {
  name: string; sortName: string; titleFront: string | null; titleBack: string | null; sex: string; birthPlace: string; birthDate: string;
  nik: string; nip: string | null; phone: string; email: string | null; regencyCode: string; districtCode: string | null;
  organisation: string | null; position: string | null; rank: string | null; institution: string | null;
}

export async function writeProfile(tx: Tx, personId: string, row: ProfileRow, now: Date): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { ...row, profileSavedAt: now } });
}

export async function writeConsent(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.consent.create({ data: { personId, kind: PRIVACY_NOTICE, noticeVersion: PRIVACY_NOTICE_VERSION, givenAt: now } });
}

export async function writePassword(tx: Tx, personId: string, hash: string, now: Date): Promise<void> {
  await tx.password.upsert({ where: { personId }, create: { personId, hash, updatedAt: now }, update: { hash, updatedAt: now } });
}

/** Whether each person has accepted the notice in force, for judging and for lists. */
export async function consentFactsFor(db: ReadDb, personIds: readonly string[]): Promise<Map<string, { privacyAccepted: boolean }>> {
  const rows = await db.consent.findMany({
    where: { personId: { in: [...personIds] }, kind: PRIVACY_NOTICE, noticeVersion: PRIVACY_NOTICE_VERSION, withdrawnAt: null },
    select: { personId: true },
  });
  const accepted = new Set(rows.map((row) => row.personId));
  return new Map(personIds.map((id) => [id, { privacyAccepted: accepted.has(id) }]));
}
