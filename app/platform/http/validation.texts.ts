import { catalogue } from '~/platform/i18n/catalogue';

/** What a form says when a field is not as it should be: what happened and what to do. */
export const validationTexts = catalogue('public', {
  required: ['Isian ini wajib diisi.', 'Please fill this in.'],
  tooLong: ['Terlalu panjang. Paling banyak {max} karakter.', 'Too long. At most {max} characters.'],
  tooShort: ['Terlalu pendek. Paling sedikit {min} karakter.', 'Too short. At least {min} characters.'],
  tooBig: ['Paling besar {max}.', 'At most {max}.'],
  tooSmall: ['Paling kecil {min}.', 'At least {min}.'],
  chooseOne: ['Pilih salah satu yang tersedia.', 'Choose one of the options.'],
  notNumber: ['Tulis dengan angka.', 'Write a number.'],
  notDate: ['Tanggal tidak dikenali. Contoh: 26-07-2026.', 'Not a date. Example: 26-07-2026.'],
  notEmail: ['Alamat surel tidak lengkap. Contoh: nama@contoh.id.', 'Not an e-mail address. Example: name@example.org.'],
  invalid: ['Isian ini tidak dikenali. Periksa kembali.', 'This is not recognised. Please check.'],
  nul: ['Kiriman memuat tanda yang tidak dapat disimpan (NUL). Tanda itu sudah dibuang dari isian di bawah; periksa lalu kirim lagi.', 'The form held a character that cannot be stored (NUL). It was taken out below; please check and send again.'],
  'body-too-large': ['Kiriman terlalu besar. Paling besar {limitMb} MB. Perkecil berkas lalu kirim lagi.', 'Too large. At most {limitMb} MB. Make the file smaller and send it again.'],
  'disk-full': ['Ruang simpan di server penuh, jadi kiriman ini belum tersimpan. Yang sudah tersimpan tidak hilang. Beri tahu panitia, lalu kirim lagi.', 'The server’s storage is full, so this was not saved. What was saved before is safe. Tell the committee, then send it again.'],
  'body-unreadable': ['Kiriman tidak terbaca. Muat ulang halaman lalu kirim lagi.', 'The form could not be read. Reload the page and send it again.'],
});
