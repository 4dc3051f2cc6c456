import { isbot } from 'isbot';
import type { Ctx } from '~/people/access/index.server';
import { refuse } from '~/platform/outcome';
import { noteOpened } from './invitation.data.server';
import type { Invitation } from './resolve-invitation.server';

/**
 * Notes that a person, not a preview robot, has opened the link: browsers say that they navigate, and what fetches
 * previews for messengers does not. It confirms nothing and opens no session.
 */
export async function noteInvitationOpened(ctx: Ctx, { row }: Invitation, request: Request): Promise<void> {
  const navigates = request.method === 'GET' && request.headers.get('sec-fetch-mode') === 'navigate';
  if (row.openedAt || !navigates || isbot(request.headers.get('user-agent') ?? '')) return;
  await ctx.transaction(async (tx, audit) => {
    if (!(await noteOpened(tx, row.id, ctx.now))) return refuse('opened-before');
    audit({ action: 'invitation.opened', subjectType: 'Participation', subjectId: row.id, region: row.regencyCode });
    return null;
  });
}
