import { z } from 'zod';

/** The nomination list as the browser sends it. An empty choice is said in words. */
export const UploadInput = z.object({ file: z.instanceof(File, { error: 'upload.missing' }) });

export const ImportDecision = z.object({ intent: z.enum(['simpan', 'buang']) });

/** Ids of the ticked participations; one, many or none. */
export const SelectionInput = z.object({ chosen: z.array(z.string().max(60)).max(2000).default([]) });
