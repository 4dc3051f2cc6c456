/**
 * What a form shows again after it was refused: what the person typed, and what has to be mended.
 * Messages are sentences in the language of the page.
 */
export interface FormState {
  values: Record<string, string | string[] | undefined>;
  errors: Record<string, string[] | undefined>;
  /** Messages about the form as a whole. */
  formErrors?: string[];
}

/** A form nobody has sent yet, filled with what is already known. */
export function freshForm(values: FormState['values'] = {}): FormState {
  return { values, errors: {} };
}

/** The single value of a field; the first one when several were sent. */
export function valueOf(form: FormState | undefined, name: string): string | undefined {
  const value = form?.values[name];
  return Array.isArray(value) ? value[0] : value;
}

/** All values of a field that may be sent more than once. */
export function valuesOf(form: FormState | undefined, name: string): string[] | undefined {
  const value = form?.values[name];
  return typeof value === 'string' ? [value] : value;
}

export function errorsOf(form: FormState | undefined, name: string): string[] {
  return form?.errors[name] ?? [];
}

/** The id of a field's control; `form` keeps two forms of one page apart. */
export function fieldId(name: string, form = 'f'): string {
  return `${form}-${name.replace(/[^\w-]+/g, '-').replace(/-+$/, '')}`;
}

export interface FieldProblem {
  name: string;
  message: string;
}

/** Every problem in the order the errors were reported, one line each. */
export function problemsOf(form: FormState | undefined): FieldProblem[] {
  return Object.entries(form?.errors ?? {}).flatMap(([name, messages]) => (messages ?? []).map((message) => ({ name, message })));
}

export function hasProblems(form: FormState | undefined): boolean {
  return problemsOf(form).length > 0 || (form?.formErrors?.length ?? 0) > 0;
}
