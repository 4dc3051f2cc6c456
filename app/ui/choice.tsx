import type { ReactNode } from 'react';
import { valueOf, valuesOf } from './form-state';
import { FieldNotes, RequiredMark, useField } from './field';
import type { FieldBase } from './field';

export interface CheckboxFieldProps extends FieldBase {
  /** What is sent when it is ticked. */
  value?: string;
  defaultChecked?: boolean;
}

/** One statement to agree with. */
export function CheckboxField({ value = 'on', defaultChecked, mark = false, ...props }: CheckboxFieldProps) {
  const { id, state, errors, described, invalid } = useField(props);
  const sent = valuesOf(state, props.name);
  return (
    <div className="field" data-invalid={invalid ? '' : undefined}>
      <FieldNotes id={id} errors={errors} />
      <label className="choice">
        <input
          type="checkbox" id={id} name={props.name} value={value} defaultChecked={sent ? sent.includes(value) : defaultChecked}
          required={props.required} disabled={props.disabled} aria-describedby={described} aria-invalid={invalid}
        />
        <span>
          {props.label}<RequiredMark required={props.required} mark={mark} />
          {props.hint ? <span className="hint" id={`${id}-hint`}>{props.hint}</span> : null}
        </span>
      </label>
    </div>
  );
}

export interface ChoiceOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface ChoiceGroupProps extends Omit<FieldBase, 'label'> {
  /** The question. */
  legend: ReactNode;
  options: readonly ChoiceOption[];
  /** Large rows, as in a quiz. */
  large?: boolean;
  /** Beside each other where there is room: yes or no, L or P. */
  inline?: boolean;
}

/** Choose one. */
export function RadioGroup(props: ChoiceGroupProps & { defaultValue?: string }) {
  const { state } = useField(props);
  const chosen = valueOf(state, props.name) ?? props.defaultValue;
  return <ChoiceGroup {...props} type="radio" isChosen={(value) => value === chosen} />;
}

/** Choose any number. */
export function CheckboxGroup(props: ChoiceGroupProps & { defaultValues?: readonly string[] }) {
  const { state } = useField(props);
  const chosen = valuesOf(state, props.name) ?? props.defaultValues ?? [];
  return <ChoiceGroup {...props} type="checkbox" isChosen={(value) => chosen.includes(value)} />;
}

interface GroupProps extends ChoiceGroupProps {
  type: 'radio' | 'checkbox';
  isChosen: (value: string) => boolean;
}

/** The first control carries the field's id, so that a link of the error summary lands on it. */
function ChoiceGroup({ type, isChosen, legend, options, large, inline, ...props }: GroupProps) {
  const { id, errors, described, invalid } = useField(props);
  return (
    <fieldset
      className="field choices" data-invalid={invalid ? '' : undefined} data-large={large ? '' : undefined}
      data-inline={inline ? '' : undefined} aria-describedby={described}
    >
      <legend>{legend}<RequiredMark required={props.required} mark={props.mark} /></legend>
      <FieldNotes id={id} hint={props.hint} errors={errors} />
      <div className="choices-rows">
        {options.map((option, index) => (
          <label className="choice" key={option.value}>
            <input
              type={type} id={index === 0 ? id : `${id}-${index + 1}`} name={props.name} value={option.value} defaultChecked={isChosen(option.value)}
              required={type === 'radio' ? props.required : undefined} disabled={props.disabled || option.disabled}
            />
            <span>{option.label}{option.hint ? <span className="hint">{option.hint}</span> : null}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
