import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { openSession } from '~/platform/session.server';
import { answerInvitation, type AnswerRefusal } from './answer-invitation.server';
import type { InvitationAnswer } from './invitation.schema';
import { resolveInvitation, type LinkRefusal } from './resolve-invitation.server';

export type UseRefusal = LinkRefusal | AnswerRefusal | 'answer-first';
export interface Used {
  readonly did: 'confirmed' | 'declined' | 'entered';
  readonly name: string;
  /** Opens the volunteer's own pages; null for somebody who declined. */
  readonly cookie: string | null;
}

/**
 * What the holder of a link does with it: comes, declines, or enters again. The link alone opens the volunteer's own
 * pages, never an office role.
 */
export async function takeInvitation(ctx: Ctx, token: string, input: InvitationAnswer): Promise<Outcome<Used, UseRefusal>> {
  const link = await resolveInvitation(ctx, token);
  if (!link.ok) return link;
  const { row } = link.value;
  if (input.intent === 'berhalangan') {
    const declined = await answerInvitation(ctx, row.id, { answer: 'decline', reason: input.reason });
    return declined.ok ? done({ did: 'declined', name: row.person.name, cookie: null }) : declined;
  }
  if (input.intent === 'hadir') {
    const confirmed = await answerInvitation(ctx, row.id, { answer: 'confirm' });
    if (!confirmed.ok) return confirmed;
  } else if (row.status !== 'confirmed') {
    return refuse('answer-first', {}, 'conflict');
  }
  await ctx.transaction(async (_tx, audit) => {
    audit({ action: 'session.opened', subjectType: 'Person', subjectId: row.personId, region: row.regencyCode, detail: { with: 'invitation' } });
  });
  return done({ did: input.intent === 'hadir' ? 'confirmed' : 'entered', name: row.person.name, cookie: await openSession(row.personId, 'invitation') });
}
