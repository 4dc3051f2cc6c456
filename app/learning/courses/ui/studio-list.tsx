import { civilDateOf, formatCivilDate } from '~/ui/format';
import { DataTable, EmptyState, LinkButton, Page, Section, Status, useTexts, type Tone } from '~/ui';
import type { StudioListView } from '../studio/studio.view.server';
import { studioTexts } from '../studio/texts';

type Lesson = StudioListView['courses'][number]['lessons'][number];

const TONES: Record<Lesson['state'], Tone> = { draft: 'neutral', waiting: 'warn', published: 'ok' };

/** The state of a lesson in words, with what learners read meanwhile. */
export function LessonStateWords({ state, number, publishedNumber }: Pick<Lesson, 'state' | 'number' | 'publishedNumber'>) {
  const t = useTexts(studioTexts);
  const reason = state === 'published' ? t('state.revision', { number }) : publishedNumber === null ? t('state.neverPublished') : t('state.alsoPublished', { number: publishedNumber });
  return <Status tone={TONES[state]} reason={reason}>{t(`state.${state}`)}</Status>;
}

/** Courses and lessons with what stands where. */
export function StudioList({ view }: { view: StudioListView }) {
  const t = useTexts(studioTexts);
  return (
    <Page title={t('list.title')} lede={t('list.lede')} actions={<LinkButton kind="primary" icon="plus" href="/studio/baru">{t('list.new')}</LinkButton>}>
      {view.courses.length === 0 ? <EmptyState icon="book" title={t('list.empty.title')}>{t('list.empty.text')}</EmptyState> : null}
      {view.courses.map((course) => (
        <Section key={course.key} title={course.title}>
          <DataTable
            caption={t('list.caption', { title: course.title })}
            captionHidden
            rows={course.lessons}
            rowKey={(lesson) => lesson.id}
            empty={t('list.noLessons')}
            columns={[
              { key: 'lesson', header: t('list.lesson'), cell: (lesson) => <a href={`/studio/${lesson.id}`}>{lesson.title}</a> },
              { key: 'state', header: t('list.state'), cell: (lesson) => <LessonStateWords {...lesson} /> },
              { key: 'updated', header: t('list.updated'), cell: (lesson) => formatCivilDate(civilDateOf(lesson.updatedAt)) },
            ]}
          />
        </Section>
      ))}
    </Page>
  );
}
