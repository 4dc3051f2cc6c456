import type { NameRefusal, NameWarning, NikRefusal, NikWarning, NipRefusal, NipWarning, PhoneRefusal } from '~/people/accounts';
import { fill, translator, type Locale } from '~/platform/i18n/catalogue';
import type { Field } from './nomination-columns';
import { texts } from './texts';

/** Why a row cannot be kept. */
export type RowFault =
  | Exclude<NameRefusal, 'name-empty'> | Exclude<NikRefusal, 'nik-empty'> | NipRefusal | Exclude<PhoneRefusal, 'phone-empty'>
  | 'missing' | 'formula-cell' | 'text-too-long' | 'nik-rounded' | 'nik-twice' | 'nik-known' | 'birth-date-unreadable' | 'birth-date-future'
  | 'sex-unreadable' | 'email-invalid' | 'regency-unknown' | 'regency-ambiguous' | 'district-unknown' | 'district-ambiguous';

/** What somebody should look at; the row is kept. */
export type RowWarning =
  | NikWarning | NipWarning | NameWarning
  | 'phone-missing' | 'phone-several' | 'phone-twice' | 'phone-known' | 'birth-date-missing' | 'too-young' | 'sex-from-nik' | 'sex-missing'
  | 'district-missing' | 'formula-like' | 'experience-missing';

export interface Reason<C extends RowFault | RowWarning = RowFault | RowWarning> {
  readonly code: C;
  readonly field: Field;
  readonly facts: Readonly<Record<string, string | number>>;
}

export function reason<C extends RowFault | RowWarning>(code: C, field: Field, facts: Record<string, string | number> = {}): Reason<C> {
  return { code, field, facts };
}

/** "Kolom NIK: harus 16 angka, yang tertulis 15." A suggestion, where there is one, is its own sentence. */
export function reasonSentence(said: Reason, locale: Locale = 'id'): string {
  const t = translator(texts, locale);
  const vars = { ...said.facts, field: t(`field.${said.field}`) };
  const sentence = fill(t(`reason.${said.code}`), vars);
  return said.facts['suggestion'] === undefined ? sentence : `${sentence} ${t('reason.suggestion', vars)}`;
}
