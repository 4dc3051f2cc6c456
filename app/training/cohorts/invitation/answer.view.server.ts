import { formatPhone, printedName, waNumber } from '~/people/accounts';
import type { Ctx } from '~/people/access/index.server';
import { findProgramme } from '~/training/programmes/index.server';
import { toRoman } from '../cohort';
import { firstSessionStart } from './invitation.data.server';
import { resolveInvitation } from './resolve-invitation.server';
import { noteInvitationOpened } from './note-opened.server';

/** The page behind a personal link: the invitation, or why the link leads nowhere and what to do. */
export async function answerView(ctx: Ctx, token: string, request: Request) {
  const link = await resolveInvitation(ctx, token);
  if (!link.ok) return { gone: link.refusal.code, invitation: null };
  const { row, cohort, answerable } = link.value;
  await noteInvitationOpened(ctx, link.value, request);
  const [programme, startsAt] = await Promise.all([findProgramme(ctx.read, cohort.programme.id), firstSessionStart(ctx.read, cohort.id)]);
  const phone = cohort.contactPhone;
  return {
    gone: null,
    invitation: {
      name: printedName(row.person), status: row.status, answerable, organisers: programme?.organisers ?? [],
      title: cohort.title, number: toRoman(cohort.number), startsOn: cohort.startsOn, endsOn: cohort.endsOn, startsAt: startsAt?.toISOString() ?? null, place: cohort.place,
      contact: cohort.contactName || phone ? { name: cohort.contactName, phone: phone ? formatPhone(phone) : null, chat: phone ? `https://wa.me/${waNumber(phone)}` : null } : null,
    },
  };
}
export type AnswerView = Awaited<ReturnType<typeof answerView>>;
