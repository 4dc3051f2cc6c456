import { route, type RouteConfigEntry } from '@remix-run/route-config';

export const practiceRoutes: RouteConfigEntry[] = [
  route('pembinaan', 'routes/practice/my-coaching.tsx'),
  route('binaan', 'routes/practice/coachees.tsx'),
  route('binaan/:participation', 'routes/practice/coachee.tsx'),
  route('binaan/:participation/sesi', 'routes/practice/new-session.tsx'),
  route('binaan/:participation/catatan/:entry', 'routes/practice/endorse-entry.tsx'),
  route('angkatan/:cohort/pembina', 'routes/practice/assign-coaches.tsx'),
  route('buku-kegiatan', 'routes/practice/logbook.tsx'),
  route('buku-kegiatan/baru', 'routes/practice/new-entry.tsx'),
  route('buku-kegiatan/:entry', 'routes/practice/entry.tsx'),
  route('buku-kegiatan/:entry/ubah', 'routes/practice/edit-entry.tsx'),
  route('buku-kegiatan/:entry/hapus', 'routes/practice/delete-entry.tsx'),
  route('buku-kegiatan/:entry/foto', 'routes/practice/photo.tsx'),
];
