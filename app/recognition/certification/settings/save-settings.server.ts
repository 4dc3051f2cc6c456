import type { Ctx } from '~/people/access/index.server';
import { done, type Outcome } from '~/platform/outcome';
import { readSettings, settingRows, writeSetting } from './settings.data.server';
import { settingsOf, type SettingsInput } from './settings.schema';

/**
 * Saves what changed of the certificate settings; before and after go into the trail. Batches already proposed keep the
 * title and signatory they were proposed with, and what was issued never changes.
 */
export async function saveSettings(ctx: Ctx, input: SettingsInput): Promise<Outcome<{ changed: number }>> {
  const wanted = settingRows(settingsOf(input));
  const before = new Map(settingRows(await readSettings(ctx.read)).map(({ key, value }) => [key, value]));
  const changed = wanted.filter(({ key, value }) => JSON.stringify(before.get(key)) !== JSON.stringify(value));
  if (changed.length === 0) return done({ changed: 0 });
  await ctx.transaction(async (tx, audit) => {
    for (const row of changed) {
      await writeSetting(tx, row, ctx.now);
      audit({ action: 'setting.changed', subjectType: 'Setting', subjectId: row.key, detail: { before: before.get(row.key) ?? null, after: row.value } });
    }
  });
  return done({ changed: changed.length });
}
