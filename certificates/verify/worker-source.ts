/** Finding the worker's code wherever this module ended up: as source, run by a loader, or bundled into one file. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Name of the prebuilt worker that may lie beside the bundle. */
export const WORKER_FILE = 'verifier-worker.cjs';
const SOURCE = ['verify/worker.ts', 'certificates/verify/worker.ts'] as const;

/** The worker's code cannot be found: the application was deployed without it. */
export class WorkerSourceError extends Error {
  override readonly name = 'WorkerSourceError';
}

function upwards(from: string): string[] {
  const folders = [from];
  for (let folder = from; dirname(folder) !== folder; folder = dirname(folder)) folders.push(dirname(folder));
  return folders;
}

/** Path of the worker's TypeScript source, looked for from here upwards. */
function findSource(here: string, names: readonly string[]): string | undefined {
  return upwards(here).flatMap((folder) => names.map((path) => join(folder, path))).find((path) => existsSync(path));
}

/**
 * Bundles the worker into one script (CommonJS, Node built-ins only), about 40 KB.
 * @throws WorkerSourceError when the library's source is not on this machine.
 */
export async function bundleWorker(here: string = dirname(fileURLToPath(import.meta.url)), names: readonly string[] = SOURCE): Promise<string> {
  const source = findSource(here, names);
  if (!source) throw new WorkerSourceError(`Neither ${WORKER_FILE} nor the library's source was found from ${here} upwards`);
  const { build } = await import('esbuild');
  const result = await build({ entryPoints: [source], bundle: true, platform: 'node', format: 'cjs', target: 'node20', write: false, logLevel: 'silent' });
  const [output] = result.outputFiles;
  if (!output) throw new WorkerSourceError('The worker could not be bundled');
  return output.text;
}

let code: Promise<string> | undefined;

async function load(): Promise<string> {
  const here = dirname(fileURLToPath(import.meta.url));
  const prebuilt = join(here, WORKER_FILE);
  return existsSync(prebuilt) ? readFile(prebuilt, 'utf8') : bundleWorker(here);
}

/** The worker's code: the prebuilt file beside this module, else bundled from source once per process. */
export function workerSource(): Promise<string> {
  code ??= load();
  return code;
}
