import { z } from 'zod';
import { systemContext } from '~/people/access/index.server';
import { defineJob } from '~/platform/jobs.server';
import { closeExpiredAttempt } from './close-expired-attempt.server';

/** Due a minute after the time limit of an attempt: nobody has to come back for it to be marked. */
export const closeExpiredJob = defineJob({
  name: 'attempt.close-expired',
  version: 1,
  payload: z.object({ attemptId: z.string() }),
  // The instant at which the work is done is the job's own: one millisecond past the grace is late.
  run: ({ attemptId }, now) => closeExpiredAttempt(systemContext(new Date(now.getTime() + 1)), attemptId),
});
