import type { ReactNode } from 'react';
import { errorsOf, fieldId, valueOf, valuesOf } from './form-state';
import type { FormState } from './form-state';
import { useFormScope } from './form';
import { useTexts } from './texts';
import { words } from './words';
import { Icon } from './icons';

export interface FieldBase {
  name: string;
  label: ReactNode;
  /** State of the form; a Form around the field gives it without being asked. */
  form?: FormState;
  hint?: ReactNode;
  required?: boolean;
  /** False leaves out the words "wajib" / "boleh kosong" where they are plain. */
  mark?: boolean;
  id?: string;
  disabled?: boolean;
}

/** Ids, errors and the ARIA wiring every kind of field shares. */
export function useField({ name, form, id: given, hint }: Pick<FieldBase, 'name' | 'form' | 'id' | 'hint'>) {
  const scope = useFormScope();
  const state = form ?? scope.state;
  const id = given ?? fieldId(name, scope.id);
  const errors = errorsOf(state, name);
  const described = [hint ? `${id}-hint` : '', errors.length > 0 ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  return { id, state, errors, described, invalid: errors.length > 0 || undefined };
}

export function RequiredMark({ required, mark = true }: { required?: boolean; mark?: boolean }) {
  const t = useTexts(words);
  return mark ? <span className="mark"> ({required ? t('required') : t('optional')})</span> : null;
}

/** The hint and the errors of a field, tied to its control by id. */
export function FieldNotes({ id, hint, errors }: { id: string; hint?: ReactNode; errors: string[] }) {
  return (
    <>
      {hint ? <p className="hint" id={`${id}-hint`}>{hint}</p> : null}
      {errors.length > 0 ? (
        <p className="field-error" id={`${id}-error`}><Icon name="warn" /> <span>{errors.join(' ')}</span></p>
      ) : null}
    </>
  );
}

export interface Option {
  value: string;
  label: string;
  /** Options with the same group stand together. */
  group?: string;
  disabled?: boolean;
}

export interface FieldProps extends FieldBase {
  type?: 'text' | 'email' | 'tel' | 'date' | 'time' | 'number' | 'password' | 'search' | 'url' | 'textarea' | 'select';
  /** Value when the form state has none. */
  defaultValue?: string | number;
  options?: readonly Option[];
  /** First, empty choice of a select; false for none. */
  placeholderOption?: string | false;
  multiple?: boolean;
  /** Proposals under a text field. */
  suggestions?: readonly string[];
  /** Stands behind the control: "JP", "menit". */
  unit?: ReactNode;
  /** Width by what is typed: a number, a name, anything. */
  width?: 'short' | 'medium' | 'full';
  rows?: number;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'url' | 'none';
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  min?: number | string;
  max?: number | string;
  step?: number | 'any';
  readOnly?: boolean;
  spellCheck?: boolean;
  autoCapitalize?: 'none' | 'words' | 'sentences' | 'characters';
  placeholder?: string;
}

/** One question of a form: label, hint, control, error. */
export function Field(props: FieldProps) {
  const { label, hint, required, mark, unit, width = 'full' } = props;
  const { id, state, errors, described, invalid } = useField(props);
  return (
    <div className="field" data-invalid={invalid ? '' : undefined} data-width={width}>
      <label htmlFor={id}>{label}<RequiredMark required={required} mark={mark} /></label>
      <FieldNotes id={id} hint={hint} errors={errors} />
      <div className="control">
        <Control props={props} state={state} aria={{ id, 'aria-describedby': described, 'aria-invalid': invalid }} />
        {unit ? <span className="unit">{unit}</span> : null}
      </div>
    </div>
  );
}

interface Aria {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface ControlProps {
  props: FieldProps;
  state: FormState | undefined;
  aria: Aria;
}

function Control({ props, state, aria }: ControlProps) {
  const { type = 'text', name, required, disabled } = props;
  const shared = { ...aria, name, required, disabled, autoComplete: props.autoComplete, className: 'input' };
  const value = valueOf(state, name) ?? (props.defaultValue === undefined ? undefined : String(props.defaultValue));
  if (type === 'select') return <Select props={props} state={state} aria={aria} />;
  const { rows = 4, minLength, maxLength, readOnly, spellCheck, autoCapitalize, placeholder } = props;
  const text = { ...shared, minLength, maxLength, readOnly, spellCheck, autoCapitalize, placeholder };
  if (type === 'textarea') return <textarea {...text} rows={rows} defaultValue={value} />;
  const { inputMode, pattern, min, max, step, suggestions } = props;
  const list = suggestions ? `${aria.id}-list` : undefined;
  return (
    <>
      {/* A password is never written back into a page. */}
      <input {...text} {...{ type, inputMode, pattern, min, max, step, list }} defaultValue={type === 'password' ? undefined : value} />
      {suggestions ? <datalist id={list}>{suggestions.map((item) => <option key={item} value={item} />)}</datalist> : null}
    </>
  );
}

function Select({ props, state, aria }: ControlProps) {
  const t = useTexts(words);
  const { name, options = [], multiple, required, disabled, placeholderOption = t('choose'), defaultValue, autoComplete } = props;
  const single = valueOf(state, name) ?? (defaultValue === undefined ? '' : String(defaultValue));
  const chosen = multiple ? (valuesOf(state, name) ?? (single ? [single] : [])) : single;
  const groups = [...new Set(options.map((option) => option.group))];
  const items = (group: string | undefined) =>
    options.filter((option) => option.group === group).map((option) => (
      <option key={option.value} value={option.value} disabled={option.disabled}>{option.label}</option>
    ));
  return (
    <select {...aria} {...{ name, multiple, required, disabled, autoComplete }} className="input" defaultValue={chosen}>
      {placeholderOption !== false && !multiple ? <option value="">{placeholderOption}</option> : null}
      {groups.map((group) => (group === undefined ? items(group) : <optgroup key={group} label={group}>{items(group)}</optgroup>))}
    </select>
  );
}
