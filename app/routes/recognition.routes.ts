import { route, type RouteConfigEntry } from '@remix-run/route-config';

export const recognitionRoutes: RouteConfigEntry[] = [
  route('hari-ini', 'routes/recognition/today.tsx'),
  route('angkatan/:cohort/papan', 'routes/recognition/board.tsx'),
  route('angkatan/:cohort/peserta/:participation', 'routes/recognition/person.tsx'),
];
