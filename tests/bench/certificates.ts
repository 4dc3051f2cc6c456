/**
 * npm run bench:certificates: what it costs to issue and to verify certificates, next to usual libraries and to bare signatures.
 * `-- --seconds 3` bounds each measurement, `-- --memory 100000` issues so many for the memory figure (10,000 unless told otherwise),
 * `-- --only issue` measures rows whose name contains the word.
 * Read "per cpu-s" first: per second of processor time. It moves less than rates by the clock when other work shares the processor.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { createAuthority, type Authority, type KeyKind } from '#certificates';
import type { Count, Task } from './certificate-worker';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '3' }, memory: { type: 'string', default: '10000' }, only: { type: 'string', default: '' } } });
const SECONDS = Number(values.seconds);
const KINDS: readonly KeyKind[] = ['P-256', 'RSA-2048', 'RSA-3072'];
const LEVELS = ['B-B', 'B-T', 'B-LT', 'B-LTA'] as const;
const root = fileURLToPath(new URL('../..', import.meta.url));
const bundle = path.join(root, 'node_modules', '.cache', `bench-certificates-${process.pid}.mjs`);

const say = (line = ''): void => void process.stdout.write(`${line}\n`);
const cell = (value: number, digits = 0): string => value.toFixed(digits).padStart(11);

interface Figures {
  readonly perSecond: number;
  readonly perCpuSecond: number;
  readonly bytes: number;
  readonly made: number;
  readonly resident: readonly number[];
}

const answer = <T>(worker: Worker): Promise<T> => new Promise((resolve, reject) => {
  worker.once('message', resolve);
  worker.once('error', reject);
});

/** Threads warm up first; what is counted begins for all of them at once. */
async function measure(task: Task, threads: number): Promise<Figures> {
  const workers = Array.from({ length: threads }, () => new Worker(bundle, { workerData: task, execArgv: [] }));
  await Promise.all(workers.map((worker) => answer(worker)));
  const before = process.cpuUsage();
  const counted = workers.map((worker) => answer<Count>(worker));
  for (const worker of workers) worker.postMessage('go');
  const counts = await Promise.all(counted);
  const { user, system } = process.cpuUsage(before);
  await Promise.all(workers.map((worker) => worker.terminate()));
  const made = counts.reduce((sum, count) => sum + count.made, 0);
  return {
    made, bytes: counts[0]?.bytes ?? 0, resident: counts[0]?.resident ?? [],
    perSecond: counts.reduce((sum, count) => sum + (count.made * 1000) / count.milliseconds, 0),
    perCpuSecond: (made * 1_000_000) / (user + system),
  };
}

const wanted = (name: string): boolean => name.includes(values.only);

async function row(name: string, task: Omit<Task, 'seconds' | 'warm'> & { readonly warm?: number }, threads = 1): Promise<Figures | undefined> {
  if (!wanted(name)) return undefined;
  const figures = await measure({ warm: 400, seconds: SECONDS, ...task }, threads);
  say(`${name.padEnd(38)}${cell(figures.perCpuSecond)}${cell(figures.perSecond)}${cell(figures.bytes / 1024, 1)}`);
  return figures;
}

function bareSignatures(): void {
  const run = spawnSync('openssl', ['speed', '-seconds', '1', 'ecdsap256', 'rsa2048', 'rsa3072'], { encoding: 'utf8' });
  if (run.status !== 0) return say('!!! openssl is not installed: no figure for bare signatures !!!');
  for (const [name, pattern] of [['P-256', /nistp256\)\s+\S+\s+\S+\s+([\d.]+)/], ['RSA-2048', /rsa\s+2048 bits\s+\S+\s+\S+\s+([\d.]+)/], ['RSA-3072', /rsa\s+3072 bits\s+\S+\s+\S+\s+([\d.]+)/]] as const) {
    say(`openssl speed, signatures alone, ${name.padEnd(5)}${cell(Number(pattern.exec(run.stdout)?.[1] ?? 0))}`);
  }
}

async function measureMemory(authority: Authority): Promise<void> {
  const most = Number(values.memory);
  const figures = await measure({ what: 'issue', level: 'B-T', authority, warm: 2_000, seconds: 3_600, most }, 1);
  say(`resident memory in MiB over ${figures.made} certificates: ${figures.resident.join(' ')}`);
}

async function main(): Promise<void> {
  await build({
    entryPoints: [path.join(root, 'tests/bench/certificate-worker.ts')], outfile: bundle, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', logLevel: 'error',
    alias: { '#certificates': path.join(root, 'certificates/index.ts') },
  });
  const authorities = new Map(KINDS.map((kind) => [kind, createAuthority({ organisation: 'Dinas Sosial Uji Coba', signerKey: kind, now: new Date() })]));
  const authority = (kind: KeyKind): Authority => authorities.get(kind) ?? createAuthority({ organisation: 'Uji', now: new Date() });
  say(`${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.availableParallelism()} cores, Node ${process.version}, load ${os.loadavg()[0]?.toFixed(1)}, ${SECONDS} s each`);
  say(`${''.padEnd(38)}  per cpu-s   per second        KiB`);
  for (const kind of KINDS) for (const level of LEVELS) await row(`issue ${kind} ${level}`, { what: 'issue', level, authority: authority(kind) });
  const one = await row('issue P-256 B-T, one thread', { what: 'issue', level: 'B-T', authority: authority('P-256') });
  const two = await row('issue P-256 B-T, two threads', { what: 'issue', level: 'B-T', authority: authority('P-256') }, 2);
  if (one && two) say(`two threads make ${(two.perSecond / one.perSecond).toFixed(2)} times as many as one`);
  await row('render alone', { what: 'render', level: 'B-B', authority: authority('P-256') });
  for (const kind of KINDS) await row(`verify ${kind} B-T, chain and list`, { what: 'verify', level: 'B-T', authority: authority(kind), warm: 100 });
  await row('verify P-256 B-LTA, chain and list', { what: 'verify', level: 'B-LTA', authority: authority('P-256'), warm: 100 });
  await row('naive pdf-lib, P-256 B-B', { what: 'naive-pdf-lib', level: 'B-B', authority: authority('P-256'), warm: 5 });
  await row('naive PDFKit, render alone', { what: 'pdfkit', level: 'B-B', authority: authority('P-256'), warm: 5 });
  if (wanted('openssl')) bareSignatures();
  if (wanted('memory')) await measureMemory(authority('P-256'));
}

try {
  await main();
} finally {
  rmSync(bundle, { force: true });
}
