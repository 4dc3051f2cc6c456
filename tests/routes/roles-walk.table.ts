import { VISITORS, type Visitor, type WalkWorld } from '#tests/support/world/walk';

const SIGNED_IN = VISITORS.filter((who) => who !== 'stranger');
const VOLUNTEERS: readonly Visitor[] = ['peserta', 'neighbour', 'elsewhere'];
const TRAINERS: readonly Visitor[] = ['trainer', 'otherTrainer'];
const COACHES: readonly Visitor[] = ['coach', 'otherCoach'];
/** Officers of a part of the first angkatan; Jember takes no part in it. */
const OFFICERS: readonly Visitor[] = ['province', 'gresik', 'surabaya'];
/** Officers who hold Gresik, where the person of the addresses stands. */
const OFFICERS_HERE: readonly Visitor[] = ['province', 'gresik'];
/** Whom a role lets look at the calendar and at courses, wherever it holds. The signing official has no part in courses. */
const OFFICE: readonly Visitor[] = [...TRAINERS, ...COACHES, ...OFFICERS, 'jember', 'signer', 'admin'];
const READERS: readonly Visitor[] = [...VOLUNTEERS, ...OFFICE.filter((who) => who !== 'signer')];

export interface Door {
  /** As in the URL map. */
  readonly route: string;
  readonly address: (world: WalkWorld) => string;
  /** Who sees the page (200). Everybody else signed in is told 404, a stranger is sent to the sign-in page. */
  readonly see: readonly Visitor[];
  /** Whose form is read: an empty one is refused with 422. Null where no form is taken (405). */
  readonly act: readonly Visitor[] | null;
  /** Statuses that differ from 200 and 422 for those who are let in. */
  readonly seen?: number | ((who: Visitor) => number);
  readonly acted?: number | ((who: Visitor) => number);
  /** A form that works without fields, and therefore writes. */
  readonly writes?: true;
}

type Options = Pick<Door, 'seen' | 'acted' | 'writes'>;
const door = (route: string, see: readonly Visitor[], act: readonly Visitor[] | null = null, options: Options = {}): Door => ({
  route, see, act, ...options, address: (world) => `/${route.replace(/:(\w+)\??/g, (_whole, name: string) => partOf(world, route, name)).replace('*', 'tidak-ada')}`,
});

/** The things of the first person of Gresik, and what belongs to nobody alone. */
function partOf({ cohort, own, ids }: WalkWorld, route: string, name: string): string {
  if (route === 'tanda-tangan/:batch/contoh/:participation' && name === 'participation') return ids.proposed;
  // No results are kept under this key: the page says so, its files are not there.
  if (route.startsWith('verifikasi')) return name === 'key' ? 'A'.repeat(22) : '1';
  if (route.startsWith('belajar') && name === 'lesson') return 'mengenal-warga';
  if (route.startsWith('pki')) return 'MAA';
  const parts: Record<string, string> = {
    cohort: cohort.key, participation: own.participation, entry: own.entry, certificate: own.certificate, id: own.certificate, session: ids.session, import: ids.import,
    batch: ids.batch, attemptId: ids.attempt, lesson: ids.lesson, code: ids.code, token: ids.token, course: 'dasar', key: 'kuis-dasar', programme: 'pembekalan-pensosmas',
  };
  const value = parts[name];
  if (!value) throw new Error(`${route}: the table does not know :${name}`);
  return value;
}

const home = (who: Visitor): number => (who === 'stranger' ? 200 : 302);

/** Every route of the URL map, and who passes. A route that is not here fails the walk. */
export const DOORS: readonly Door[] = [
  door('', VISITORS, null, { seen: home }),
  door('masuk', VISITORS, VISITORS, { seen: home, acted: (who) => (who === 'stranger' ? 422 : 302) }),
  door('bahasa', VISITORS, null, { seen: 302 }),
  door('privasi', VISITORS),
  door('tentang', VISITORS),
  door('*', [], []),
  door('v/:code', VISITORS),
  door('api', VISITORS),
  door('api/v1/openapi.json', VISITORS),
  door('api/v1/certificates/:code', VISITORS),
  door('api/v1/verifications', VISITORS, VISITORS, { seen: 405, acted: 415 }),
  door('api/*', VISITORS, VISITORS, { seen: 404, acted: 404 }),
  door('verifikasi', VISITORS, VISITORS),
  door('verifikasi/hasil/:key', VISITORS, VISITORS),
  door('verifikasi/hasil/:key/berkas/:file', VISITORS, null, { seen: 404 }),
  door('verifikasi/hasil/:key/hasil.xlsx', VISITORS, null, { seen: 404 }),
  door('verifikasi/hasil/:key/laporan.pdf', VISITORS, null, { seen: 404 }),
  door('pki/crl', VISITORS),
  door('pki/akar.cer', VISITORS),
  door('pki/ocsp/:request?', VISITORS),
  door('undangan/:token', VISITORS, VISITORS),

  door('beranda', SIGNED_IN),
  door('profil', SIGNED_IN, SIGNED_IN),
  door('hari-ini', SIGNED_IN),
  door('kartu', SIGNED_IN),
  door('jp', SIGNED_IN),
  door('sertifikat', SIGNED_IN),
  door('sertifikat/:id/berkas', ['peserta']),

  door('belajar', READERS),
  door('belajar/:course', READERS),
  door('belajar/:course/:lesson', READERS, READERS),
  door('kuis/:key', VOLUNTEERS, VOLUNTEERS, { acted: 303, writes: true }),
  door('percobaan/:attemptId', ['peserta'], ['peserta']),
  door('studio', TRAINERS),
  door('studio/baru', TRAINERS, TRAINERS),
  door('studio/:lesson', TRAINERS, TRAINERS),

  door('program/:programme', OFFICE),
  door('angkatan', OFFICE),
  door('angkatan/baru', [...OFFICERS, 'jember'], [...OFFICERS, 'jember']),
  door('angkatan/:cohort', ['trainer', ...OFFICERS, 'signer', 'admin']),
  door('angkatan/:cohort/calon', ['trainer', ...OFFICERS], OFFICERS),
  door('angkatan/:cohort/calon/pilih', OFFICERS, OFFICERS),
  door('angkatan/:cohort/impor/:import', ['province'], ['province']),
  door('angkatan/:cohort/undangan', OFFICERS, OFFICERS),
  door('angkatan/:cohort/undangan/surat/:participation?', OFFICERS_HERE),
  // Without fields it asks for a team of nobody, and the one trainer leads a session.
  door('angkatan/:cohort/tim', ['province'], ['province'], { acted: 409 }),
  door('angkatan/:cohort/sesi', ['trainer', ...OFFICERS, 'signer', 'admin'], ['trainer', 'province']),
  door('angkatan/:cohort/sesi/baru', ['trainer', 'province'], ['trainer', 'province']),
  door('angkatan/:cohort/kartu', ['trainer', ...OFFICERS]),
  door('sesi/:session', ['trainer', ...OFFICERS], ['trainer', ...OFFICERS]),
  door('sesi/:session/ubah', ['trainer', 'province'], ['trainer', 'province']),
  door('sesi/:session/pindai', ['trainer', ...OFFICERS], ['trainer', ...OFFICERS]),
  // Asked by the scanning page alone: it answers in JSON, and has no page of its own.
  door('sesi/:session/kartu', VISITORS, ['trainer', ...OFFICERS], { seen: 400, acted: 200 }),
  door('sesi/:session/peserta/:participation', ['trainer', ...OFFICERS_HERE], ['trainer', ...OFFICERS_HERE]),
  door('sesi/:session/daftar-hadir', ['trainer', ...OFFICERS]),
  door('sesi/:session/rubrik', ['trainer'], ['trainer']),

  door('rtl', VOLUNTEERS, VOLUNTEERS),
  door('rtl/cetak', VOLUNTEERS),
  door('angkatan/:cohort/rtl', [...COACHES, ...OFFICERS]),
  door('angkatan/:cohort/rtl/:participation', ['coach', ...OFFICERS_HERE], ['coach', ...OFFICERS_HERE]),

  door('pembinaan', VOLUNTEERS, VOLUNTEERS),
  door('binaan', COACHES),
  door('binaan/:participation', ['coach', ...OFFICERS_HERE]),
  door('binaan/:participation/sesi', ['coach'], ['coach']),
  door('binaan/:participation/catatan/:entry', ['peserta', 'coach', ...OFFICERS_HERE], ['coach']),
  door('angkatan/:cohort/pembina', OFFICERS, OFFICERS),
  door('buku-kegiatan', VOLUNTEERS),
  door('buku-kegiatan/baru', VOLUNTEERS, VOLUNTEERS),
  door('buku-kegiatan/:entry', ['peserta'], ['peserta']),
  door('buku-kegiatan/:entry/ubah', ['peserta'], ['peserta']),
  door('buku-kegiatan/:entry/hapus', ['peserta'], ['peserta']),
  door('buku-kegiatan/:entry/foto', ['peserta', 'coach', ...OFFICERS_HERE]),

  door('angkatan/:cohort/papan', ['trainer', ...OFFICERS, 'signer']),
  door('angkatan/:cohort/peserta/:participation', ['peserta', 'trainer', 'coach', ...OFFICERS_HERE, 'signer'], ['peserta', ...OFFICERS_HERE]),
  door('angkatan/:cohort/sertifikat', OFFICERS, OFFICERS),
  door('angkatan/:cohort/sertifikat/contoh/:participation', OFFICERS_HERE),
  door('tanda-tangan', ['signer']),
  door('tanda-tangan/:batch', ['signer'], ['signer']),
  door('tanda-tangan/:batch/contoh/:participation', ['signer']),
  door('register', [...OFFICERS, 'jember', 'signer', 'admin']),
  door('register/:certificate', [...OFFICERS_HERE, 'signer', 'admin']),
  door('register/:certificate/berkas', [...OFFICERS_HERE, 'signer']),
  door('register/:certificate/cabut', [...OFFICERS_HERE, 'signer'], [...OFFICERS_HERE, 'signer']),
  door('register/:certificate/tangguhkan', [...OFFICERS_HERE, 'signer'], [...OFFICERS_HERE, 'signer']),
  door('register/:certificate/berlakukan', [], [...OFFICERS_HERE, 'signer']),
  door('penerbitan/:batch', ['province', 'signer', 'admin'], ['province', 'signer']),
  door('buku-register.xlsx', [...OFFICERS, 'jember', 'signer', 'admin']),
  door('register/:certificate/pengganti', OFFICERS_HERE, OFFICERS_HERE),
  door('pengaturan', ['admin'], ['admin']),
  door('peran', ['admin'], ['admin']),
  door('jejak-audit', ['admin']),

  // Last: whoever posts here is signed out.
  door('keluar', VISITORS, VISITORS, { seen: 302, acted: 303, writes: true }),
];
