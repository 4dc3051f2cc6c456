// npm test: everything vitest knows, then one line that counts. Arguments go to vitest: npm test -- --project domain
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(path.join(os.tmpdir(), 'bekal-test-'));
const report = path.join(folder, 'report.json');
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const args = ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)];

const run = spawnSync(process.execPath, [vitest, ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test' } });
const counted = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
rmSync(folder, { recursive: true, force: true });

const passed = counted?.numPassedTests ?? 0;
const skipped = (counted?.numPendingTests ?? 0) + (counted?.numTodoTests ?? 0);
// A file that could not be collected has no test of its own, and is a failure all the same.
const broken = counted ? counted.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed')).length : 1;
const failed = (counted?.numFailedTests ?? 0) + broken;
const code = run.status === 0 && failed === 0 && passed > 0 ? 0 : run.status || 1;
process.stdout.write(`\n${passed} passed, ${failed || (code === 0 ? 0 : 1)} failed${skipped ? `, ${skipped} skipped` : ''}\n`);
process.exit(code);
