import { catalogue } from '~/platform/i18n/catalogue';
import type { Role } from '~/people/access';
import type { IconName } from '~/ui';

export const navigationTexts = catalogue('public', {
  today: ['Hari ini', 'Today'],
  learn: ['Belajar', 'Learn'],
  logbook: ['Buku kegiatan', 'Logbook'],
  card: ['Kartu', 'Card'],
  certificates: ['Sertifikat', 'Certificates'],
  desk: ['Beranda', 'Desk'],
  cohorts: ['Angkatan', 'Cohorts'],
  sessions: ['Sesi saya', 'My sessions'],
  studio: ['Studio materi', 'Studio'],
  coachees: ['Binaan', 'Coachees'],
  signing: ['Tanda tangan', 'Signing'],
  register: ['Buku register', 'Register'],
  settings: ['Pengaturan', 'Settings'],
  staff: ['Peran', 'Roles'],
  trail: ['Jejak audit', 'Audit trail'],
  profile: ['Profil', 'Profile'],
  plan: ['Rencana tindak lanjut', 'Follow-up plan'],
  coaching: ['Pembinaan', 'Coaching'],
  verify: ['Cek keaslian', 'Check a certificate'],
  demo: ['Peragaan: semua orang dan data di sini rekaan.', 'Demo: all people and data here are invented.'],
});

export interface Destination {
  readonly href: string;
  readonly key: keyof typeof navigationTexts.entries;
  readonly icon: IconName;
}

/** The main menu by role; the first role that matches decides the home page. */
const BY_ROLE: Readonly<Record<Role, readonly Destination[]>> = {
  pengelola: [
    { href: '/beranda', key: 'desk', icon: 'home' },
    { href: '/angkatan', key: 'cohorts', icon: 'people' },
    { href: '/register', key: 'register', icon: 'list' },
  ],
  penandatangan: [
    { href: '/beranda', key: 'desk', icon: 'home' },
    { href: '/tanda-tangan', key: 'signing', icon: 'sign' },
    { href: '/register', key: 'register', icon: 'list' },
  ],
  pembina: [
    { href: '/beranda', key: 'desk', icon: 'home' },
    { href: '/binaan', key: 'coachees', icon: 'people' },
  ],
  pelatih: [
    { href: '/beranda', key: 'desk', icon: 'home' },
    { href: '/angkatan', key: 'cohorts', icon: 'people' },
    { href: '/studio', key: 'studio', icon: 'book' },
  ],
  admin: [
    { href: '/beranda', key: 'desk', icon: 'home' },
    { href: '/angkatan', key: 'cohorts', icon: 'people' },
    { href: '/peran', key: 'staff', icon: 'people' },
    { href: '/pengaturan', key: 'settings', icon: 'edit' },
    { href: '/jejak-audit', key: 'trail', icon: 'list' },
  ],
  peserta: [
    { href: '/hari-ini', key: 'today', icon: 'home' },
    { href: '/belajar', key: 'learn', icon: 'book' },
    { href: '/buku-kegiatan', key: 'logbook', icon: 'edit' },
    { href: '/kartu', key: 'card', icon: 'qr' },
    { href: '/sertifikat', key: 'certificates', icon: 'award' },
  ],
};

/** The account menu: what belongs to the person rather than to the day's work. */
export function accountLinks(roles: readonly Role[]): Destination[] {
  const own: Destination[] = [{ href: '/profil', key: 'profile', icon: 'person' }];
  if (!roles.includes('peserta')) return own;
  return [...own, { href: '/rtl', key: 'plan', icon: 'flag' }, { href: '/pembinaan', key: 'coaching', icon: 'people' }];
}

/** Menu of a person with these roles; the same place never stands there twice. */
export function destinationsOf(roles: readonly Role[]): Destination[] {
  const all = roles.flatMap((role) => BY_ROLE[role]);
  return all.filter((destination, at) => all.findIndex((other) => other.href === destination.href) === at);
}

export const homeOf = (roles: readonly Role[]): string => destinationsOf(roles)[0]?.href ?? '/';
