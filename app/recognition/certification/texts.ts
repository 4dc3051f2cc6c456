import { catalogue } from '~/platform/i18n/catalogue';

export const texts = catalogue('public', {
  'title.sertifikat': ['Sertifikat', 'Certificate'],
  'title.sertifikat-pelatihan': ['Sertifikat Pelatihan', 'Certificate of Training'],
  'title.sttpp': ['Surat Tanda Tamat Pendidikan dan Pelatihan', 'Certificate of Completed Training (STTPP)'],
  'title.piagam': ['Piagam Penghargaan', 'Certificate of Appreciation'],
  'title.surat-keterangan': ['Surat Keterangan', 'Letter of Attendance'],
  'title.sertifikat-kompetensi': ['Sertifikat Kompetensi', 'Certificate of Competence'],
  'refusal.title-unknown': ['Judul sertifikat itu tidak ada. Pilih dari daftar.', 'There is no such title. Choose one from the list.'],
  'refusal.title-needs-licence': ['"Sertifikat Kompetensi" hanya boleh dipakai bila nomor lisensi lembaga sudah diisi.', '"Certificate of Competence" may be used only where the licence number of the institution is entered.'],

  'refusal.pattern-empty': ['Pola nomor belum diisi.', 'The number pattern is missing.'],
  'refusal.pattern-too-long': ['Pola nomor paling panjang {max} huruf.', 'The number pattern has at most {max} characters.'],
  'refusal.pattern-unknown-token': ['Penanda {token} tidak dikenal. Pilih dari daftar penanda.', 'The token {token} is unknown. Choose from the list of tokens.'],
  'refusal.pattern-character': ['Di luar penanda, pola nomor hanya memuat huruf, angka, spasi, titik, garis miring, dan tanda hubung.', 'Outside tokens a pattern holds only letters, digits, spaces, dots, slashes and hyphens.'],
  'refusal.pattern-no-sequence': ['Pola nomor harus memuat nomor urut.', 'The pattern must hold the sequence number.'],
  'refusal.pattern-two-sequences': ['Pola nomor hanya boleh memuat satu nomor urut.', 'The pattern may hold the sequence number only once.'],
  'refusal.pattern-no-year': ['Pola nomor harus memuat tahun, karena nomor urut mulai lagi setiap tahun.', 'The pattern must hold the year, since the sequence begins again each year.'],
  'refusal.pattern-no-separator': ['Beri pemisah, misalnya garis miring, sebelum dan sesudah nomor urut.', 'Put a separator such as a slash before and after the sequence number.'],
});
