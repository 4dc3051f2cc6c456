import { z } from 'zod';
import { answerAttempt, startAttempt } from '~/learning/assessment/index.server';
import { recordProgress } from '~/learning/courses/index.server';
import { acceptPrivacyNotice, findProfile, ProfileForm, saveProfile } from '~/people/accounts/index.server';
import type { ReadDb } from '~/platform/context.server';
import type { ParticipantRow } from '~/training/cohorts/index.server';
import { later } from './calendar';
import { must } from './must';
import type { Demo } from './world';

const Items = z.array(z.object({ questionId: z.string(), optionOrder: z.array(z.string()) }));
const Options = z.array(z.object({ id: z.string(), correct: z.boolean() }));

/** The form of a learner who knows this share of the answers (percent), and is wrong about the rest. */
async function answerSheet(db: ReadDb, attemptId: string, percent: number): Promise<[string, string][]> {
  const attempt = await db.attempt.findUniqueOrThrow({ where: { id: attemptId }, select: { items: true } });
  const items = Items.parse(attempt.items);
  const questions = await db.question.findMany({ where: { id: { in: items.map(({ questionId }) => questionId) } }, select: { id: true, options: true } });
  const optionsOf = new Map(questions.map(({ id, options }) => [id, Options.parse(options)]));
  const known = Math.round((items.length * percent) / 100);
  return items.flatMap(({ questionId, optionOrder }, at) => {
    const options = optionsOf.get(questionId) ?? [];
    const chosen = at < known ? options.filter(({ correct }) => correct) : options.filter(({ correct }) => !correct).slice(0, 1);
    return chosen.map(({ id }): [string, string] => [`soal-${questionId}`, String(optionOrder.indexOf(id) + 1)]);
  });
}

/** Takes a quiz once: begun at an instant, handed in some minutes later. */
export async function takeQuiz(demo: Demo, personId: string, quiz: string, at: Date, percent: number): Promise<void> {
  const begins = await demo.as(personId, at);
  const { attemptId } = must(await startAttempt(begins, quiz), quiz);
  const ends = await demo.as(personId, later(at, 11));
  must(await answerAttempt(ends, attemptId, 'submit', await answerSheet(ends.read, attemptId, percent)), quiz);
}

export interface LessonPlace { readonly course: string; readonly lesson: string }

/** Marks lessons as read, one after the other, a quarter of an hour apart. */
export async function readLessons(demo: Demo, personId: string, lessons: readonly LessonPlace[], from: Date): Promise<void> {
  for (const [index, place] of lessons.entries()) {
    must(await recordProgress(await demo.as(personId, later(from, 15 * index)), place, 'complete'), place.lesson);
  }
}

export interface CoursePlaces { readonly key: string; readonly quiz: string; readonly lessons: readonly LessonPlace[] }

/** The shipped courses with their lessons in order. */
export async function coursesOfDemo(db: ReadDb): Promise<CoursePlaces[]> {
  const courses = await db.course.findMany({
    orderBy: { key: 'asc' },
    select: { key: true, lessons: { orderBy: { position: 'asc' }, select: { slug: true } }, quizzes: { where: { kind: 'kuis' }, select: { key: true } } },
  });
  return courses.map(({ key, lessons, quizzes }) => ({ key, quiz: quizzes[0]?.key ?? '', lessons: lessons.map(({ slug }) => ({ course: key, lesson: slug })) }));
}

/** Reads every lesson of a course and takes its quiz with a good mark. */
export async function finishCourse(demo: Demo, personId: string, course: CoursePlaces, from: Date, percent = 80): Promise<void> {
  await readLessons(demo, personId, course.lessons, from);
  await takeQuiz(demo, personId, course.quiz, later(from, 15 * course.lessons.length), percent);
}

/** What a profile says besides the nomination. */
export interface ProfileExtras { readonly position?: string; readonly rank?: string; readonly institution?: string }

/** Completes the profile as the nomination has it, and accepts the privacy notice. `sparePhone`: of those whose list had none. */
export async function completeProfile(demo: Demo, row: ParticipantRow, at: Date, sparePhone: string, extras: ProfileExtras = {}): Promise<void> {
  const ctx = await demo.as(row.personId, at);
  const known = await findProfile(ctx.read, row.personId);
  const given = Object.fromEntries(Object.entries(known ?? {}).map(([key, value]) => [key, value ?? '']));
  const form = ProfileForm.parse({ ...given, ...extras, intent: 'profil', phone: known?.phone ?? sparePhone });
  if (form.intent !== 'profil') throw new Error('demo: the profile form has another first step');
  must(await saveProfile(ctx, form), `profile of ${row.person.name}`);
  must(await acceptPrivacyNotice(await demo.as(row.personId, later(at, 3))), 'privacy notice');
}
