import { formatBytes, formatDateTime, formatMinutes } from '~/ui/format';
import { Card, Disclosure, EmptyState, Field, Notice, Page, PostButton, Section, Timeline, useTexts, type FormState } from '~/ui';
import { ChangedLines, PhoneFrame, Workbench } from '~/ui/workbench';
import type { StudioLessonView } from '../studio/studio-lesson.view.server';
import { studioTexts } from '../studio/texts';
import { LessonText } from './lesson-text';
import { DraftEditor, TypedText } from './studio-editor';
import { LessonStateWords } from './studio-list';
import { ReviewDecision } from './studio-review';

/** A lesson on the workbench: the text on the left, the phone on the right, what changed and what happened below. */
export function StudioLesson({ view, form }: { view: StudioLessonView; form: FormState | undefined }) {
  const t = useTexts(studioTexts);
  const { revision, lesson } = view;
  return (
    <Page
      width="wide"
      title={revision.title}
      kicker={t('edit.kicker', { course: lesson.course.title, number: revision.number })}
      lede={<LessonStateWords state={revision.state} number={revision.number} publishedNumber={view.publishedNumber} />}
      breadcrumbs={[{ label: t('list.title'), href: '/studio' }]}
    >
      <Workbench aside={<Preview view={view} />}>
        {revision.state === 'draft' ? <DraftEditor view={view} form={form} /> : <Locked view={view} form={form} />}
      </Workbench>
      {revision.state === 'published' ? null : <Changes view={view} />}
      <RevisionList view={view} />
    </Page>
  );
}

function Locked({ view, form }: { view: StudioLessonView; form: FormState | undefined }) {
  const t = useTexts(studioTexts);
  const { revision } = view;
  return (
    <>
      <TypedText form={form} />
      {revision.state === 'waiting'
        ? <ReviewDecision view={view} form={form} />
        : <Card><p>{t('start.text')}</p><PostButton intent="start" icon="edit" kind="primary">{t('start.submit')}</PostButton></Card>}
      <Disclosure summary={t('source.title')}>
        <Field name="sumber" type="textarea" rows={20} label={t('source.title')} defaultValue={revision.source} readOnly mark={false} />
      </Disclosure>
    </>
  );
}

function Preview({ view: { revision, lesson, publishedNumber } }: { view: StudioLessonView }) {
  const t = useTexts(studioTexts);
  if (revision.html === null) return <EmptyState icon="phone" title={t('preview.none')}>{t('preview.noneText')}</EmptyState>;
  return (
    <>
      <p><b>{t('preview.title')}</b>{' '}<span className="muted">{t('preview.weight', { minutes: formatMinutes(revision.minutes ?? 1), size: formatBytes(revision.bytes ?? 0) })}</span></p>
      <PhoneFrame label={t('preview.title')}>
        <p className="kicker">{lesson.course.title}</p>
        <h2>{revision.title}</h2>
        <LessonText html={revision.html} />
      </PhoneFrame>
      {publishedNumber === null ? null : <p><a href={`/belajar/${lesson.course.key}/${lesson.slug}`}>{t('learner')}</a></p>}
    </>
  );
}

function Changes({ view }: { view: StudioLessonView }) {
  const t = useTexts(studioTexts);
  const { diff, changes } = view;
  const words = { added: t('review.added'), removed: t('review.removed'), gap: t('review.gap') };
  const same = changes.added + changes.removed === 0;
  return (
    <Section title={t('review.title')} id="perubahan" lede={diff === null ? t('review.first') : same ? t('review.same') : t('review.changes', changes)}>
      {diff === null || same ? null : <ChangedLines lines={diff} words={words} />}
    </Section>
  );
}

const ACTIONS = ['lesson.created', 'lesson.draft-started', 'lesson.draft-saved', 'lesson.submitted', 'lesson.returned', 'lesson.published'] as const;

function RevisionList({ view }: { view: StudioLessonView }) {
  const t = useTexts(studioTexts);
  const events = view.history.flatMap(({ at, who, action, number, note }) => {
    const known = ACTIONS.find((name) => name === action);
    if (!known) return [];
    const title = number === null ? t(`history.${known}`) : `${t(`history.${known}`)} · ${t('state.revision', { number })}`;
    return [{ when: formatDateTime(at), who, title, children: note === null ? null : <p>{t('history.note', { note })}</p> }];
  });
  return (
    <Section title={t('history.title')}>
      {events.length === 0 ? <Notice tone="neutral" title={t('history.empty')} /> : <Timeline label={t('history.title')} events={events} />}
    </Section>
  );
}
