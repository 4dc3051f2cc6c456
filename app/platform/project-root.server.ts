import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

let found: string | undefined;

/**
 * The folder of the package named "bekal", found by walking up from the working directory. The server is one bundled
 * file, so a path relative to a source file means nothing at run time; migrations and content are found from here.
 * @throws Error when no such folder is above the working directory
 */
export function projectRoot(): string {
  found ??= walkUp(process.cwd());
  return found;
}

function walkUp(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (packageName(folder) === 'bekal') return folder;
    if (dirname(folder) === folder) {
      throw new Error(`No package.json named "bekal" in ${start} or above: start the program from the project folder.`);
    }
  }
}

function packageName(folder: string): unknown {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'name' in parsed ? parsed.name : undefined;
}
