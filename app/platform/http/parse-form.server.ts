import { parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';
import { translator, type Catalogue, type Locale, type Vars } from '~/platform/i18n/catalogue';
import { validationTexts } from './validation.texts';

/** Values as typed and errors by field, for showing the form again (same shape as app/ui/form-state). */
export interface FormState {
  values: Record<string, string | string[] | undefined>;
  errors: Record<string, string[] | undefined>;
  formErrors: string[];
}

export type ParsedForm<T> = { ok: true; value: T; form: FormState } | { ok: false; form: FormState };

interface Issue {
  readonly code?: string;
  readonly message?: string;
  readonly input?: unknown;
  readonly origin?: string;
  readonly format?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly expected?: string;
}

type ValidationKey = keyof typeof validationTexts.entries;

function messageKey(issue: Issue): [ValidationKey, Vars] {
  if (issue.input === undefined || issue.input === '') return ['required', {}];
  const max = Number(issue.maximum);
  const min = Number(issue.minimum);
  if (issue.code === 'too_big') return issue.origin === 'string' ? ['tooLong', { max }] : ['tooBig', { max }];
  if (issue.code === 'too_small') return issue.origin === 'string' ? (min <= 1 ? ['required', {}] : ['tooShort', { min }]) : ['tooSmall', { min }];
  if (issue.code === 'invalid_value') return ['chooseOne', {}];
  if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int')) return ['notNumber', {}];
  if (issue.code === 'invalid_format') return [issue.format === 'email' ? 'notEmail' : issue.format === 'date' ? 'notDate' : 'invalid', {}];
  return ['invalid', {}];
}

/**
 * Parses a form by its schema. A message in the schema that is a key of `texts` is shown in the reader's language;
 * every other fault is worded by the common validation texts.
 */
export function parseForm<S extends z.ZodType>(formData: FormData, schema: S, locale: Locale, texts?: Catalogue): ParsedForm<z.output<S>> {
  const t = translator(validationTexts, locale);
  if (hasNul(formData)) return { ok: false, form: { ...shown(formData), formErrors: [t('nul')] } };
  const submission = parseWithZod(formData, { schema, error: (issue) => t(...messageKey(issue as Issue)) });
  const form = shown(formData);
  if (submission.status === 'success') return { ok: true, value: submission.value as z.output<S>, form };
  const own = texts ? translator(texts, locale) : null;
  for (const [field, messages] of Object.entries(submission.error ?? {})) {
    const worded = (messages ?? []).map((message) => (own && texts?.keys.includes(message) ? own(message) : message));
    if (field === '') form.formErrors.push(...worded);
    else form.errors[field] = worded;
  }
  return { ok: false, form };
}

/** Nobody types a NUL, and PostgreSQL stores none: whoever sends one is told so before anything else happens. */
const hasNul = (formData: FormData): boolean => [...formData].some(([name, value]) => `${name}${typeof value === 'string' ? value : value.name}`.includes('\0'));

/** What was typed, to be shown again; passwords and files are not sent back. */
function shown(formData: FormData): FormState {
  const values: FormState['values'] = {};
  for (const key of new Set(formData.keys())) {
    if (/password|sandi/i.test(key)) continue;
    const all = formData.getAll(key).flatMap((value) => (typeof value === 'string' ? [value.replaceAll('\0', '')] : []));
    if (all.length > 0) values[key] = all.length === 1 ? all[0] : all;
  }
  return { values, errors: {}, formErrors: [] };
}
