import type { ReactNode } from 'react';
import { Card, DateText, useTexts } from '~/ui';
import { Written } from '~/ui/written';
import type { Channel } from '../session';
import { texts } from '../texts';
import { ActionList, type AgreedAction } from './action-list';

export interface ShownSession {
  readonly heldOn: string;
  readonly channel: Channel;
  readonly coach: string;
  readonly topic: string;
  readonly sharedNote: string;
  readonly actions: readonly AgreedAction[];
}

/** One conversation as everybody around it may read it; a coach's own private note comes as children. */
export function SessionCard({ session, children }: { session: ShownSession; children?: ReactNode }) {
  const t = useTexts(texts);
  return (
    <Card
      level={3} title={session.topic}
      kicker={<><DateText value={session.heldOn} /> · {t(`channel.${session.channel}`)} · {t('with', { name: session.coach })}</>}
    >
      <p><strong>{t('sharedNote')}</strong><br /><Written text={session.sharedNote} /></p>
      {session.actions.length > 0 ? <><p><strong>{t('actions')}</strong></p><ActionList actions={session.actions} /></> : null}
      {children}
    </Card>
  );
}
