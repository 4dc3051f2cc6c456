import { done, refuse, type Outcome } from '~/platform/outcome';

/** An Indonesian mobile number in the form +628… that `readPhone` has checked. */
export type Phone = string & { readonly kind: 'Phone' };
export type PhoneRefusal = 'phone-empty' | 'phone-not-digits' | 'phone-foreign' | 'phone-not-mobile' | 'phone-length';

/**
 * Reads 08…, 8… (a spreadsheet drops the leading zero), 62…, 0062… or +62…; answers +628….
 * A mobile number has 10 to 13 digits, the leading 0 counted.
 */
export function readPhone(raw: string): Outcome<Phone, PhoneRefusal> {
  const compact = raw.normalize('NFKC').replace(/[\s.\-\u2010-\u2015()/']/g, '');
  if (compact === '') return refuse('phone-empty');
  if (!/^\+?\d+$/.test(compact)) return refuse('phone-not-digits');
  const digits = compact.replace(/^\+/, '').replace(/^00/, '');
  if (compact.startsWith('+') && !digits.startsWith('62')) return refuse('phone-foreign');
  const national = digits.replace(/^62/, '').replace(/^0/, '');
  if (!national.startsWith('8')) return refuse('phone-not-mobile');
  const counted = national.length + 1;
  if (counted < 10 || counted > 13) return refuse('phone-length', { digits: counted });
  return done(`+62${national}` as Phone);
}

/** Several numbers written in one cell, in their order: '0812… / 0813…'. */
export function splitPhones(raw: string): string[] {
  return raw.split(/[/,;|\n]|\batau\b|\bdan\b/i).map((part) => part.trim()).filter((part) => part !== '');
}

/** As people write it: 0812-3456-7890. */
export function formatPhone(phone: string): string {
  const national = `0${phone.replace(/^\+?62/, '')}`;
  return [national.slice(0, 4), national.slice(4, 8), national.slice(8)].filter((group) => group !== '').join('-');
}

/** Keeps the first and last four digits: 0812-****-7890. */
export function maskPhone(phone: string): string {
  const national = `0${phone.replace(/^\+?62/, '')}`;
  return `${national.slice(0, 4)}-****-${national.slice(-4)}`;
}

/** The number a wa.me link wants: 62 without plus or zero. */
export function waNumber(phone: string): string {
  return phone.replace(/^\+/, '');
}

/** A click-to-chat link with the text filled in; the officer presses send. */
export function waLink(phone: string, text: string): string {
  return `https://wa.me/${waNumber(phone)}?text=${encodeURIComponent(text)}`;
}
