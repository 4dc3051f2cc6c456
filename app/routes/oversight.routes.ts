import { route, type RouteConfigEntry } from '@remix-run/route-config';

export const oversightRoutes: RouteConfigEntry[] = [
  route('jejak-audit', 'routes/oversight/trail.tsx'),
];
