import type { ReactNode } from 'react';
import type { FormState } from './form-state';
import { useTexts } from './texts';
import { words } from './words';
import { Page } from './page';
import type { Crumb } from './page';
import { Form, SubmitRow } from './form';
import { Field } from './field';
import { CheckboxField } from './choice';
import { Icon } from './icons';

/** What the person does to show that it is meant: types a word, ticks a statement, or just presses the button. */
export type Confirmation = { kind: 'type'; word: string } | { kind: 'check'; label: ReactNode } | { kind: 'none' };

export interface ConfirmPageProps {
  /** The question: "Cabut satu sertifikat?" */
  title: ReactNode;
  breadcrumbs?: Crumb[];
  lede?: ReactNode;
  /** What will happen, to how many people: one sentence each. */
  consequences: ReactNode[];
  tone?: 'warn' | 'bad';
  /** Sent as the field `confirmation`: the typed word, or "on" for a ticked statement. */
  confirmation: Confirmation;
  submitLabel: ReactNode;
  cancelHref: string;
  action?: string;
  intent?: string;
  hidden?: Record<string, string | undefined>;
  form?: FormState;
  /** Further fields, such as a reason. */
  children?: ReactNode;
}

/** The page before harm: stands where other systems put a dialog, and works without scripts. */
export function ConfirmPage(props: ConfirmPageProps) {
  const t = useTexts(words);
  const { tone = 'bad', confirmation } = props;
  return (
    <Page title={props.title} lede={props.lede} breadcrumbs={props.breadcrumbs} width="text">
      <div className="notice" data-tone={tone}>
        <Icon name="warn" />
        <div>
          <h2 className="notice-title">{t('confirmTitle')}</h2>
          <ul>{props.consequences.map((sentence, index) => <li key={index}>{sentence}</li>)}</ul>
        </div>
      </div>
      <Form state={props.form} action={props.action} intent={props.intent} hidden={props.hidden}>
        {props.children}
        {confirmation.kind === 'type' ? (
          <Field name="confirmation" label={t('confirmType', { word: confirmation.word })} mark={false} required autoComplete="off" spellCheck={false} autoCapitalize="none" width="medium" />
        ) : confirmation.kind === 'check' ? <CheckboxField name="confirmation" label={confirmation.label} required /> : null}
        <SubmitRow kind={tone === 'bad' ? 'danger' : 'primary'} label={props.submitLabel} cancelHref={props.cancelHref} />
      </Form>
    </Page>
  );
}
