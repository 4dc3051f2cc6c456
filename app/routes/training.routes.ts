import { route, type RouteConfigEntry } from '@remix-run/route-config';

export const trainingRoutes: RouteConfigEntry[] = [
  route('program/:programme', 'routes/training/programme.tsx'),
  route('angkatan', 'routes/training/cohorts.tsx'),
  route('angkatan/baru', 'routes/training/cohort-new.tsx'),
  route('angkatan/:cohort', 'routes/training/cohort-overview.tsx'),
  route('angkatan/:cohort/calon', 'routes/training/nominees.tsx'),
  route('angkatan/:cohort/calon/pilih', 'routes/training/selection.tsx'),
  route('angkatan/:cohort/undangan', 'routes/training/invitations.tsx'),
  route('angkatan/:cohort/undangan/surat/:participation?', 'routes/training/invitation-letters.tsx'),
  route('undangan/:token', 'routes/training/invitation-answer.tsx'),
  route('angkatan/:cohort/impor/:import', 'routes/training/nomination-import.tsx'),
  route('rtl', 'routes/training/follow-up.tsx'),
  route('rtl/cetak', 'routes/training/follow-up-print.tsx'),
  route('angkatan/:cohort/rtl', 'routes/training/follow-up-list.tsx'),
  route('angkatan/:cohort/rtl/:participation', 'routes/training/follow-up-review.tsx'),
];
