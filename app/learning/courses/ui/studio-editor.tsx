import { Button, CopyButton, Disclosure, Field, Form, Notice, Stack, useTexts, type FormState } from '~/ui';
import { valueOf } from '~/ui/form-state';
import { snippets } from '../mdx/snippets';
import { texts as mdxTexts } from '../mdx/texts';
import type { StudioLessonView } from '../studio/studio-lesson.view.server';
import { studioTexts } from '../studio/texts';

/** The draft as text, its faults, and the components that can be put into it. All buttons keep what was typed first. */
export function DraftEditor({ view, form }: { view: StudioLessonView; form: FormState | undefined }) {
  const t = useTexts(studioTexts);
  const { revision, lesson } = view;
  const typed = valueOf(form, 'source');
  const differs = typed !== undefined && typed.replace(/\r\n?/g, '\n') !== revision.source;
  return (
    <Form id="naskah" state={form} action={`/studio/${lesson.id}`} hidden={{ version: revision.version }} keep={`naskah:${revision.id}`}>
      <Faults view={view} />
      <Field name="source" type="textarea" rows={26} label={t('edit.source')} hint={t('edit.sourceHint')} defaultValue={revision.source} mark={false} spellCheck={false} />
      <div className="cluster">
        <Button name="intent" value="save">{t('edit.save')}</Button>
        <Button name="intent" value="preview" kind="secondary" icon="phone">{t('edit.preview')}</Button>
        <Button name="intent" value="submit" kind="secondary" icon="arrow-right">{t('edit.submit')}</Button>
      </div>
      <p className="hint">{t('edit.submitNote')}</p>
      {differs ? <Disclosure open summary={t('edit.others')}><pre className="snippet-code">{revision.source}</pre></Disclosure> : null}
      <Components />
    </Form>
  );
}

function Faults({ view: { faults } }: { view: StudioLessonView }) {
  const t = useTexts(studioTexts);
  if (faults.length === 0) return <Notice tone="ok" title={t('edit.noErrors')} />;
  return (
    <Notice tone="bad" title={t('edit.errors', { count: faults.length })}>
      <ol className="fault-list">
        {faults.map(({ line, column, message, quoted }) => (
          <li key={`${line}:${column}:${message}`}>
            <b>{t('edit.place', { line, column })}</b>: {message}
            {quoted.trim() === '' ? null : <code>{quoted}</code>}
          </li>
        ))}
      </ol>
    </Notice>
  );
}

function Components() {
  const t = useTexts(studioTexts);
  const m = useTexts(mdxTexts);
  return (
    <Disclosure summary={t('edit.components')} id="komponen">
      <Stack gap="small">
        {snippets.map(({ name, label, about, mdx }) => (
          <details key={name}>
            <summary><b>{m(label)}</b>: {m(about)}</summary>
            <pre className="snippet-code">{mdx.trim()}</pre>
            <div className="cluster">
              <Button name="intent" value={`insert:${name}`} kind="secondary" size="small" icon="plus">{t('edit.insert')}</Button>
              <CopyButton text={mdx.trim()} />
            </div>
          </details>
        ))}
      </Stack>
    </Disclosure>
  );
}

/** What somebody typed into a draft that was locked meanwhile: it is shown, so that it can be kept. */
export function TypedText({ form }: { form: FormState | undefined }) {
  const t = useTexts(studioTexts);
  const typed = valueOf(form, 'source');
  if (typed === undefined) return null;
  return (
    <Form id="tertulis" state={{ values: {}, errors: {}, formErrors: form?.formErrors ?? [] }}>
      <Field name="tertulis" type="textarea" rows={14} label={t('edit.source')} defaultValue={typed} readOnly mark={false} />
    </Form>
  );
}
