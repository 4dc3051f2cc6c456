import type { Ctx } from '~/people/access/index.server';
import { formatPhone, printedName } from '~/people/accounts';
import { translator } from '~/platform/i18n/catalogue';
import { formatCivilRange, formatTime } from '~/ui/format';
import { toRoman } from '../cohort';
import type { CohortFacts } from '../cohort.data.server';
import type { ParticipantRow } from '../participation.data.server';
import { firstSessionStart } from './invitation.data.server';
import { invitationMessage } from './invitation-message';
import { invitationToken } from './invitation-token.server';
import { invitationTexts } from './invitation.texts';

/** What every invitation of an angkatan says, and the personal words of each; the same for message, mail and letter. */
export async function invitationLetterFacts(ctx: Ctx, cohort: CohortFacts) {
  const startsAt = await firstSessionStart(ctx.read, cohort.id);
  const shared = {
    title: cohort.title, number: toRoman(cohort.number), dates: formatCivilRange(cohort.startsOn, cohort.endsOn, 'id', { weekday: true }),
    time: startsAt ? formatTime(startsAt, 'id') : null, place: cohort.place,
    contact: [cohort.contactName, cohort.contactPhone && formatPhone(cohort.contactPhone)].filter(Boolean).join(', ') || null,
  };
  const subject = translator(invitationTexts, 'id')('message.subject', { title: cohort.title });
  return {
    ...shared,
    wordsFor(row: Pick<ParticipantRow, 'id' | 'inviteVersion' | 'person'>) {
      const link = `${ctx.env.publicUrl}/undangan/${invitationToken(ctx.env.dataDir, row)}`;
      const name = printedName(row.person);
      return { name, link, subject, message: invitationMessage({ ...shared, name, link }) };
    },
  };
}
