import { catalogue } from '~/platform/i18n/catalogue';

/** Words of the pages that belong to no wing: the front door, the desk, errors. */
export const pageTexts = catalogue('public', {
  siteTitle: ['{title} · Bekal', '{title} · Bekal'],
  'error.404.title': ['Halaman tidak ditemukan', 'Page not found'],
  'error.404.text': ['Halaman ini tidak ada, sudah dipindahkan, atau bukan untuk akun Anda. Periksa alamatnya, atau mulai dari halaman depan.', 'This page does not exist, has moved, or is not for your account. Check the address, or start from the front page.'],
  'error.500.title': ['Maaf, terjadi gangguan', 'Sorry, something went wrong'],
  'error.500.text': ['Tidak ada isian Anda yang hilang dari penyimpanan. Coba lagi sebentar; bila tetap terjadi, beri tahu panitia.', 'Nothing you saved is lost. Try again in a moment; if it goes on, tell the committee.'],
  'error.405.title': ['Langkah ini tidak dikenal', 'This step is not known'],
  'error.405.text': ['Muat ulang halaman lalu coba lagi.', 'Reload the page and try again.'],
  'error.home': ['Ke halaman depan', 'To the front page'],
  'front.title': ['Bekal untuk melayani', 'Equipped to serve'],
  'front.lede': ['Tempat relawan penyuluh sosial, pekerja sosial, dan TKSK Jawa Timur belajar, mengikuti pembekalan, dan menerima sertifikat yang dapat diperiksa siapa pun.', 'Where social outreach volunteers, social workers and TKSK of East Java learn, are trained and receive certificates anyone can check.'],
  'front.invited.title': ['Menerima undangan?', 'Invited?'],
  'front.invited.text': ['Buka tautan pribadi yang dikirim panitia lewat WhatsApp atau surat. Tidak perlu kata sandi.', 'Open the personal link the committee sent you by WhatsApp or letter. No password needed.'],
  'front.signin.title': ['Sudah punya akun?', 'Have an account?'],
  'front.signin.text': ['Masuk dengan surel, nomor HP, atau NIP.', 'Sign in with e-mail, mobile number or NIP.'],
  'front.verify.title': ['Memeriksa sertifikat?', 'Checking a certificate?'],
  'front.verify.text': ['Ketik kode di sertifikat, atau unggah berkas PDF-nya. Tidak perlu akun.', 'Type the code on the certificate, or upload its PDF. No account needed.'],
  'desk.title': ['Beranda', 'Desk'],
  'desk.lede': ['Selamat bekerja, {name}.', 'Welcome, {name}.'],
  'desk.empty.title': ['Belum ada tugas untuk akun ini', 'Nothing to do for this account yet'],
  'desk.empty.text': ['Hubungi admin Dinas bila Anda seharusnya memiliki peran.', 'Ask the administrator if you should have a role.'],
  'desk.open': ['Buka', 'Open'],
  'language.changed': ['Bahasa diubah.', 'Language changed.'],
});
