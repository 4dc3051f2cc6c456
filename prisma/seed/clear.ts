import type { Tx } from '~/platform/context.server';
import type { Ctx } from '~/people/access/index.server';

/** Rows that point at others go before those. */
const IN_ORDER = [
  'certificateArchive', 'supersededFile', 'keyRevocation', 'revocation', 'suspension', 'certificate', 'batchPause', 'batchMember', 'batch', 'registerCounter', 'endorsement', 'logbookReturn', 'logbookEntry', 'actionItem', 'coachingSession',
  'coachAssignment', 'followUpPlan', 'rubricAssessment', 'attendanceCorrection', 'attendance', 'trainingSession', 'participationEvent', 'participation',
  'nominationImport', 'cohortTrainer', 'cohortQuota', 'cohort', 'attemptAnswer', 'attempt', 'programmeSubject', 'programme', 'quizQuestion', 'quiz', 'question',
  'lessonProgress', 'lessonPublication', 'lessonRevision', 'lesson', 'course', 'message', 'consent', 'roleGrant', 'password', 'session', 'person', 'region',
  'storedFile', 'setting', 'job', 'auditRecord',
] as const satisfies readonly (keyof Tx)[];

/** Thrown when a half-made demo is not alone in its database. */
export class NotOursToClear extends Error {}

/**
 * Empties a database in which a demo was begun and broken off. The demo is made before the first page is served, so that
 * nobody can have worked in it; should somebody be signed in all the same, nothing is touched.
 * @throws NotOursToClear
 */
export async function clearHalfDemo(ctx: Ctx): Promise<void> {
  if ((await ctx.read.session.count()) > 0) throw new NotOursToClear('A demo was broken off in this database, and somebody is signed in to it.');
  await ctx.transaction(async (tx, audit) => {
    for (const model of IN_ORDER) await (tx[model] as { deleteMany(): Promise<object> }).deleteMany();
    audit({ action: 'demo.cleared', subjectType: 'Setting', subjectId: 'demo.seed' });
  });
}
