import { DateText, PostButton, Stack, Status, useTexts, type Tone } from '~/ui';
import type { ActionState } from '../session';
import { texts } from '../texts';

const TONES: Readonly<Record<ActionState, Tone>> = { open: 'info', overdue: 'warn', done: 'ok' };

export interface AgreedAction {
  readonly id: string;
  readonly text: string;
  readonly dueOn: string | null;
  readonly state: ActionState;
}

/** Agreed steps with where they stand; `tick` adds the volunteer's own button. */
export function ActionList({ actions, tick }: { actions: readonly AgreedAction[]; tick?: boolean }) {
  const t = useTexts(texts);
  return (
    <ul>
      {actions.map((action) => (
        <li key={action.id}>
          <Stack gap="small">
            <span>
              {action.text}<br />
              <Status tone={TONES[action.state]} reason={action.dueOn && action.state !== 'done' ? <>{t('due')} <DateText value={action.dueOn} /></> : undefined}>
                {t(`action.${action.state}`)}
              </Status>
            </span>
            {tick ? (
              <PostButton size="small" kind={action.state === 'done' ? 'quiet' : 'secondary'} fields={{ action: action.id, done: action.state === 'done' ? 'belum' : 'ya' }}>
                {t(action.state === 'done' ? 'markOpen' : 'markDone')}
              </PostButton>
            ) : null}
          </Stack>
        </li>
      ))}
    </ul>
  );
}
