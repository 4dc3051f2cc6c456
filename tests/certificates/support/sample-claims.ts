/** Invented certificates of the kind the system prints. */
import type { CertificateClaims } from '#certificates';

const subjects: CertificateClaims['subjects'] = [
  { title: 'Kebijakan dan Strategi Kementerian Sosial RI', jp: 3, mode: 'daring' },
  { title: 'Kebijakan dan Strategi Penyuluhan Sosial dalam Penyelenggaraan Kesejahteraan Sosial', jp: 3, mode: 'daring' },
  { title: 'Peran Pemerintah Provinsi dan Pemerintah Kota dalam Membina Relawan Penyuluh Sosial Masyarakat', jp: 2, mode: 'daring' },
  { title: 'Sinergi Kemitraan SDM Kesejahteraan Sosial dalam Meningkatkan Partisipasi Sosial Masyarakat', jp: 3, mode: 'tatap muka' },
  { title: 'Keterampilan Dasar Penyuluhan Sosial', jp: 4, mode: 'tatap muka' },
  { title: 'Metode dan Teknik Penyuluhan Sosial', jp: 5, mode: 'campuran' },
  { title: 'Komunikasi', jp: 4, mode: 'campuran' },
  { title: 'Relasi Sosial', jp: 3, mode: 'campuran' },
  { title: 'Etika dan Kerahasiaan', jp: 2, mode: 'daring' },
  { title: 'Pengorganisasian Potensi dan Sumber di RT/RW, Dusun, dan Kelurahan', jp: 3, mode: 'tatap muka' },
  { title: 'Praktik Penyuluhan Langsung dan Tidak Langsung', jp: 3, mode: 'praktik lapangan' },
  { title: 'Rencana Tindak Lanjut', jp: 1, mode: 'tatap muka' },
];

/** A whole certificate; `changes` replace top-level parts. */
export function sampleClaims(changes: Partial<CertificateClaims> = {}): CertificateClaims {
  return {
    templateVersion: 1,
    heading: ['PEMERINTAH PROVINSI JAWA TIMUR', 'DINAS SOSIAL'],
    title: 'SERTIFIKAT',
    subtitle: 'Pelatihan Berbasis Kompetensi',
    number: '800.2/0007/107.6/2017',
    participant: {
      printedName: 'Siti Rahmawati, S.Sos.',
      identifierLabel: 'No. Peserta',
      identifierMasked: 'PSM-2017-0007',
      birthPlace: 'Sidoarjo',
      birthDate: '1984-08-05',
      position: 'Calon Penyuluh Sosial Masyarakat',
      institution: 'Karang Taruna Desa Sukodono',
      region: 'Kabupaten Sidoarjo',
    },
    programme: {
      title: 'Pembekalan Calon Relawan Penyuluh Sosial Masyarakat sebagai Penggerak Partisipasi Sosial Masyarakat',
      cohort: 'Angkatan I',
      organisers: ['Kementerian Sosial RI', 'Dinas Sosial Provinsi Jawa Timur'],
      from: '2017-07-26',
      to: '2017-07-29',
      place: 'Hotel Quest, Kota Surabaya',
      mode: 'tatap muka dan daring',
      jpTotal: 36,
    },
    decisionText: 'telah mengikuti seluruh kegiatan dan dinyatakan',
    qualification: 'KOMPETEN',
    subjects,
    competencies: [
      'Menyampaikan penyuluhan sosial secara langsung dan tidak langsung kepada kelompok sasaran',
      'Membangun komunikasi dan relasi sosial dengan tokoh dan warga setempat',
      'Menyusun dan melaksanakan rencana tindak lanjut di wilayahnya',
    ],
    signatory: { position: 'Kepala Dinas Sosial Provinsi Jawa Timur', name: 'BAMBANG WIDODO SAPUTRA', rank: 'Pembina Utama Madya (IV/d)', nip: '196809261992031999' },
    issuedOn: '2017-07-29',
    city: 'Surabaya',
    verifyUrl: 'https://bekal.example.go.id/v/K7QF-3M2P-9XTA',
    code: 'K7QF-3M2P-9XTA',
    signatureNote: 'Dokumen elektronik ini disegel oleh sistem pelatihan Dinas Sosial Provinsi Jawa Timur (tanda tangan elektronik tidak tersertifikasi). Keaslian dapat diperiksa pada alamat di atas; hasil cetak tidak dapat diperiksa secara kriptografis.',
    ...changes,
  };
}
