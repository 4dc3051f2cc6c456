import { z } from 'zod';
import { cleanName, cleanText } from '~/people/accounts';

const line = (max: number) => z.string().transform(cleanText).pipe(z.string().max(max));

/** Printed data that may be corrected; what is left out stays as it was printed. */
export const CorrectionShape = z.object({
  printedName: z.string().transform(cleanName).pipe(z.string().min(1).max(120)).optional(),
  birthPlace: line(80).optional(),
  birthDate: z.union([z.iso.date(), z.literal('')]).optional(),
  rank: line(80).optional(),
  position: line(120).optional(),
  institution: line(150).optional(),
  reason: z.string().transform(cleanText).pipe(z.string().min(5).max(300)),
});
export type Correction = z.output<typeof CorrectionShape>;
