import { z } from 'zod';

const line = (max: number) => z.string().trim().max(max).optional().transform((value) => value || null);

/** The profile a person fills in. What is not used for training and certificate is not asked (UU 27/2022). */
export const ProfileInput = z.object({
  intent: z.literal('profil'),
  name: z.string().trim().min(1).max(100),
  titleFront: line(40),
  titleBack: line(60),
  sex: z.enum(['L', 'P']),
  birthPlace: z.string().trim().min(1).max(60),
  birthDate: z.iso.date(),
  nik: z.string().trim().min(1).max(40),
  nip: line(40),
  phone: z.string().trim().min(1).max(30),
  email: z.preprocess((value) => (value === '' ? undefined : value), z.email().max(120).optional()),
  regencyCode: z.string().regex(/^35\.\d{2}$/),
  districtCode: line(8),
  organisation: line(120),
  position: line(120),
  rank: line(60),
  institution: line(120),
});
export type ProfileInput = z.output<typeof ProfileInput>;

export const ConsentInput = z.object({ intent: z.literal('pemberitahuan'), setuju: z.literal('ya', { error: 'consentMissing' }) });

export const PasswordInput = z.object({ intent: z.literal('sandi'), sandi: z.string().min(10).max(200) });

export const ProfileForm = z.discriminatedUnion('intent', [ProfileInput, ConsentInput, PasswordInput]);
