import { catalogue } from '~/platform/i18n/catalogue';

/** Identifiers and names: refusals say what happened and what to do; warnings never block. */
export const texts = catalogue('public', {
  'refusal.nik-empty': ['NIK belum diisi.', 'The NIK is missing.'],
  'refusal.nik-scientific': ['NIK tertulis sebagai bilangan (misalnya 3,5E+15). Ubah kolom NIK menjadi teks, lalu tulis ulang 16 angkanya.', 'The NIK was stored as a number (such as 3.5E+15). Make the NIK column text and type its 16 digits again.'],
  'refusal.nik-not-digits': ['NIK hanya berisi angka. Periksa kembali KTP Anda.', 'A NIK has digits only. Please check your KTP.'],
  'refusal.nik-length': ['NIK harus 16 angka, yang tertulis {digits}. Periksa kembali KTP Anda.', 'A NIK has 16 digits, this one has {digits}. Please check your KTP.'],
  'refusal.nik-province': ['Dua angka pertama NIK bukan kode provinsi. Periksa kembali KTP Anda.', 'The first two digits of the NIK are no province code. Please check your KTP.'],
  'refusal.nik-birth-date': ['Angka ke-7 sampai ke-10 NIK bukan tanggal dan bulan. Periksa kembali KTP Anda.', 'Digits 7 to 10 of the NIK are no day and month. Please check your KTP.'],
  'refusal.nik-serial': ['Empat angka terakhir NIK tidak mungkin 0000. Periksa kembali KTP Anda.', 'The last four digits of a NIK cannot be 0000. Please check your KTP.'],
  'warning.nik-birth-date-differs': ['Tanggal lahir tidak sama dengan yang tersusun dalam NIK. Periksa keduanya; boleh dilanjutkan bila memang demikian di KTP.', 'The birth date differs from the one inside the NIK. Check both; you may go on if your KTP says so.'],
  'warning.nik-sex-differs': ['Jenis kelamin tidak sama dengan yang tersusun dalam NIK. Periksa keduanya; boleh dilanjutkan bila memang demikian di KTP.', 'The sex differs from the one inside the NIK. Check both; you may go on if your KTP says so.'],
  'warning.nik-day-not-in-month': ['Tanggal di dalam NIK tidak ada dalam kalender. Periksa kembali; boleh dilanjutkan bila memang demikian di KTP.', 'The day inside the NIK is not in the calendar. Please check; you may go on if your KTP says so.'],
  'warning.nik-in-text': ['Tulisan ini memuat angka seperti NIK. Hapus angka itu sebelum menyimpan.', 'This text holds digits that look like a NIK. Remove them before saving.'],

  'refusal.nip-not-digits': ['NIP hanya berisi angka. Kosongkan bila bukan ASN.', 'A NIP has digits only. Leave it empty if you are not a civil servant.'],
  'refusal.nip-length': ['NIP harus 18 angka, yang tertulis {digits}.', 'A NIP has 18 digits, this one has {digits}.'],
  'refusal.nip-birth-date': ['Delapan angka pertama NIP bukan tanggal lahir. Periksa kembali.', 'The first eight digits of the NIP are no birth date. Please check.'],
  'refusal.nip-appointment': ['Tahun pengangkatan dalam NIP tidak masuk akal. Periksa kembali.', 'The year of appointment inside the NIP cannot be right. Please check.'],
  'refusal.nip-sex': ['Angka ke-15 NIP harus 1 atau 2. Periksa kembali.', 'Digit 15 of the NIP must be 1 or 2. Please check.'],
  'warning.nip-birth-date-differs': ['Tanggal lahir tidak sama dengan yang tersusun dalam NIP. Periksa keduanya.', 'The birth date differs from the one inside the NIP. Check both.'],
  'warning.nip-sex-differs': ['Jenis kelamin tidak sama dengan yang tersusun dalam NIP. Periksa keduanya.', 'The sex differs from the one inside the NIP. Check both.'],

  'refusal.phone-empty': ['Nomor HP belum diisi.', 'The mobile number is missing.'],
  'refusal.phone-not-digits': ['Nomor HP hanya berisi angka, misalnya 0812-3456-7890.', 'A mobile number has digits only, such as 0812-3456-7890.'],
  'refusal.phone-foreign': ['Nomor HP harus nomor Indonesia, diawali 08 atau +62.', 'The mobile number must be Indonesian and begin with 08 or +62.'],
  'refusal.phone-not-mobile': ['Nomor itu bukan nomor HP. Tulis nomor yang diawali 08.', 'That is no mobile number. Give one that begins with 08.'],
  'refusal.phone-length': ['Nomor HP terdiri dari 10 sampai 13 angka, yang tertulis {digits}.', 'A mobile number has 10 to 13 digits, this one has {digits}.'],

  'refusal.name-empty': ['Nama belum diisi.', 'The name is missing.'],
  'refusal.name-no-letter': ['Nama harus memuat huruf.', 'A name must have letters.'],
  'refusal.name-too-long': ['Nama paling panjang {max} huruf, yang tertulis {length}.', 'A name has at most {max} characters, this one has {length}.'],
  'refusal.name-formula': ['Nama tidak boleh diawali tanda =, + atau @.', 'A name may not begin with =, + or @.'],
  'warning.name-has-titles': ['Nama memuat gelar. Pindahkan gelar ke kolomnya agar nama sama dengan KTP.', 'The name holds titles. Move them to their own fields so that the name equals the KTP.'],
  'warning.name-has-digits': ['Nama memuat angka. Periksa kembali.', 'The name holds digits. Please check.'],

  'refusal.code-empty': ['Kode belum diisi.', 'The code is missing.'],
  'refusal.code-character': ['Kode memuat huruf atau angka yang tidak dipakai. Periksa kembali.', 'The code holds a character that codes never use. Please check.'],
  'refusal.code-length': ['Kode terdiri dari {length} huruf dan angka. Periksa kembali.', 'The code has {length} characters. Please check.'],
  'refusal.code-check': ['Kode salah ketik. Periksa kembali setiap huruf dan angkanya.', 'The code is mistyped. Please check every character.'],
});
