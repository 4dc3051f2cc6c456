import { Children, createContext, isValidElement, useContext } from 'react';
import type { ReactNode } from 'react';
import { fieldId, problemsOf } from './form-state';
import type { FormState } from './form-state';
import { useTexts } from './texts';
import { words } from './words';
import { Button, LinkButton } from './button';
import type { ButtonKind } from './button';
import { Icon } from './icons';

interface FormScope {
  id: string | undefined;
  state: FormState | undefined;
}

const FormContext = createContext<FormScope>({ id: undefined, state: undefined });

/** The form around a field: its id keeps two forms of one page apart, its state fills the fields. */
export function useFormScope(): FormScope {
  return useContext(FormContext);
}

export interface FormProps {
  /** Values and errors for every field inside. */
  state?: FormState;
  method?: 'post' | 'get';
  /** This page when absent. */
  action?: string;
  /** Sent as the hidden field `intent`. */
  intent?: string;
  hidden?: Record<string, string | undefined>;
  /** Needed when a page has two forms with fields of the same name. */
  id?: string;
  /** The form carries files. */
  files?: boolean;
  /** A key under which the browser keeps a draft of what is typed; name the person and the thing in it. */
  keep?: string;
  /** Asks before leaving the page with unsent changes (enhancement alone). */
  guard?: boolean;
  /** Lets the browser complain first. Off: errors come from the server, in the words of the page, with everything typed kept. */
  browserChecks?: boolean;
  children: ReactNode;
}

/** A plain HTML form with its error summary on top. */
export function Form({ state, method = 'post', action, intent, hidden = {}, id, files, keep, guard, browserChecks, children }: FormProps) {
  const t = useTexts(words);
  return (
    <FormContext.Provider value={{ id, state }}>
      <form
        className="form" method={method} action={action} id={id} noValidate={!browserChecks}
        encType={files ? 'multipart/form-data' : undefined}
        data-keep={keep} data-guard={guard ? '' : undefined} data-sending={t('sending')}
      >
        {intent ? <input type="hidden" name="intent" value={intent} /> : null}
        {Object.entries(hidden).map(([name, value]) => (value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />))}
        <FormErrors state={state} formId={id} labels={labelsIn(children)} />
        {keep ? <KeptNotice /> : null}
        {children}
      </form>
    </FormContext.Provider>
  );
}

function KeptNotice() {
  const t = useTexts(words);
  return (
    <div className="notice" data-tone="info" data-kept="" hidden>
      <Icon name="info" />
      <div>
        <p>{t('kept')}</p>
        <Button type="reset" kind="quiet">{t('discardKept')}</Button>
      </div>
    </div>
  );
}

/** Labels of the fields that stand in these children, by name; fields inside components of their own are not seen. */
function labelsIn(children: ReactNode, found = new Map<string, string>()): ReadonlyMap<string, string> {
  Children.forEach(children, (child) => {
    if (!isValidElement<{ name?: unknown; label?: unknown; children?: ReactNode }>(child)) return;
    const { name, label, children: inner } = child.props;
    if (typeof name === 'string' && typeof label === 'string') found.set(name, label);
    if (typeof inner !== 'function') labelsIn(inner, found);
  });
  return found;
}

/** What has to be mended, each line a link to its field. Form puts it on top by itself. */
export function FormErrors({ state, formId, labels }: { state?: FormState; formId?: string; labels?: ReadonlyMap<string, string> }) {
  const t = useTexts(words);
  const problems = problemsOf(state);
  const general = state?.formErrors ?? [];
  if (problems.length + general.length === 0) return null;
  const title = problems.length === 0 ? t('errorsTitleNone') : problems.length === 1 ? t('errorsTitleOne') : t('errorsTitle', { count: problems.length });
  const named = (name: string, message: string) => {
    const label = labels?.get(name) ?? '';
    return message.toLowerCase().startsWith(label.toLowerCase()) ? message : `${label}: ${message}`;
  };
  return (
    <div className="notice" data-tone="bad" role="alert" tabIndex={-1} data-error-summary="">
      <Icon name="warn" />
      <div>
        <p className="notice-title">{title}</p>
        <ul>
          {general.map((message) => <li key={message}>{message}</li>)}
          {problems.map(({ name, message }) => <li key={name + message}><a href={`#${fieldId(name, formId)}`}>{named(name, message)}</a></li>)}
        </ul>
      </div>
    </div>
  );
}

/** Fields that belong together, under one name. */
export function Fieldset({ legend, hint, children }: { legend: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="fieldset">
      <legend>{legend}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      {children}
    </fieldset>
  );
}

export interface SubmitRowProps {
  label?: ReactNode;
  kind?: ButtonKind;
  cancelHref?: string;
  /** What sending means: "Jawaban hanya dapat dikirim sekali." */
  note?: ReactNode;
  /** Further buttons. */
  children?: ReactNode;
}

/** The end of a form: one main button, a way out. */
export function SubmitRow({ label, kind = 'primary', cancelHref, note, children }: SubmitRowProps) {
  const t = useTexts(words);
  return (
    <div className="submit-row">
      {note ? <p className="hint">{note}</p> : null}
      <div className="cluster">
        <Button kind={kind} size="wide">{label ?? t('save')}</Button>
        {children}
        {cancelHref ? <LinkButton kind="quiet" href={cancelHref}>{t('cancel')}</LinkButton> : null}
      </div>
    </div>
  );
}
