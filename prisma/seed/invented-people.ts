import { composeNik, type Sex } from '~/people/accounts';
import type { Dice } from './dice';

const MEN = [
  'Achmad', 'Agus', 'Ainur', 'Arif', 'Bagus', 'Bambang', 'Budi', 'Choirul', 'Danang', 'Didik', 'Dwi', 'Eko', 'Fathur', 'Gatot', 'Hadi', 'Hariyono', 'Imam',
  'Joko', 'Kurniawan', 'Lukman', 'Moh. Syafi', 'Mustofa', 'Nanang', 'Ponco', 'Rudi', 'Samsul', 'Slamet', 'Sugeng', 'Teguh', 'Tri', 'Wahyudi', 'Yoyok', 'Zainal',
] as const;
const WOMEN = [
  'Aminatuz', 'Anis', 'Asih', 'Binti', 'Chusnul', 'Devi', 'Dewi', 'Endah', 'Erna', 'Fatimah', 'Hanifah', 'Ika', 'Ismi', 'Khusnul', 'Laili', 'Lilik', 'Mei',
  "Mu'allifah", 'Ningsih', 'Nur', 'Puji', 'Ratih', 'Rini', 'Siti', 'Sri', 'Sulastri', 'Tatik', 'Titin', 'Umi', 'Wiwik', 'Yayuk', 'Yuli', 'Zumrotul',
] as const;
const MENS_ENDINGS = [
  'Ardiansyah', 'Bawono', 'Cahyono', 'Effendi', 'Firmansyah', 'Hidayat', 'Irawan', 'Junaidi', 'Kuncoro', 'Maulana', 'Nugroho', 'Pamungkas', 'Prayitno',
  'Rofiq', 'Santoso', 'Setiawan', 'Subekti', 'Sujarwo', 'Susilo', 'Utomo', 'Wibowo', 'Widodo', 'Yulianto', 'bin Marsuki', 'bin Sahrawi',
] as const;
const WOMENS_ENDINGS = [
  'Agustin', 'Anggraini', 'Astutik', 'Fitriyah', 'Hidayati', 'Indrawati', 'Kartini', 'Kurniasih', 'Kusumawati', 'Lestari', 'Maghfiroh', 'Maimunah', 'Mufidah',
  'Munawaroh', 'Nurjanah', 'Permatasari', 'Rahayu', 'Rohmah', 'Sari', 'Setyaningsih', 'Suryani', 'Utami', 'Wahyuni', 'Widyastuti', 'Zahro',
] as const;
/** Said once in about seven: many people of the province have a single name. */
const ONE_IN = 7;

export interface InventedPerson {
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: string;
  readonly nik: string;
  /** As people write it, of a range that is given to nobody here. */
  readonly phone: string;
}

/** Kecamatan in which an invented NIK was issued; the person may live elsewhere. */
export interface PersonWish {
  readonly district: string;
  /** Last digits of NIK and phone: a place in the row of invented people. */
  readonly index: number;
  readonly firstPhone: number;
  readonly born: { readonly from: number; readonly to: number };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Makes up a person nobody is: the serial of the NIK lies between 9900 and 9999. */
export function inventPerson(roll: Dice, wish: PersonWish, taken: Set<string>): InventedPerson {
  const sex: Sex = roll.below(2) === 0 ? 'L' : 'P';
  const birthDate = `${wish.born.from + roll.below(wish.born.to - wish.born.from + 1)}-${two(1 + roll.below(12))}-${two(1 + roll.below(28))}`;
  return {
    name: inventName(roll, sex, taken), sex, birthDate,
    nik: composeNik({ district: wish.district, birthDate, sex, serial: 9900 + (wish.index % 100) }),
    phone: `0812-0000-${String(wish.firstPhone + wish.index).padStart(4, '0')}`,
  };
}

function inventName(roll: Dice, sex: Sex, taken: Set<string>): string {
  for (;;) {
    const first = roll.pick(sex === 'L' ? MEN : WOMEN);
    const ending = roll.pick(sex === 'L' ? MENS_ENDINGS : WOMENS_ENDINGS);
    const single = !/\s|'$/.test(first) && roll.below(ONE_IN) === 0;
    const name = single ? ending.replace(/^bin /, '') : `${first} ${ending}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** A NIP of the right build: birth date, month of appointment, sex, serial. `pppk` has 21 in place of the month. */
export function inventNip(person: { birthDate: string; sex: Sex }, appointed: number, month: string, serial: number): string {
  return `${person.birthDate.replaceAll('-', '')}${appointed}${month}${person.sex === 'L' ? 1 : 2}${String(serial).padStart(3, '0')}`;
}
