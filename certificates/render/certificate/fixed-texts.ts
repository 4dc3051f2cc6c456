/** Words every certificate of template version 1 prints; they are set in italics, whose subset holds nothing else but a space. */
export const FIXED = {
  givenTo: 'diberikan kepada',
  on: 'pada',
  signed: 'Ditandatangani secara elektronik',
  knowing: 'Mengetahui,',
} as const;

/** What pictures say to those who do not see them. */
export const ALTERNATIVES = {
  qr: 'Kode QR menuju halaman pemeriksaan keaslian sertifikat ini',
  logo: 'Logo lembaga penyelenggara',
} as const;
