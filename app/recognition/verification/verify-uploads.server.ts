import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { takeTry } from '~/platform/rate-limit.server';
import type { FileAnswer } from './file-answer';
import { verifyFile } from './verify-file.server';

/** What one sending may carry, in bytes and files; and how many files one address may have checked in ten minutes. */
export const UPLOAD_LIMITS = { fileBytes: 10_000_000, totalBytes: 30_000_000, files: 10, perAddress: 100, windowSeconds: 600 } as const;

export interface Uploads {
  readonly files: readonly (File | string)[];
  /** The visitor's address, for the rate limit alone. */
  readonly from: string;
}
export interface CheckedFiles {
  readonly results: readonly { readonly name: string; readonly answer: FileAnswer }[];
  readonly tooLarge: readonly string[];
}

/** Checks the files of one form, one after the other; nothing of them is kept. */
export async function verifyUploads(ctx: Ctx, { files, from }: Uploads): Promise<Outcome<CheckedFiles, 'file-none' | 'file-many' | 'too-many'>> {
  const given = files.filter((file): file is File => typeof file !== 'string' && (file.size > 0 || file.name !== ''));
  if (given.length === 0) return refuse('file-none');
  if (given.length > UPLOAD_LIMITS.files) return refuse('file-many', { count: UPLOAD_LIMITS.files });
  const waits = given.map(() => takeTry(`file:${from}`, UPLOAD_LIMITS.perAddress, UPLOAD_LIMITS.windowSeconds, ctx.now));
  const wait = Math.max(...waits);
  if (wait > 0) return refuse('too-many', { minutes: Math.ceil(wait / 60) }, 'too-many');
  const results: { name: string; answer: FileAnswer }[] = [];
  const tooLarge: string[] = [];
  for (const file of given) {
    const name = file.name.slice(0, 120);
    if (file.size > UPLOAD_LIMITS.fileBytes) tooLarge.push(name);
    else results.push({ name, answer: await verifyFile(ctx, new Uint8Array(await file.arrayBuffer())) });
  }
  return done({ results, tooLarge });
}
