import { route, type RouteConfigEntry } from '@remix-run/route-config';

export const trainingRoutes: RouteConfigEntry[] = [
  route('rtl', 'routes/training/follow-up.tsx'),
  route('rtl/cetak', 'routes/training/follow-up-print.tsx'),
  route('angkatan/:cohort/rtl', 'routes/training/follow-up-list.tsx'),
  route('angkatan/:cohort/rtl/:participation', 'routes/training/follow-up-review.tsx'),
];
