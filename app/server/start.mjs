// npm start: prepare, then serve. One process, one writer of the database.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail, prepare, root } from './prepare.mjs';

process.chdir(root);

try {
  await prepare('start');
  process.env.NODE_ENV = 'production';
  const build = await import(pathToFileURL(path.join(root, 'build', 'server', 'index.js')).href);
  const { serve } = await build.entry.module.commands();
  await serve(build);
} catch (error) {
  fail(error);
}
