import { catalogue, type Translate } from '~/platform/i18n/catalogue';

/** Findings about a file in plain words, one sentence each. Codes are those of the certificate library and of `file-answer`. */
export const reasonTexts = catalogue('public', {
  'made-from-ours': ['Berkas ini dibuat dari sertifikat kami, tetapi tanda tangannya dibuang atau susunannya dirusak.', 'This file was made from a certificate of ours, but its signature was taken out or its structure broken.'],
  'not-in-register': ['Ditandatangani oleh sistem kami, tetapi bukan sertifikat yang tercatat dalam register.', 'Signed by our system, but not a certificate of the register.'],
  'fields-differ': ['Isian dalam berkas tidak sama dengan register.', 'Fields in the file differ from the register.'],
  'certificate-revoked': ['Sertifikat telah dicabut.', 'The certificate was revoked.'],
  'certificate-suspended': ['Sertifikat sedang ditangguhkan.', 'The certificate is suspended.'],
  'certificate-replaced': ['Sertifikat telah diganti dengan yang baru.', 'The certificate was replaced by a new one.'],
  'no-signature': ['Tidak ada tanda tangan elektronik di dalam berkas.', 'There is no electronic signature in the file.'],
  'byte-range-invalid': ['Bagian yang ditandatangani tidak mencakup berkas sebagaimana mestinya.', 'What was signed does not cover the file as it must.'],
  'contents-not-canonical': ['Tempat tanda tangan dalam berkas telah diutak-atik.', 'The place of the signature in the file was tampered with.'],
  'subfilter-unsupported': ['Jenis tanda tangannya tidak dapat kami periksa.', 'We cannot check this kind of signature.'],
  'cms-damaged': ['Tanda tangannya rusak.', 'The signature is damaged.'],
  'cms-unexpected': ['Tanda tangannya memuat hal yang tidak semestinya.', 'The signature holds things that do not belong there.'],
  'algorithm-not-allowed': ['Tanda tangannya memakai cara yang sudah tidak aman atau tidak dikenal.', 'The signature uses an unsafe or unknown method.'],
  'digest-mismatch': ['Isi berkas berubah sejak ditandatangani.', 'The content changed since it was signed.'],
  'signature-mismatch': ['Tanda tangannya tidak cocok dengan penanda tangan yang disebut.', 'The signature does not fit the signer it names.'],
  'signing-certificate-mismatch': ['Sertifikat penanda tangan telah ditukar.', 'The certificate of the signer was swapped.'],
  'unsigned-attribute-unknown': ['Pada tanda tangan ditempelkan keterangan yang tidak dikenal.', 'Something unknown was attached to the signature.'],
  'timestamp-invalid': ['Stempel waktunya tidak cocok dengan tanda tangan.', 'The time stamp does not fit the signature.'],
  'timestamp-untrusted': ['Stempel waktunya bukan dari pihak yang kami percaya.', 'The time stamp is not from an authority we trust.'],
  'timestamp-missing': ['Stempel waktu yang seharusnya ada telah hilang.', 'The time stamp that must be there is missing.'],
  'signer-unknown': ['Penanda tangannya bukan kami, dan penerbit sertifikatnya tidak kami kenal.', 'The signer is not ours, and we do not know who vouches for it.'],
  'signer-not-for-documents': ['Sertifikat penanda tangan bukan untuk menandatangani dokumen.', "The signer's certificate is not meant for documents."],
  'signer-expired': ['Sertifikat penanda tangan tidak berlaku pada waktu penandatanganan.', "The signer's certificate was not valid at the time of signing."],
  'signer-revoked': ['Sertifikat penanda tangan telah dicabut.', "The signer's certificate was revoked."],
  'revocation-unknown': ['Tidak diketahui apakah sertifikat penanda tangan masih berlaku.', "Whether the signer's certificate was revoked is not known."],
  'not-whole-document': ['Tanda tangan tidak mencakup seluruh berkas.', 'The signature does not cover the whole file.'],
  'bytes-appended': ['Ada yang ditambahkan di belakang berkas.', 'Something was appended to the file.'],
  'changed-after-signing': ['Berkas diubah sesudah ditandatangani.', 'The file was changed after it was signed.'],
  'cms-not-plain': ['Tanda tangannya ditulis dengan cara yang tidak lazim.', 'The signature is written in an unusual way.'],
  'timestamp-expired': ['Masa berlaku stempel waktunya telah habis.', 'The time stamp has expired.'],
  'issuer-revoked': ['Penerbit sertifikat penanda tangan telah dicabut.', "The issuer of the signer's certificate was revoked."],
  'document-timestamp-invalid': ['Stempel waktu dokumennya tidak cocok.', 'The document time stamp does not fit.'],
  'document-timestamp-untrusted': ['Stempel waktu dokumennya bukan dari pihak yang kami percaya.', 'The document time stamp is not from an authority we trust.'],
  'suspicious-content': ['Di dalam berkas ada hal yang dapat mengubah tampilannya.', 'The file holds something that can change what it shows.'],
  'not-a-pdf': ['Ini bukan berkas PDF.', 'This is not a PDF.'],
  encrypted: ['Berkas ini dikunci dengan kata sandi.', 'The file is locked with a password.'],
  damaged: ['Berkas ini rusak atau terpotong.', 'The file is damaged or cut short.'],
  'too-complex': ['Susunan berkas ini terlalu rumit untuk diperiksa.', 'The structure of this file is too complex to check.'],
  'xref-loop': ['Susunan berkas ini berputar-putar; berkas yang wajar tidak begitu.', 'The structure of this file runs in circles, as no honest file does.'],
  empty: ['Berkas ini kosong.', 'The file is empty.'],
  'too-large': ['Berkas ini terlalu besar untuk diperiksa.', 'The file is too large to check.'],
  timeout: ['Pemeriksaan dihentikan karena terlalu lama.', 'The check was stopped: it took too long.'],
  'out-of-memory': ['Pemeriksaan dihentikan karena berkas memerlukan terlalu banyak memori.', 'The check was stopped: the file needs too much memory.'],
  other: ['Temuan teknis: {code}.', 'Technical finding: {code}.'],

  'zip-damaged': ['Arsip ZIP ini rusak, terpotong, atau dikunci dengan kata sandi.', 'The ZIP archive is damaged, cut short, or locked with a password.'],
  'zip-entry-damaged': ['Bagian arsip ini rusak atau dikunci dengan kata sandi.', 'This part of the archive is damaged or locked with a password.'],
  'zip-swollen': ['Arsip ini mengembang tidak wajar saat dibuka, jadi pemeriksaannya dihentikan.', 'The archive swells abnormally when opened, so checking was stopped.'],
  'zip-many': ['Isi arsip terlalu banyak; sisanya tidak diperiksa.', 'The archive holds too much; the rest was not checked.'],
  'zip-empty': ['Tidak ada PDF di dalam arsip ini.', 'There is no PDF in this archive.'],
  'zip-nested': ['Arsip di dalam arsip tidak dibuka. Unggah arsip itu tersendiri.', 'An archive inside an archive is not opened. Upload it by itself.'],
  'too-often': ['Tidak diperiksa: terlalu banyak pemeriksaan dari jaringan Anda. Coba lagi nanti.', 'Not checked: too many checks from your network. Try again later.'],
  'not-judged': ['Pemeriksaan berkas ini gagal karena gangguan. Coba lagi sebentar lagi.', 'Checking this file failed on our side. Please try again in a moment.'],
});

type ReasonKey = (typeof reasonTexts)['keys'][number];
const isKnown = (code: string): code is ReasonKey => reasonTexts.keys.some((key) => key === code);

/** The sentence for one finding; an unknown code is shown as it is. */
export const reasonSentence = (t: Translate<ReasonKey>, code: string): string => (isKnown(code) ? t(code) : t('other', { code }));
