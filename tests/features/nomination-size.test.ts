import { expect, it } from 'vitest';
import { forEachDialect } from '#tests/support/database';
import { nominationCsv, pembekalan, trainingWorld } from '#tests/support/world/training';
import { confirmImport, prepareImport } from '~/training/cohorts/index.server';

forEachDialect((_dialect, open) => {
  it('keeps the longest list allowed, 5,000 names, in one transaction, within its time', async () => {
    const { system } = await trainingWorld(await open());
    const cohort = await pembekalan(system, { quotas: [] });
    const names = Array.from({ length: 5000 }, (_, at) => ({
      name: `Warga ${'ABCDEFGHIJ'[at % 10] ?? ''}`, nik: `3525${String(10 + Math.floor(at / 100) % 18)}${String(1 + (at % 28)).padStart(2, '0')}${String(1 + (Math.floor(at / 28) % 12)).padStart(2, '0')}${String(50 + Math.floor(at / 336)).padStart(2, '0')}${9900 + (at % 100)}`,
      phone: `0812${String(90_000_000 + at)}`,
    }));
    const read = await prepareImport(system, cohort, { fileName: 'panjang.csv', bytes: nominationCsv(names) });
    if (!read.ok) throw new Error(read.refusal.code);
    const began = Date.now();
    const saved = await confirmImport(system, cohort, read.value.importId);
    expect(saved).toMatchObject({ ok: true });
    expect(saved.ok && saved.value.saved).toBeGreaterThan(4900);
    expect(Date.now() - began).toBeLessThan(18_000);
  });
});
