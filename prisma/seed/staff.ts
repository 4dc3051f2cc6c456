import type { GrantedRole } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { composeNik, readPhone, type Sex } from '~/people/accounts';
import { addStaff, type DemoAccount, type NewStaff } from '~/people/accounts/index.server';
import { EAST_JAVA } from '~/people/regions';
import { must } from './must';
import { makePassword } from './passwords';

/** Who works in the demo, by the role shown on the sign-in page. */
export const STAFF_ROLES = ['pengelola', 'pengelola-gresik', 'pelatih', 'pelatih-2', 'pembina', 'pembina-2', 'penandatangan', 'admin'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export type Staff = Readonly<Record<StaffRole, string>>;

interface Line {
  readonly grant: GrantedRole;
  readonly regions: readonly string[];
  readonly name: string;
  readonly titles: readonly [front: string | null, back: string | null];
  readonly sex: Sex;
  readonly birth: readonly [place: string, date: string];
  /** Month of appointment of the NIP; null: no civil servant. */
  readonly appointed: string | null;
  readonly district: string;
  readonly position: string;
  readonly rank: string | null;
}

const GRESIK = '35.25';
const SIDOARJO = '35.15';
const PROVINCE = [EAST_JAVA] as const;

/** Invented: nobody here exists. */
const LINES: Readonly<Record<StaffRole, Line>> = {
  pengelola: { grant: 'pengelola', regions: PROVINCE, name: 'Wahyu Tri Lestari', titles: [null, 'S.Sos., M.Si.'], sex: 'P', birth: ['Kediri', '1981-04-17'], appointed: '200604', district: '35.71.02', position: 'Penyuluh Sosial Ahli Muda', rank: 'Penata Tingkat I (III/d)' },
  'pengelola-gresik': { grant: 'pengelola', regions: [GRESIK], name: 'Anshori Mukhlis', titles: [null, 'S.AP.'], sex: 'L', birth: ['Gresik', '1984-09-02'], appointed: '201001', district: '35.25.14', position: 'Kepala Seksi Pemberdayaan Sosial', rank: 'Penata (III/c)' },
  pelatih: { grant: 'pelatih', regions: PROVINCE, name: 'Retno Palupi Wardhani', titles: ['Dra.', 'M.Psi.'], sex: 'P', birth: ['Malang', '1971-11-23'], appointed: '199803', district: '35.73.05', position: 'Widyaiswara Ahli Madya', rank: 'Pembina Tingkat I (IV/b)' },
  'pelatih-2': { grant: 'pelatih', regions: PROVINCE, name: 'Yusuf Hamdani Rais', titles: [null, 'S.ST., M.P.S.Sp.'], sex: 'L', birth: ['Sumenep', '1979-02-08'], appointed: '200312', district: '35.29.01', position: 'Pekerja Sosial Ahli Madya', rank: 'Pembina (IV/a)' },
  pembina: { grant: 'pembina', regions: PROVINCE, name: 'Sri Handoyowati', titles: [null, 'S.Sos.'], sex: 'P', birth: ['Surabaya', '1975-06-30'], appointed: '200201', district: '35.78.08', position: 'Penyuluh Sosial Ahli Muda', rank: 'Penata Tingkat I (III/d)' },
  'pembina-2': { grant: 'pembina', regions: [GRESIK, SIDOARJO], name: 'Ghofur Masyhudi', titles: [null, null], sex: 'L', birth: ['Sidoarjo', '1968-12-12'], appointed: null, district: '35.15.08', position: 'TKSK Kecamatan Sidoarjo', rank: null },
  penandatangan: { grant: 'penandatangan', regions: PROVINCE, name: 'Hadi Prasetyono Wibawa', titles: ['Dr.', 'S.H., M.M.'], sex: 'L', birth: ['Madiun', '1967-03-05'], appointed: '199203', district: '35.77.01', position: 'Kepala Dinas Sosial', rank: 'Pembina Utama Madya (IV/d)' },
  admin: { grant: 'admin', regions: PROVINCE, name: 'Dimas Arya Wicaksana', titles: [null, 'S.Kom.'], sex: 'L', birth: ['Jember', '1990-08-19'], appointed: '201902', district: '35.09.21', position: 'Pranata Komputer Ahli Pertama', rank: 'Penata Muda Tingkat I (III/b)' },
};

/** Invented NIK of the staff count down from here, so that they meet nobody of the lists. */
const LAST_SERIAL = 9990;

const nipOf = (role: StaffRole, index: number): string | null => {
  const { appointed, birth, sex } = LINES[role];
  return appointed ? `${birth[1].replaceAll('-', '')}${appointed}${sex === 'L' ? 1 : 2}${901 + index}` : null;
};

/** Who signs certificates, as printed: without academic titles. */
export function signatoryOf(): { position: string; name: string; rank: string; nip: string } {
  const { name, rank, position } = LINES.penandatangan;
  return { name, position, rank: rank ?? '', nip: nipOf('penandatangan', STAFF_ROLES.indexOf('penandatangan')) ?? '' };
}

/** E-mail with which a member of staff signs in. */
const loginOf = (role: StaffRole): string => `${role}@bekal.example`;

function staffOf(role: StaffRole, index: number): NewStaff {
  const { name, titles, sex, birth, district, position, rank, grant, regions } = LINES[role];
  const [birthPlace, birthDate] = birth;
  return {
    name, titleFront: titles[0], titleBack: titles[1], sex, birthPlace, birthDate, position, rank,
    nik: composeNik({ district, birthDate, sex, serial: LAST_SERIAL - index }),
    nip: nipOf(role, index),
    phone: must(readPhone(`0812-0000-${String(11 + index).padStart(4, '0')}`), 'phone'),
    email: loginOf(role), regencyCode: district.slice(0, 5), institution: 'Dinas Sosial Provinsi Jawa Timur', demo: true,
    grants: regions.map((region) => ({ role: grant, region })),
  };
}

/** Enters the people of the office, each with a password made now. @returns their ids, and how they sign in */
export async function seedStaff(ctx: Ctx): Promise<{ staff: Staff; accounts: DemoAccount[] }> {
  const staff: Partial<Record<StaffRole, string>> = {};
  const accounts: DemoAccount[] = [];
  for (const [index, role] of STAFF_ROLES.entries()) {
    const password = makePassword();
    staff[role] = must(await addStaff(ctx, staffOf(role, index), password), role).personId;
    accounts.push({ role, name: LINES[role].name, login: loginOf(role), password });
  }
  return { staff: staff as Staff, accounts };
}
