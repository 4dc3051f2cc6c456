import { z } from 'zod';
import { defineJob } from '~/platform/jobs.server';
import { sealCertificate } from './seal/seal-certificate.server';

/** One job per certificate, asked for in the transaction that reserves its number. */
export const sealJob = defineJob({
  name: 'certificates.seal',
  version: 1,
  payload: z.object({ certificateId: z.string() }),
  run: async ({ certificateId }, now) => void (await sealCertificate(certificateId, now)),
});

/** The same certificate is never two jobs. */
export const sealKey = (certificateId: string): string => `certificates.seal:${certificateId}`;
