import { z } from 'zod';
import { GRANTED_ROLES } from '~/people/access';

/** What an administrator asks for: a role for somebody, or the end of one. */
export const GrantInput = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('grant'),
    email: z.string().trim().toLowerCase().max(200).pipe(z.email()),
    /** Needed where nobody has this address yet. */
    name: z.string().trim().max(120).optional().transform((name) => name || null),
    role: z.enum(GRANTED_ROLES),
    region: z.string().regex(/^35(\.\d{2})?$/),
  }),
  z.object({ intent: z.literal('end'), grant: z.uuid() }),
]);
export type GrantInput = z.output<typeof GrantInput>;
