import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export interface ChildLimits {
  readonly timeoutMs: number;
  /** Heap of the child in MB; its whole resident size may be 192 MB above that (Linux). */
  readonly memoryMb: number;
}

export type ChildResult =
  | { readonly ok: true; readonly output: string }
  | { readonly ok: false; readonly why: 'time' | 'memory' | 'output' | 'failed'; readonly detail: string };

const FOLDER = join('app', 'learning', 'courses', 'mdx');
const OUTPUT_BYTES = 4 * 1024 * 1024;
const RESIDENT_ABOVE_HEAP_MB = 192;

export type ChildScript = 'bundle-lesson' | 'render-lesson';

/** Folder of the child scripts. They are plain files started by path: a bundled server has moved, the sources have not. */
function scriptFolder(): string {
  for (const start of [process.cwd(), dirname(fileURLToPath(import.meta.url))]) {
    for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
      if (existsSync(join(folder, FOLDER, 'render-lesson.child.mjs'))) return realpathSync(join(folder, FOLDER));
    }
  }
  throw new Error(`${FOLDER}/render-lesson.child.mjs not found: start the server inside the project`);
}

/** Node's permission model: the child that runs the lesson may read React and itself, write nothing, start nothing. */
function renderRights(folder: string): string[] {
  const require = createRequire(join(folder, 'render-lesson.child.mjs'));
  const react = dirname(realpathSync(require.resolve('react/package.json')));
  const dom = dirname(realpathSync(require.resolve('react-dom/package.json')));
  const readable = [`${folder}/*`, `${react}/*`, `${dom}/*`];
  const name = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
  return [name, ...readable.map((path) => `--allow-fs-read=${path}`), '--disallow-code-generation-from-strings'];
}

/**
 * Runs one of the child scripts with `input` on its standard input and waits for its standard output.
 * The child gets no variable of the environment but NODE_ENV, and is killed with everything it started when it takes
 * longer than `timeoutMs`, grows beyond `memoryMb` or writes more than 4 MB.
 */
export function runChild(script: ChildScript, input: object, limits: ChildLimits): Promise<ChildResult> {
  const folder = scriptFolder();
  const rights = script === 'render-lesson' ? renderRights(folder) : [];
  const flags = ['--no-warnings', `--max-old-space-size=${limits.memoryMb}`, '--stack-size=900', ...rights];
  const child = spawn(process.execPath, [...flags, join(folder, `${script}.child.mjs`)], {
    env: { NODE_ENV: 'production' },
    cwd: folder,
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return watch(child, JSON.stringify(input), limits);
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

function watch(child: Child, input: string, limits: ChildLimits): Promise<ChildResult> {
  return new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    let size = 0;
    let complaint = '';
    let ended: 'time' | 'memory' | 'output' | null = null;
    const end = (why: 'time' | 'memory' | 'output') => {
      ended ??= why;
      killGroup(child);
    };
    const timer = setTimeout(end, limits.timeoutMs, 'time' as const);
    const guard = setInterval(() => {
      if (residentMb(child.pid) > limits.memoryMb + RESIDENT_ABOVE_HEAP_MB) end('memory');
    }, 50);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > OUTPUT_BYTES) end('output');
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(0, 4_000);
    });
    // A child that died early closes its input; what it died of is reported by 'close'.
    child.stdin.on('error', (error) => (complaint ||= error.message));
    const stop = () => {
      clearTimeout(timer);
      clearInterval(guard);
    };
    child.on('error', (error) => {
      stop();
      reject(error);
    });
    child.on('close', (code, signal) => {
      stop();
      resolve(result({ ended, code, signal, complaint, output: () => Buffer.concat(out).toString('utf8') }));
    });
    child.stdin.end(input);
  });
}

interface Ending {
  readonly ended: 'time' | 'memory' | 'output' | null;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly complaint: string;
  readonly output: () => string;
}

function result({ ended, code, signal, complaint, output }: Ending): ChildResult {
  if (code === 0 && ended === null) return { ok: true, output: output() };
  const heap = /heap out of memory|Array buffer allocation failed|Invalid (typed )?array length/i.test(complaint) || signal === 'SIGABRT' || code === 134;
  const late = /ERR_SCRIPT_EXECUTION_TIMEOUT/.test(complaint);
  const why = ended ?? (heap ? 'memory' : late ? 'time' : 'failed');
  return { ok: false, why, detail: complaint.trim().slice(0, 600) };
}

/** The whole group: the bundler has started a compiler of its own. */
function killGroup(child: Child): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Resident memory in MB where the system tells it (Linux), otherwise 0: the heap limit still holds. */
function residentMb(pid: number | undefined): number {
  if (process.platform !== 'linux' || pid === undefined) return 0;
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return Number.isFinite(pages) ? (pages * 4096) / 1024 ** 2 : 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return 0;
    throw error;
  }
}
