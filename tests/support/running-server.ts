import { type ChildProcess, spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { temporaryFolder } from './browser';

export interface RunningServer {
  readonly base: string;
  readonly dataDir: string;
  readonly output: () => string;
  stop(): Promise<void>;
}

/** A port of this machine that nobody listens on. */
export const freePort = (): Promise<number> => new Promise((resolve, reject) => {
  const probe = net.createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as net.AddressInfo;
    probe.close(() => resolve(port));
  });
});

/** The application as `npm start` runs it, on a free loopback port with a data folder of its own. */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const port = await freePort();
  const data = temporaryFolder();
  const base = `http://localhost:${port}`;
  const child: ChildProcess = spawn(process.execPath, [path.resolve('app/server/start.mjs')], {
    env: { ...process.env, NODE_ENV: 'production', VITEST: '', DATA_DIR: data.path, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  child.stderr?.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    data.remove();
  };
  const until = Date.now() + 150_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) break;
    const healthy = await fetch(`${base}/sehat`).then((answer) => answer.ok, () => false);
    if (healthy) return { base, dataDir: data.path, output: () => output, stop };
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
  await stop();
  throw new Error(`the server did not start:\n${output}`);
}
