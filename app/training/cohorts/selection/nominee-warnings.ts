import { readNik, type Sex } from '~/people/accounts';
import { reason, type Reason, type RowWarning } from '../nomination-reasons';

/** What is known about a nominee now, as far as an officer should look twice. */
export interface NomineeFacts {
  readonly nik: string | null;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly phone: string | null;
  readonly districtCode: string | null;
  readonly experience: string | null;
}

const asSex = (sex: string | null): Sex | null => (sex === 'L' || sex === 'P' ? sex : null);

/** The warnings still open about a nominee's data; those mended in the profile are gone. */
export function nomineeWarnings(person: NomineeFacts): Reason<RowWarning>[] {
  const warnings: Reason<RowWarning>[] = [];
  const nik = person.nik ? readNik(person.nik, { birthDate: person.birthDate, sex: asSex(person.sex) }) : null;
  if (nik?.ok) for (const code of nik.value.warnings) warnings.push(reason(code, 'nik'));
  if (!person.birthDate) warnings.push(reason('birth-date-missing', 'birthDate'));
  if (!person.phone) warnings.push(reason('phone-missing', 'phone'));
  if (!person.districtCode) warnings.push(reason('district-missing', 'district'));
  if (!person.experience) warnings.push(reason('experience-missing', 'experience'));
  return warnings;
}
