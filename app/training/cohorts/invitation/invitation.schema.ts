import { z } from 'zod';

const reason = z.string().trim().max(300).optional().transform((value) => value || null);

/** What the holder of an invitation link can say. */
export const InvitationAnswer = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('hadir') }),
  z.object({ intent: z.literal('berhalangan'), reason }),
  z.object({ intent: z.literal('lanjutkan') }),
]);
export type InvitationAnswer = z.output<typeof InvitationAnswer>;

export const CHANNELS = ['whatsapp', 'email', 'print'] as const;

/** What an officer does on the page of invitations. */
export const InvitationAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('terkirim'), chosen: z.array(z.string().max(60)).max(2000).default([]), channel: z.enum(CHANNELS).default('whatsapp') }),
  z.object({ intent: z.literal('perbarui'), participation: z.string().max(60) }),
  z.object({ intent: z.literal('ganti'), participation: z.string().max(60) }),
]);
