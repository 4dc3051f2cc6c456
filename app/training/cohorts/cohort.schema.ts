import { z } from 'zod';
import { MODES } from '~/training/programmes';

const line = (max: number) => z.string().trim().max(max).optional().transform((value) => value || null);

const QuotaLine = z.object({ regencyCode: z.string().regex(/^35\.\d{2}$/), quota: z.coerce.number().int().min(0).max(1000).optional() });

/** What an officer says when an angkatan is made. Quotas of nobody are left out. */
export const CohortInput = z.object({
  programme: z.string().min(1).max(60),
  title: z.string().trim().min(3).max(300),
  number: z.coerce.number().int().min(1).max(3999),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  place: z.string().trim().min(3).max(200),
  mode: z.enum(MODES),
  quota: z.coerce.number().int().min(1).max(1000),
  quotas: z.array(QuotaLine).max(60).default([]).transform((lines) => lines.flatMap(({ regencyCode, quota }) => (quota ? [{ regencyCode, quota }] : []))),
  contactName: line(100),
  contactPhone: line(30),
});
export type CohortInput = z.output<typeof CohortInput>;

/** The address of an angkatan. */
export const CohortAddress = z.object({ cohort: z.string().regex(/^[a-z0-9-]{1,120}$/) });

/** Who is to train in an angkatan: ids of persons, all of them. */
export const TeamInput = z.object({ trainer: z.array(z.uuid()).max(100).default([]) });
