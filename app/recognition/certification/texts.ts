import { catalogue } from '~/platform/i18n/catalogue';

/** What volunteers read about their certificates; titles for everybody. */
export const texts = catalogue('public', {
  'title.sertifikat': ['Sertifikat', 'Certificate'],
  'title.sertifikat-pelatihan': ['Sertifikat Pelatihan', 'Certificate of Training'],
  'title.sttpp': ['Surat Tanda Tamat Pendidikan dan Pelatihan', 'Certificate of Completed Training (STTPP)'],
  'title.piagam': ['Piagam Penghargaan', 'Certificate of Appreciation'],
  'title.surat-keterangan': ['Surat Keterangan', 'Letter of Attendance'],
  'title.sertifikat-kompetensi': ['Sertifikat Kompetensi', 'Certificate of Competence'],

  'own.title': ['Sertifikat saya', 'My certificates'],
  'own.lede': ['Simpan berkasnya di HP Anda. Siapa pun dapat memeriksa keasliannya lewat tautan atau kode.', 'Keep the file on your phone. Anyone can check it by link or code.'],
  'own.empty': ['Belum ada sertifikat', 'No certificate yet'],
  'own.emptyText': ['Sertifikat terbit setelah semua persyaratan terpenuhi dan pejabat menandatanganinya. Yang masih kurang tertulis di halaman Hari ini.', 'A certificate is issued once every requirement is met and the official has signed. What is still lacking stands on the page Today.'],
  'own.today': ['Buka Hari ini', 'Open Today'],
  'own.number': ['Nomor', 'Number'],
  'own.code': ['Kode pemeriksaan', 'Verification code'],
  'own.issuedOn': ['Tanggal', 'Date'],
  'own.link': ['Tautan pemeriksaan', 'Verification link'],
  'own.download': ['Unduh PDF ({size})', 'Download PDF ({size})'],
  'own.waiting': ['Berkas sedang disiapkan. Buka lagi halaman ini beberapa saat lagi.', 'The file is being prepared. Open this page again in a moment.'],
  'own.share': ['Sertifikat {title} atas nama {name}. Periksa keasliannya:', 'Certificate {title} of {name}. Check it here:'],
  'own.revokedText': ['Sertifikat ini tidak berlaku lagi sejak {date}. Hubungi panitia bila Anda tidak mengetahuinya.', 'This certificate is no longer valid since {date}. Ask the committee if you did not know.'],
  'own.suspendedText': ['Sertifikat ini ditangguhkan sejak {date} dan sementara tidak berlaku. Hubungi panitia untuk penjelasannya.', 'This certificate is suspended since {date} and not valid for the time being. Ask the committee for the reason.'],
  'own.replacedText': ['Sudah diganti dengan nomor {number}. Gunakan yang baru.', 'Replaced by number {number}. Please use the new one.'],
  'status.waiting': ['Sedang disiapkan', 'Being prepared'],
  'status.failed': ['Sedang disiapkan', 'Being prepared'],
  'status.valid': ['Berlaku', 'Valid'],
  'status.suspended': ['Ditangguhkan', 'Suspended'],
  'status.replaced': ['Diganti', 'Replaced'],
  'status.revoked': ['Dicabut', 'Revoked'],
});
