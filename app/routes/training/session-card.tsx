import type { ActionFunctionArgs } from '@remix-run/node';
import { act } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { CardInput, SessionAddress } from '~/training/sessions';
import { recordCard } from '~/training/sessions/index.server';
import { admittedPlace, presenceTexts, recordedSentence, sessionScope } from './session-place';

/** Takes one code from the camera of the scanning page and answers as JSON: `tone` ok, info or bad, and a sentence. */
export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'attendance:record',
    params: SessionAddress,
    scope: sessionScope('attendance:record'),
    input: CardInput,
    texts: presenceTexts,
    run: async ({ ctx, params, input, locale }) => {
      const recorded = await recordCard(ctx, await admittedPlace({ ctx, params }), input);
      if (recorded.ok) return { ok: true, value: Response.json({ tone: recorded.value.fresh ? 'ok' : 'info', text: recordedSentence(recorded.value, locale) }) };
      const { code, facts } = recorded.refusal;
      return { ok: true, value: Response.json({ tone: 'bad', text: translator(presenceTexts, locale)(`refusal.${code}`, facts) }) };
    },
  });
}
