import { formatDateTime } from '~/ui/format';
import { Card, Cluster, Field, Form, Notice, PostButton, SubmitRow, useTexts, type FormState } from '~/ui';
import { valueOf } from '~/ui/form-state';
import type { StudioLessonView } from '../studio/studio-lesson.view.server';
import { studioTexts } from '../studio/texts';

/** What a second person decides about a revision that waits: publish it, or give it back with a note. */
export function ReviewDecision({ view, form }: { view: StudioLessonView; form: FormState | undefined }) {
  const t = useTexts(studioTexts);
  const { revision } = view;
  const returned = valueOf(form, 'intent') === 'return' ? form : undefined;
  const published = valueOf(form, 'intent') === 'publish' ? form : undefined;
  return (
    <>
      <Notice tone="warn" title={t('waiting.title')}>
        <p>{t('waiting.text', { date: revision.submittedAt ? formatDateTime(revision.submittedAt) : '' })}</p>
        <p>{t('publish.authors')}: {view.authors.join(', ')}</p>
      </Notice>
      {view.mayPublish ? (
        <>
          <Card kind="next" title={t('publish.title', { number: revision.number })}>
            <p>{t('publish.text')}</p>
            <Form id="terbit" state={published} intent="publish" hidden={{ revision: revision.id }}><SubmitRow label={t('publish.submit')} /></Form>
          </Card>
          <Card kind="quiet" title={t('return.title')}>
            <Form id="kembali" state={returned} intent="return">
              <Field name="note" type="textarea" rows={3} label={t('return.note')} required mark={false} />
              <SubmitRow label={t('return.submit')} kind="secondary" />
            </Form>
          </Card>
        </>
      ) : (
        <Card>
          <p>{t('publish.own')}</p>
          <Cluster><PostButton intent="start" icon="undo">{t('withdraw.submit')}</PostButton></Cluster>
        </Card>
      )}
    </>
  );
}
