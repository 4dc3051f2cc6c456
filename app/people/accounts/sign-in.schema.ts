import { z } from 'zod';

export const SignInInput = z.object({
  login: z.string().trim().min(1).max(120),
  sandi: z.string().min(1).max(200),
  ke: z.string().max(500).optional(),
});
export type SignInInput = z.output<typeof SignInInput>;

/** A path of this site to return to; anything else becomes the front door. */
export function safePath(path: string | null | undefined): string {
  return path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/';
}
