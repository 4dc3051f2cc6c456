import { index, route } from '@remix-run/route-config';

export const peopleRoutes = [
  index('routes/people/front.tsx'),
  route('beranda', 'routes/people/desk.tsx'),
  route('masuk', 'routes/people/sign-in.tsx'),
  route('keluar', 'routes/people/sign-out.tsx'),
  route('bahasa', 'routes/people/language.tsx'),
  route('profil', 'routes/people/profile.tsx'),
  route('privasi', 'routes/people/privacy.tsx'),
  route('tentang', 'routes/people/about.tsx'),
  route('peran', 'routes/people/staff.tsx'),
  route('*', 'routes/people/missing.tsx'),
];
