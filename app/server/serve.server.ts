import type { ServerBuild } from '@remix-run/node';
import { createServer } from 'node:net';
import type { Server } from 'node:http';
import { EnvironmentError, readEnv } from '~/platform/env.server';
import { startWorker } from '~/platform/jobs.server';
import { log } from '~/platform/log.server';
import { runtime } from '~/platform/runtime.server';
import { startKeeping } from '~/recognition/certification/index.server';
import { boot, BootError } from './boot.server';
import { jobKinds } from './job-kinds.server';
import { ready } from './ready.server';
import { createWeb } from './web.server';

/** A file somebody began to write so long ago belongs to a process that died. */
const HALF_WRITTEN_MS = 3_600_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function listen(build: ServerBuild, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createWeb(build).listen(port, host);
    server.once('listening', () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) => reject(portFault(error, port)));
  });
}

/** What a person can do about an address that cannot be listened on. */
function portFault(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return new BootError(`Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`);
  if (error.code === 'EACCES') return new BootError(`Port ${port} may not be opened by this user. Choose one above 1023: PORT=3000 npm start`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return new BootError('HOST names no address of this machine. Use HOST=127.0.0.1, or HOST=0.0.0.0 to be reached from outside.');
  return error;
}

/** Asked before the long work of a first start, so that nobody waits a minute to hear it. */
function assertPortFree(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(portFault(error, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Starts the application and keeps it running until SIGTERM or SIGINT, then finishes what is in flight. */
export async function serve(build: ServerBuild): Promise<void> {
  try {
    const { port, host } = readEnv();
    await assertPortFree(port, host);
    const { env } = await boot();
    say('• Data ready, checking keys and demo …');
    const notes = await ready();
    const server = await listen(build, env.port, env.host);
    await runtime().storage.sweep(HALF_WRITTEN_MS, runtime().clock.now());
    await startKeeping();
    const worker = startWorker(jobKinds);
    say(`\n  Bekal is running:  http://localhost:${env.port}\n`);
    notes.forEach((line) => say(`  ${line}`));
    say('\n  Stop with Ctrl+C.');
    stopOn(server, worker);
  } catch (error) {
    const full = (error as NodeJS.ErrnoException | null)?.code === 'ENOSPC' || /database or disk is full/i.test(String(error));
    if (!(error instanceof BootError || error instanceof EnvironmentError) && !full) throw error;
    process.stderr.write(`\n✗ ${full ? 'The disk is full. Free some space and start again.' : (error as Error).message}\n`);
    process.exit(1);
  }
}

/**
 * Requests that were begun are answered; then every connection is closed. Browsers open connections ahead and keep them:
 * waiting for those would hold up every stop.
 */
function stopOn(server: Server, worker: { stop(): Promise<void> }): void {
  let stopping = false;
  let inFlight = 0;
  const closeWhenDone = () => { if (stopping && inFlight === 0) setImmediate(() => server.closeAllConnections()); };
  server.prependListener('request', (_request, response) => {
    inFlight += 1;
    response.once('close', () => { inFlight -= 1; closeWhenDone(); });
  });
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info('server.stopping', { signal });
    const limit = setTimeout(() => process.exit(1), 15_000);
    limit.unref();
    server.close(() => {
      void worker.stop().then(() => runtime().database.close()).finally(() => process.exit(0));
    });
    closeWhenDone();
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}
