import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every source file below the folders, relative to the project's root, with its text. */
export function sourceFiles(folders: readonly string[], ending: RegExp): { path: string; text: string }[] {
  return folders.flatMap((folder) => [...walk(folder)])
    .filter((file) => ending.test(file))
    .map((file) => ({ path: file.split(path.sep).join('/'), text: readFileSync(file, 'utf8') }));
}

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'generated' || entry.name === 'node_modules') continue;
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(full);
    else yield full;
  }
}
