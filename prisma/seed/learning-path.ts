import { addDays, later } from './calendar';
import type { Participant } from './cohort-one';
import { completeProfile, coursesOfDemo, finishCourse, readLessons, takeQuiz } from './learner';
import type { Demo } from './world';

const PRETEST = 'pretes-pensosmas';
const POSTTEST = 'pascates-pensosmas';

/** Profile, pretest and courses of everybody who came as far: from two weeks before the first day to one week after the last. */
export async function learnBefore(demo: Demo, people: readonly Participant[], start: string): Promise<void> {
  const courses = await coursesOfDemo(demo.system(demo.calendar.now).read);
  for (const [index, { row, stage, journey }] of people.entries()) {
    if (stage === 'invited') continue;
    const evening = (offset: number) => later(demo.calendar.on(addDays(start, offset), '18:40'), (index * 7) % 90);
    await completeProfile(demo, row, evening(-17 + (index % 6)), `0812-0000-${String(161 + index).padStart(4, '0')}`);
    if (journey.pretest !== null) await takeQuiz(demo, row.personId, PRETEST, evening(-9 + (index % 5)), journey.pretest);
    const whole = Math.floor(journey.courses);
    for (const [nth, course] of courses.slice(0, whole).entries()) {
      await finishCourse(demo, row.personId, course, evening(-3 + 4 * nth), 80 + 10 * ((index + nth) % 3));
    }
    const half = courses[whole]?.lessons.slice(0, 1) ?? [];
    if (journey.courses > whole) await readLessons(demo, row.personId, half, evening(9));
  }
}

/** The posttest in the week after the last day; who failed tried again a week later. */
export async function learnAfter(demo: Demo, people: readonly Participant[], start: string): Promise<void> {
  for (const [index, { row, journey }] of people.entries()) {
    for (const [attempt, percent] of journey.posttests.entries()) {
      const day = addDays(start, 5 + (index % 3) + 7 * attempt);
      await takeQuiz(demo, row.personId, POSTTEST, later(demo.calendar.on(day, '19:10'), (index * 11) % 100), percent);
    }
  }
}
