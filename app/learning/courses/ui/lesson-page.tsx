import { civilDateOf, formatBytes, formatCivilDate, formatMinutes } from '~/ui/format';
import { Cluster, Disclosure, LinkButton, Notice, Page, PostButton, PrintButton, Stack, useLocale, useTexts } from '~/ui';
import type { LessonView } from '../lesson.view.server';
import { texts } from '../texts';
import { LessonText } from './lesson-text';

/** A lesson as it is read: objective, contents behind a summary, the text, and what comes next. */
export function LessonPage({ view }: { view: LessonView }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const { course, revision } = view;
  const position = course.lessons.findIndex(({ slug }) => slug === view.slug) + 1;
  return (
    <Page
      width="text"
      title={revision.title}
      kicker={t('lesson.kicker', { number: position, total: course.total })}
      lede={t('lesson.weight', { minutes: formatMinutes(revision.minutes, locale), size: formatBytes(revision.bytes, locale) })}
      breadcrumbs={[{ label: t('list.title'), href: '/belajar' }, { label: course.title, href: `/belajar/${course.key}` }]}
    >
      <NewerRevision view={view} />
      <section className="stack" data-gap="small">
        <p><b>{t('lesson.objective')}</b></p>
        <ul>{revision.objectives.map((objective) => <li key={objective}>{objective}</li>)}</ul>
      </section>
      {revision.headings.length > 1 ? <Contents headings={revision.headings} /> : null}
      <LessonText html={revision.html} />
      <End view={view} />
    </Page>
  );
}

function NewerRevision({ view }: { view: LessonView }) {
  const t = useTexts(texts);
  const locale = useLocale();
  if (!view.newerSince) return null;
  return (
    <Notice tone="info" title={t('lesson.newerTitle')} actions={<PostButton intent="move" kind="secondary" size="small">{t('lesson.move')}</PostButton>}>
      {t('lesson.newer', { date: formatCivilDate(civilDateOf(view.newerSince), locale) })}
    </Notice>
  );
}

function Contents({ headings }: { headings: LessonView['revision']['headings'] }) {
  const t = useTexts(texts);
  return (
    <Disclosure summary={t('lesson.contents')}>
      <ol>{headings.filter(({ depth }) => depth === 2).map(({ id, text }) => <li key={id}><a href={`#${id}`}>{text}</a></li>)}</ol>
    </Disclosure>
  );
}

function End({ view }: { view: LessonView }) {
  const t = useTexts(texts);
  return (
    <Stack>
      {view.learning ? <Complete view={view} /> : null}
      <nav aria-label={t('lesson.nav')}>
        <Cluster>
          {view.previous ? <LinkButton kind="quiet" icon="arrow-left" href={view.previous.slug}>{t('lesson.previous', { title: view.previous.title })}</LinkButton> : null}
          {view.next ? <LinkButton kind="quiet" icon="arrow-right" href={view.next.slug}>{t('lesson.next', { title: view.next.title })}</LinkButton> : null}
          <LinkButton kind="quiet" icon="list" href={`/belajar/${view.course.key}`}>{t('lesson.toCourse')}</LinkButton>
          <PrintButton />
        </Cluster>
      </nav>
    </Stack>
  );
}

function Complete({ view }: { view: LessonView }) {
  const t = useTexts(texts);
  if (view.standing === 'done') {
    return (
      <Notice tone="ok" title={t('lesson.isDone')} actions={<PostButton intent="reopen" kind="quiet" size="small" icon="undo">{t('lesson.reopen')}</PostButton>} />
    );
  }
  return <PostButton intent="complete" kind="primary" size="wide" icon="check">{t(view.next ? 'lesson.complete' : 'lesson.completeLast')}</PostButton>;
}
