import { Button, Field, Form, useTexts, type FormState } from '~/ui';
import { officeTexts } from '../office.texts';

/** The code of a card, typed by hand. */
export function TypedCode({ state }: { state: FormState | undefined }) {
  const t = useTexts(officeTexts);
  return (
    <Form id="ketik" intent="card" state={state}>
      <Field name="code" label={t('session.code')} hint={t('session.codeHint')} width="medium" mark={false} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={60} />
      <div className="cluster"><Button kind="secondary" icon="check">{t('session.record')}</Button></div>
    </Form>
  );
}
