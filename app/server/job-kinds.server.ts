import { closeExpiredJob } from '~/learning/assessment/jobs.server';
import type { JobKind } from '~/platform/jobs.server';
import { keepArchiveJob, sealJob, sealOneJob } from '~/recognition/certification/index.server';

/** Every kind of work the worker of this process can do; each belongs to the feature that declares it. */
export const jobKinds: readonly JobKind[] = [closeExpiredJob, sealJob, sealOneJob, keepArchiveJob];
