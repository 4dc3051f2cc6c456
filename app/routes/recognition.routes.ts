import { route, type RouteConfigEntry } from '@remix-run/route-config';

export const recognitionRoutes: RouteConfigEntry[] = [
  route('hari-ini', 'routes/recognition/today.tsx'),
  route('angkatan/:cohort/papan', 'routes/recognition/board.tsx'),
  route('angkatan/:cohort/peserta/:participation', 'routes/recognition/person.tsx'),
  route('angkatan/:cohort/sertifikat', 'routes/recognition/batch.tsx'),
  route('angkatan/:cohort/sertifikat/contoh/:participation', 'routes/recognition/batch-preview.tsx'),
  route('tanda-tangan', 'routes/recognition/signing-list.tsx'),
  route('tanda-tangan/:batch', 'routes/recognition/signing.tsx'),
  route('tanda-tangan/:batch/contoh/:participation', 'routes/recognition/signing-preview.tsx'),
  route('register', 'routes/recognition/register.tsx'),
  route('register/:certificate', 'routes/recognition/certificate.tsx'),
  route('register/:certificate/berkas', 'routes/recognition/certificate-file.tsx'),
  route('register/:certificate/cabut', 'routes/recognition/certificate-revoke.tsx'),
  route('register/:certificate/pengganti', 'routes/recognition/certificate-replace.tsx'),
  route('sertifikat', 'routes/recognition/certificate-own.tsx'),
  route('sertifikat/:id/berkas', 'routes/recognition/certificate-own-file.tsx'),
  route('pengaturan', 'routes/recognition/settings.tsx'),
  route('v/:code', 'routes/recognition/verify-code.tsx'),
  route('verifikasi', 'routes/recognition/verify.tsx'),
];
