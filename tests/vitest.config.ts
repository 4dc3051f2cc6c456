import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One project per kind of test, so that `npm test -- --project domain` runs one room of the house. */
const room = (name: string, extra: Record<string, unknown> = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...extra },
});

export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^~\//, replacement: `${root}app/` },
      { find: /^#tests\//, replacement: `${root}tests/` },
      { find: /^#certificates$/, replacement: `${root}certificates/index.ts` },
    ],
  },
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    setupFiles: ['tests/support/setup.ts'],
    projects: [
      room('domain'),
      room('certificates', { testTimeout: 60_000 }),
      room('features', { testTimeout: 60_000, globalSetup: ['tests/support/database-setup.ts'] }),
      room('routes', { testTimeout: 60_000, globalSetup: ['tests/support/database-setup.ts'] }),
      room('architecture', { testTimeout: 120_000 }),
      room('journeys', { testTimeout: 180_000, hookTimeout: 180_000, fileParallelism: false, globalSetup: ['tests/support/journey-server.ts'] }),
    ],
  },
});
