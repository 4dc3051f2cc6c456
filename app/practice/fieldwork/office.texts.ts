import { catalogue } from '~/platform/i18n/catalogue';

/** The logbook as the coach and the officer read it. */
export const officeTexts = catalogue('office', {
  title: ['Catatan kegiatan {name}'],
  heading: ['Catatan kegiatan'],
  empty: ['Belum ada catatan kegiatan.'],
  date: ['Tanggal'],
  topic: ['Topik'],
  method: ['Cara'],
  state: ['Keadaan'],
  decideTitle: ['Keputusan Anda'],
  endorse: ['Sahkan'],
  endorseNote: ['Catatan yang disahkan terkunci dan dihitung untuk sertifikat.'],
  endorseComment: ['Tanggapan untuk peserta'],
  returnTitle: ['Kembalikan untuk diperbaiki'],
  note: ['Catatan untuk peserta'],
  noteHint: ['Apa yang perlu diperbaiki? Peserta membaca catatan ini.'],
  return: ['Kembalikan'],
  endorsed: ['Catatan disahkan.'],
  returned: ['Catatan dikembalikan kepada peserta.'],
  onlyCoach: ['Pengesahan dilakukan oleh pembina peserta ini.'],
  nikInText: ['Ada angka yang menyerupai NIK atau nomor kartu keluarga. Hapus angka itu lalu kirim lagi.'],
  'refusal.entry-absent': ['Catatan ini tidak ditemukan. Muat ulang halaman.'],
  'refusal.entry-own': ['Catatan sendiri tidak dapat disahkan sendiri.'],
  'refusal.entry-locked': ['Catatan ini sudah disahkan. Muat ulang halaman.'],
  'refusal.entry-changed': ['Peserta mengubah catatan ini setelah Anda membukanya. Baca isi yang baru, lalu putuskan.'],
  'refusal.entry-returned': ['Catatan ini sudah dikembalikan dan belum diubah peserta.'],
});
