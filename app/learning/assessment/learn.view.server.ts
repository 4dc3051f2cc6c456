import { allCourses, coursesOfCohorts, coursesView, courseView, type CourseView } from '~/learning/courses/index.server';
import type { Ctx } from '~/people/access/index.server';
import { quizFactsFor, quizzesOfCourses, testsOfCohorts, type QuizFacts, type QuizOfProgramme } from './facts.data.server';

export interface LearnView {
  readonly courses: readonly (CourseView & { readonly quizzes: readonly QuizOfProgramme[] })[];
  /** Pretest and posttest of the own programmes. */
  readonly tests: readonly QuizOfProgramme[];
  readonly facts: readonly QuizFacts[];
  /** False for officers and trainers, who look at every course. */
  readonly learning: boolean;
}

/** Everything the actor may learn: own courses, quizzes and how they stand. */
export async function learnView(ctx: Ctx): Promise<LearnView> {
  const cohortIds = ctx.actor.participations.map(({ cohortId }) => cohortId);
  const learning = cohortIds.length > 0;
  const list = learning ? await coursesOfCohorts(ctx.read, cohortIds) : await allCourses(ctx.read);
  const ids = list.map(({ id }) => id);
  const [courses, quizzes, tests, facts] = await Promise.all([
    coursesView(ctx, ids),
    learning ? quizzesOfCourses(ctx.read, ids) : [],
    testsOfCohorts(ctx.read, cohortIds),
    quizFactsFor(ctx.read, [ctx.actor.personId]),
  ]);
  return {
    courses: courses.map((course) => ({ ...course, quizzes: quizzes.filter(({ courseId }) => courseId === course.id) })),
    tests,
    facts: facts.get(ctx.actor.personId) ?? [],
    learning,
  };
}

export interface CoursePageView {
  readonly course: CourseView;
  readonly quizzes: readonly QuizOfProgramme[];
  readonly facts: readonly QuizFacts[];
}

/** One course with the quiz at its end. */
export async function coursePageView(ctx: Ctx, key: string): Promise<CoursePageView | null> {
  const course = await courseView(ctx, key);
  if (!course) return null;
  const [quizzes, facts] = await Promise.all([quizzesOfCourses(ctx.read, [course.id]), quizFactsFor(ctx.read, [ctx.actor.personId])]);
  return { course, quizzes, facts: facts.get(ctx.actor.personId) ?? [] };
}
