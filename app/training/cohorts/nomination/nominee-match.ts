import { compareNames } from '~/people/accounts';
import type { Nominee } from '../nomination-row';

/** Somebody the system knows already, as far as a nomination compares. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly titleFront: string | null;
  readonly titleBack: string | null;
  readonly sex: string | null;
  readonly birthPlace: string | null;
  readonly birthDate: string | null;
  readonly nik: string | null;
  readonly nip: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly regencyCode: string | null;
  readonly districtCode: string | null;
  readonly organisation: string | null;
  readonly experience: string | null;
}

/** Fields of a person that a list may fill or contradict, under the names of the list's columns. */
export const COMPARED = ['name', 'titleFront', 'titleBack', 'sex', 'birthPlace', 'birthDate', 'nik', 'nip', 'phone', 'email', 'regency', 'district', 'organisation', 'experience'] as const;
export type ComparedField = (typeof COMPARED)[number];
/** What only one person may have. */
export type Identifier = 'nip' | 'phone' | 'email';

export interface Difference {
  readonly field: ComparedField;
  readonly kept: string;
  readonly listed: string;
}

export type Match =
  /** A new person; identifiers that belong to somebody else are left out. */
  | { readonly kind: 'new'; readonly leaveOut: readonly Identifier[] }
  /** The same person: what is known stays, what is lacking is filled in. */
  | { readonly kind: 'known'; readonly personId: string; readonly differences: readonly Difference[]; readonly fill: readonly ComparedField[]; readonly leaveOut: readonly Identifier[] };

const COLUMN: Record<ComparedField, keyof KnownPerson> = {
  name: 'name', titleFront: 'titleFront', titleBack: 'titleBack', sex: 'sex', birthPlace: 'birthPlace', birthDate: 'birthDate', nik: 'nik', nip: 'nip',
  phone: 'phone', email: 'email', regency: 'regencyCode', district: 'districtCode', organisation: 'organisation', experience: 'experience',
};

export const keptValue = (person: KnownPerson, field: ComparedField): string | null => person[COLUMN[field]];

/**
 * Who a nominee is among the people known. The NIK decides. A phone alone speaks only for a person without a NIK and of
 * the same name: couples and leaders share a phone. Nothing that is known is ever replaced by a list.
 */
export function matchNominee(nominee: Nominee, known: readonly KnownPerson[]): Match {
  const same = known.find(({ nik }) => nik === nominee.nik)
    ?? known.find(({ nik, phone, name }) => nik === null && phone !== null && phone === nominee.phone && compareNames(name, nominee.name) === 0);
  const others = known.filter((person) => person !== same);
  const leaveOut = (['nip', 'phone', 'email'] as const).filter((id) => nominee[id] !== null && others.some((person) => person[id] === nominee[id]));
  if (!same) return { kind: 'new', leaveOut };
  const differences: Difference[] = [];
  const fill: ComparedField[] = [];
  for (const field of COMPARED) {
    const [kept, listed] = [keptValue(same, field), nominee[field]];
    if (listed === null || leaveOut.some((id) => id === field)) continue;
    if (kept === null) fill.push(field);
    else if (kept !== listed) differences.push({ field, kept, listed });
  }
  return { kind: 'known', personId: same.id, differences, fill, leaveOut };
}

const IDENTIFIERS = ['nik', 'nip', 'phone', 'email'] as const;

/** People found by what they share with a nominee, so that a long list is matched without comparing everybody. */
export class PeopleIndex {
  private readonly by = new Map<string, KnownPerson[]>();

  constructor(people: readonly KnownPerson[]) {
    for (const person of people) this.add(person);
  }

  add(person: KnownPerson): void {
    for (const id of IDENTIFIERS) {
      const value = person[id];
      if (value === null) continue;
      const same = this.by.get(`${id}:${value}`);
      if (same) same.push(person);
      else this.by.set(`${id}:${value}`, [person]);
    }
  }

  match(nominee: Nominee): Match {
    const sharing = new Set(IDENTIFIERS.flatMap((id) => (nominee[id] === null ? [] : (this.by.get(`${id}:${nominee[id]}`) ?? []))));
    return matchNominee(nominee, [...sharing]);
  }
}
