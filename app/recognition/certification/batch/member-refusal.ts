import { z } from 'zod';
import type { Locale } from '~/platform/i18n/catalogue';
import { translator } from '~/platform/i18n/catalogue';
import { missingSentence, type Missing } from '~/recognition/competency';
import { certificationTexts as texts } from '../office.texts';

/** Why one name of a batch was not signed. */
export type MemberRefusal =
  | { readonly code: 'not-kompeten'; readonly missing: readonly Missing[] }
  | { readonly code: 'already-certified'; readonly number: string }
  | { readonly code: 'unprintable'; readonly fields: readonly string[]; readonly characters: readonly string[] }
  | { readonly code: 'not-replaceable' };

const Stored = z.looseObject({ code: z.enum(['not-kompeten', 'already-certified', 'unprintable', 'not-replaceable']) });

/** The reason kept with a name; null when there is none. */
export function readRefusal(stored: unknown): MemberRefusal | null {
  return stored === null || stored === undefined ? null : (Stored.parse(stored) as MemberRefusal);
}

/** The reason in words, for officer and signing official. */
export function refusalSentence(refusal: MemberRefusal, locale: Locale): string {
  const t = translator(texts, locale);
  switch (refusal.code) {
    case 'not-kompeten': return t('member.not-kompeten', { missing: refusal.missing.map((missing) => missingSentence(missing, locale)).join('; ') });
    case 'already-certified': return t('member.already-certified', { number: refusal.number });
    case 'unprintable': return refusal.characters.length > 0
      ? t('member.unprintable-characters', { characters: refusal.characters.join(' ') })
      : t('member.unprintable', { fields: refusal.fields.join(', ') });
    case 'not-replaceable': return t('member.not-replaceable');
  }
}
