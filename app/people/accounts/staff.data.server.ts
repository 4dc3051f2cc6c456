import type { GrantedRole, RegionCode } from '~/people/access';
import type { Tx } from '~/platform/context.server';

export interface NewStaff {
  /** One string, without titles. */
  readonly name: string;
  readonly titleFront?: string | null;
  readonly titleBack?: string | null;
  readonly sex?: 'L' | 'P' | null;
  readonly birthPlace?: string | null;
  readonly birthDate?: string | null;
  readonly nik?: string | null;
  readonly nip?: string | null;
  readonly phone?: string | null;
  readonly email: string;
  readonly position?: string | null;
  readonly rank?: string | null;
  readonly institution?: string | null;
  readonly regencyCode?: string | null;
  readonly demo?: boolean;
  readonly grants: readonly { readonly role: GrantedRole; readonly region: RegionCode }[];
}

export async function insertStaff(tx: Tx, { grants, ...staff }: NewStaff, sortName: string, passwordHash: string, now: Date): Promise<string> {
  const row = await tx.person.create({
    data: {
      ...staff, sortName, createdAt: now, profileSavedAt: now,
      password: { create: { hash: passwordHash, updatedAt: now } },
      grants: { create: grants.map(({ role, region }) => ({ role, regionCode: region, grantedAt: now })) },
    },
    select: { id: true },
  });
  return row.id;
}
