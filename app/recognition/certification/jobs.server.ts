import { z } from 'zod';
import { defineJob } from '~/platform/jobs.server';
import { sealBatch } from './seal/seal-batch.server';
import { sealCertificate } from './seal/seal-certificate.server';

/** The same batch is never two jobs. */
export const sealKey = (batchId: string): string => `certificates.seal-batch:${batchId}`;

/** One job per batch, asked for in the transaction that reserves its numbers. It never gives up: numbers were given. */
export const sealJob = defineJob({
  name: 'certificates.seal-batch',
  version: 1,
  payload: z.object({ batchId: z.string() }),
  maxAttempts: Infinity,
  run: ({ batchId }, now) => sealBatch(batchId, sealKey(batchId), now),
});

/** One job per certificate, as earlier versions asked; theirs may still wait in a database. */
export const sealOneJob = defineJob({
  name: 'certificates.seal',
  version: 1,
  payload: z.object({ certificateId: z.string() }),
  run: async ({ certificateId }, now) => void (await sealCertificate(certificateId, now)),
});
