import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

it('keeps every import within the rules of the house', () => {
  const bin = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const run = spawnSync(process.execPath, [bin, '--config', '.dependency-cruiser.cjs', 'app', 'certificates', 'prisma', 'tests'], { encoding: 'utf8' });
  expect(run.stdout + run.stderr).toContain('no dependency violations found');
});
