import { z } from 'zod';
import { findNikLike } from '~/people/accounts';

/** The key under which every form's catalogue says why a number was refused. */
export const NIK_IN_TEXT = 'nikInText';

const withoutNik = (text: string): boolean => findNikLike(text).length === 0;

/**
 * Text people write about their work: trimmed, at most `max` characters, and never with somebody's NIK in it
 * (UU 27/2022: no more data than needed). `missing` is the key of what a form says when nothing was written.
 */
export const freeText = (max: number, min = 1, missing?: string) =>
  z.string(missing ? { error: missing } : undefined).trim().min(min).max(max).refine(withoutNik, { error: NIK_IN_TEXT });

/** As `freeText`, and may be left empty. */
export const optionalText = (max: number) =>
  z.string().trim().max(max).refine(withoutNik, { error: NIK_IN_TEXT }).optional().transform((text) => text ?? '');
