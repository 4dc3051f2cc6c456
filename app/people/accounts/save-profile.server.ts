import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { readNik, type NikRefusal, type NikWarning } from './nik';
import { readNip, type NipRefusal } from './nip';
import { cleanText, nameSortKey, readName, type NameRefusal } from './person-name';
import { readPhone, type PhoneRefusal } from './phone';
import { findIdentifierOwner, findProfile, writeProfile, type ProfileRow } from './profile.data.server';
import type { ProfileInput } from './profile.schema';

export type ProfileRefusal = NameRefusal | NikRefusal | NipRefusal | PhoneRefusal | 'profile-taken-nik' | 'profile-taken-phone' | 'profile-taken-email' | 'profile-taken-nip';

const tidy = (text: string | null): string | null => (text ? cleanText(text) || null : null);

/** Reads the typed profile into what is stored. A NIK that disagrees with birth date or sex warns and never blocks. */
function readProfile(input: ProfileInput): Outcome<{ row: ProfileRow; warnings: readonly NikWarning[] }, ProfileRefusal> {
  const name = readName(input.name);
  if (!name.ok) return name;
  const nik = readNik(input.nik, { birthDate: input.birthDate, sex: input.sex });
  if (!nik.ok) return nik;
  const nip = input.nip ? readNip(input.nip) : null;
  if (nip && !nip.ok) return nip;
  const phone = readPhone(input.phone);
  if (!phone.ok) return phone;
  const row: ProfileRow = {
    name: name.value.name, sortName: nameSortKey(name.value.name),
    titleFront: tidy(input.titleFront), titleBack: tidy(input.titleBack), sex: input.sex,
    birthPlace: cleanText(input.birthPlace), birthDate: input.birthDate,
    nik: nik.value.nik, nip: nip?.value.nip ?? null, phone: phone.value, email: input.email?.toLowerCase() ?? null,
    regencyCode: input.regencyCode, districtCode: input.districtCode?.startsWith(`${input.regencyCode}.`) ? input.districtCode : null,
    organisation: tidy(input.organisation), position: tidy(input.position), rank: tidy(input.rank), institution: tidy(input.institution),
  };
  return done({ row, warnings: nik.value.warnings });
}

/** Saves one's own profile; warnings about the NIK are shown and kept in the trail. */
export async function saveProfile(ctx: Ctx, input: ProfileInput): Promise<Outcome<{ warnings: readonly NikWarning[] }, ProfileRefusal>> {
  const read = readProfile(input);
  if (!read.ok) return read;
  const { row, warnings } = read.value;
  const { personId } = ctx.actor;
  return ctx.transaction(async (tx, audit) => {
    const taken = await findIdentifierOwner(tx, personId, row);
    if (taken) return refuse(`profile-taken-${taken}`, {}, 'conflict');
    const before = await findProfile(tx, personId);
    await writeProfile(tx, personId, row, ctx.now);
    const changed = before ? (Object.keys(row) as (keyof ProfileRow)[]).filter((key) => key !== 'sortName' && before[key] !== row[key]) : [];
    audit({ action: 'profile.saved', subjectType: 'Person', subjectId: personId, region: row.regencyCode, detail: { changed, warnings: [...warnings] } });
    return done({ warnings });
  });
}
