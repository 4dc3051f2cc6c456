import type { Permission, Scope } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { join, translator, type Locale } from '~/platform/i18n/catalogue';
import { cohortTexts, officeScope } from '~/training/cohorts';
import { sessionOfficeTexts } from '~/training/sessions';
import { findSessionPlace, type Recorded, type SessionPlace } from '~/training/sessions/index.server';
import { formatTime } from '~/ui/format';

/** The words of every refusal about presence. */
export const presenceTexts = join(sessionOfficeTexts, cohortTexts);

interface Given {
  readonly ctx: Ctx;
  readonly params: { readonly session: string };
}

/** Where a session stands for those who act in it: its trainers, and officers for their part of the angkatan. */
export const sessionScope = (permission: Permission) => async ({ ctx, params }: Given): Promise<Scope | null> => {
  const place = await findSessionPlace(ctx.read, params.session);
  return place && officeScope(ctx.actor, place.cohort, permission);
};

/** The session of an admitted request. */
export async function admittedPlace({ ctx, params }: Given): Promise<SessionPlace> {
  const place = await findSessionPlace(ctx.read, params.session);
  if (!place) throw new Response(null, { status: 404 });
  return place;
}

/** What was recorded, in a sentence: now, or the first time. */
export function recordedSentence({ name, status, at, fresh }: Recorded, locale: Locale): string {
  const t = translator(sessionOfficeTexts, locale);
  if (!fresh) return t('recorded.again', { name, time: formatTime(at, locale) });
  return t('recorded.fresh', { name, status: translator(cohortTexts, locale)(`attendance.${status}`), time: formatTime(at, locale) });
}
