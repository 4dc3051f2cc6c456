import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { freePort } from './running-server';

export interface Launched {
  readonly base: string;
  readonly port: number;
  readonly pid: number;
  output(): string;
  /** Resolves when the application answers; rejects with its output when it ended before that. */
  ready(): Promise<void>;
  /** The exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const own = (env: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({ ...process.env, NODE_ENV: 'production', VITEST: '', BEKAL_DEMO: '0', ...env });

/** Starts the application as `npm start` does, without waiting for it. */
export async function launch(env: Readonly<Record<string, string>>): Promise<Launched> {
  const port = Number(env.PORT ?? (await freePort()));
  const child: ChildProcess = spawn(process.execPath, [path.resolve('app/server/start.mjs')], { env: own({ ...env, PORT: env.PORT ?? String(port) }), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const base = `http://localhost:${port}`;
  return {
    base, port, pid: child.pid ?? 0, ended, output: () => said,
    async ready() {
      const until = Date.now() + 120_000;
      while (Date.now() < until) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended:\n${said}`);
        if (said.includes('Bekal is running') && (await fetch(`${base}/sehat`).then((answer) => answer.ok, () => false))) return;
        await new Promise((resolve) => { setTimeout(resolve, 100); });
      }
      throw new Error(`the server did not start:\n${said}`);
    },
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

/** Memory a process holds, in bytes. */
export const memoryOf = (pid: number): number => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Every line of the output as JSON. */
  lines<T = Record<string, unknown>>(): T[];
}

/** `npm run -s bekal -- …` without npm. */
export function bekal(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [path.resolve('app/cli/bekal.mjs'), ...args], { env: own(env), stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
  return new Promise((resolve) => child.once('close', (code) => {
    resolve({ code, out, err, lines: <T>() => out.split('\n').filter(Boolean).map((line) => JSON.parse(line) as T) });
  }));
}
