/** Awkward certificates for those who design templates: what a template has to bear. Everybody in them is invented. */
import type { CertificateClaims, SignatoryClaim, SubjectClaim } from './claims.ts';

/** A trial certificate and what makes it awkward. */
export interface PreviewClaims {
  /** Fit for a file name. */
  readonly name: string;
  readonly claims: CertificateClaims;
}

const subjects = (count: number, title: (i: number) => string): SubjectClaim[] =>
  Array.from({ length: count }, (_, i) => ({ title: title(i + 1), jp: 1 + (i % 3), mode: ['daring', 'tatap muka', 'praktik lapangan'][i % 3] ?? '' }));

const withSubjects = (claims: CertificateClaims, list: readonly SubjectClaim[]): CertificateClaims => ({
  ...claims, subjects: list, programme: { ...claims.programme, jpTotal: list.reduce((sum, { jp }) => sum + jp, 0) },
});

const head: SignatoryClaim = { position: 'KEPALA DINAS SOSIAL PROVINSI JAWA TIMUR', name: 'BAMBANG CONTOH WICAKSANA', rank: 'Pembina Utama Madya (IV/d)', nip: '196809261992031999' };
const second: SignatoryClaim = { position: 'KEPALA BIDANG PEMBERDAYAAN SOSIAL DAN KELEMBAGAAN MASYARAKAT', prefix: 'Plt.', name: 'ENDANG CONTOH PURWANINGSIH KUSUMANINGTYAS', rank: 'Pembina Tingkat I (IV/b)', nip: '197209261998032999' };
const third: SignatoryClaim = { position: 'KETUA PANITIA', name: 'SUTINI', rank: 'Penata (III/c)', nip: '198609262015051999' };

const plain: CertificateClaims = withSubjects({
  templateVersion: 1,
  heading: ['PEMERINTAH PROVINSI JAWA TIMUR', 'DINAS SOSIAL'],
  title: 'CONTOH', subtitle: 'Contoh cetak, bukan sertifikat', number: 'CONTOH/0000/CONTOH',
  participant: { printedName: 'Sutini', identifierLabel: 'No. Peserta', identifierMasked: '001', region: 'Kabupaten Gresik' },
  programme: {
    title: 'Pelatihan Contoh', cohort: 'Angkatan I', organisers: ['Dinas Sosial Provinsi Jawa Timur'],
    from: '2017-07-26', to: '2017-07-26', place: 'Surabaya', mode: 'tatap muka', jpTotal: 0,
  },
  decisionText: 'telah mengikuti', subjects: [], competencies: [], signatory: head, issuedOn: '2017-07-29', city: 'Surabaya',
  verifyUrl: 'https://bekal.example.go.id/v/CONTOH', code: 'CONTOH', signatureNote: 'CONTOH: berkas ini belum ditandatangani dan bukan sertifikat.',
}, subjects(3, (i) => `Mata pelatihan ${i}`));

const longest: CertificateClaims = withSubjects({
  ...plain,
  number: '400.9.14.3/99999/PEMBEKALAN-PENSOSMAS/107.6.99/XII/2017', code: 'CONT-0HPA-NJAN', verifyUrl: 'https://pelatihan.dinsos.provinsi-jawa-timur.example.go.id/v/CONT0HPANJAN',
  participant: {
    printedName: 'Dr. Raden Ajeng Haryanti Kusumowardhani Notohadiningrat Sastrowidjojo Mangkudilaga, S.Sos., M.Kesos., M.Si., Ph.D.', identifierLabel: 'NIP',
    identifierMasked: '19720926 199803 2 999', birthPlace: 'Kabupaten Administrasi Kepulauan Seribu', birthDate: '1972-09-26', rank: 'Pembina Tingkat I (IV/b)',
    position: 'Penyuluh Sosial Ahli Madya pada Bidang Pemberdayaan Sosial dan Kelembagaan Masyarakat',
    institution: 'Dinas Sosial, Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan, dan Perlindungan Anak', region: 'Kabupaten Probolinggo',
  },
  programme: {
    title: 'Pembekalan Calon Relawan Penyuluh Sosial Masyarakat sebagai Penggerak Partisipasi Sosial Masyarakat di Desa dan Kelurahan Berketahanan Sosial dalam Rangka Penguatan Sinergi Potensi dan Sumber Kesejahteraan Sosial',
    cohort: 'Angkatan XXXVIII', organisers: ['Kementerian Sosial Republik Indonesia', 'Dinas Sosial Provinsi Jawa Timur'], from: '2017-12-28', to: '2018-01-03',
    place: 'Balai Besar Pendidikan dan Pelatihan Kesejahteraan Sosial, Kota Surabaya', mode: 'campuran (daring dan tatap muka)', jpTotal: 0,
  },
  decisionText: 'telah mengikuti seluruh kegiatan dan dinyatakan', qualification: 'LULUS', issuedOn: '2018-01-05',
  competencies: ['Menyampaikan penyuluhan sosial secara langsung dan tidak langsung kepada kelompok sasaran', 'Menyusun rencana tindak lanjut'],
  coSignatories: [second, third],
  signatureNote: `${plain.signatureNote} ${'Kalimat kaki yang panjang diatur menjadi beberapa baris yang seimbang. '.repeat(3).trim()}`,
}, subjects(40, (i) => (i % 4 === 0 ? `Mata pelatihan ${i} dengan judul panjang tentang peran pemerintah provinsi dan pemerintah kabupaten/kota dalam membina relawan` : `Mata pelatihan ${i}`)));

const named = (printedName: string): CertificateClaims => ({ ...plain, participant: { ...plain.participant, printedName } });

/** Trial certificates from the plainest to the fullest. */
export const previewClaims: readonly PreviewClaims[] = [
  { name: 'satu-kata', claims: plain },
  { name: 'diakritik', claims: named('Nyai Ṣāliḥah Čermák-Łukasz Nguyễn Müller') },
  { name: 'dua-pejabat', claims: { ...named('Ni Luh Ayu Pertiwi, S.Sos.'), coSignatories: [third], decisionText: 'telah mengikuti dan dinyatakan', qualification: 'LULUS' } },
  { name: 'tiga-pejabat', claims: { ...plain, coSignatories: [second, third] } },
  { name: 'tanpa-mata-pelatihan', claims: { ...plain, subjects: [], programme: { ...plain.programme, jpTotal: 8 } } },
  { name: 'terpanjang', claims: longest },
];
