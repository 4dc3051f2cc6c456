/** How a coaching conversation was held. */
export const CHANNELS = ['tatap-muka', 'telepon', 'whatsapp'] as const;
export type Channel = (typeof CHANNELS)[number];

/** More than five things to do after one conversation are none. */
export const ACTIONS_MAX = 5;

export type ActionState = 'open' | 'overdue' | 'done';

/** Where an agreed action stands on a day (civil days as YYYY-MM-DD). The day it is due is still in time. */
export function actionState(action: { readonly dueOn: string | null; readonly doneAt: Date | null }, today: string): ActionState {
  if (action.doneAt) return 'done';
  return action.dueOn !== null && action.dueOn < today ? 'overdue' : 'open';
}
