// npm run -s bekal -- COMMAND: for the people who run the system. Prepares a fresh clone first (progress on stderr).
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail, prepare, root } from '../server/prepare.mjs';

try {
  await prepare('cli');
  process.env.NODE_ENV = 'production';
  const build = await import(pathToFileURL(path.join(root, 'build', 'server', 'index.js')).href);
  const { cli } = await build.entry.module.commands();
  process.exitCode = await cli(process.argv.slice(2));
} catch (error) {
  fail(error);
}
