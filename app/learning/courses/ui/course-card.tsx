import { formatBytes, formatMinutes, formatNumber } from '~/ui/format';
import { Card, LinkButton, Progress, useLocale, useTexts } from '~/ui';
import type { CourseView } from '../lesson.view.server';
import { texts } from '../texts';

/** What a course asks for: lessons, minutes, bytes, JP. */
export function CourseWeight({ course }: { course: Pick<CourseView, 'total' | 'minutes' | 'bytes' | 'jp'> }) {
  const t = useTexts(texts);
  const locale = useLocale();
  return <>{t('course.weight', { lessons: course.total, minutes: formatMinutes(course.minutes, locale), size: formatBytes(course.bytes, locale), jp: formatNumber(course.jp, locale) })}</>;
}

export function CourseProgress({ course }: { course: Pick<CourseView, 'key' | 'done' | 'total'> }) {
  const t = useTexts(texts);
  const words = course.done === course.total ? t('course.allDone', { total: course.total }) : t('course.progress', { done: course.done, total: course.total });
  return <Progress id={`kemajuan-${course.key}`} label={t('course.progressLabel')} value={course.done} max={Math.max(1, course.total)} words={words} />;
}

export interface CourseCardProps {
  readonly course: CourseView;
  /** The one to go on with. */
  readonly current: boolean;
  readonly children?: React.ReactNode;
}

/** A course in a list: how far, how much, where to go on. */
export function CourseCard({ course, current, children }: CourseCardProps) {
  const t = useTexts(texts);
  const started = course.lessons.some(({ standing }) => standing !== 'todo');
  const verb = !course.learning || course.next === null ? 'course.look' : started ? 'course.continue' : 'course.start';
  const href = course.learning && course.next ? `/belajar/${course.key}/${course.next}` : `/belajar/${course.key}`;
  return (
    <Card level={3} title={<a href={`/belajar/${course.key}`}>{course.title}</a>} kind={current ? 'next' : 'plain'} actions={course.total > 0 ? <LinkButton kind={current ? 'primary' : 'secondary'} href={href}>{t(verb)}</LinkButton> : undefined}>
      <p>{course.summary}</p>
      <p className="muted"><CourseWeight course={course} /></p>
      {course.learning && course.total > 0 ? <CourseProgress course={course} /> : null}
      {children}
    </Card>
  );
}
