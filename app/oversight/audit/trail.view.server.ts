import type { Ctx } from '~/people/access/index.server';
import { findTrail } from './trail.data.server';

/** The trail as a page shows it: details as short text, since they hold names of fields and numbers, not values. */
export async function trailView(ctx: Ctx, wanted: { search: string; page: number }) {
  const { rows, ...counts } = await findTrail(ctx.read, wanted);
  return {
    ...counts, ...wanted,
    rows: rows.map(({ id, at, actorName, action, subjectType, subjectId, regionCode, detail }) => ({
      id, at: at.toISOString(), actorName, action, subjectType, subjectId, regionCode,
      detail: Object.entries((detail ?? {}) as Record<string, unknown>).map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`).join(', ').slice(0, 300),
    })),
  };
}
