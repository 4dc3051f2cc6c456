/** Starting the process that holds a PKCS#11 session, asking it one thing after another, and killing it when it hangs. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { bundleWorker } from '../verify/worker-source.ts';
import { SignerError } from './signer-error.ts';
import type { Pkcs11Answer, Pkcs11Question } from './pkcs11-talk.ts';

const SOURCE = ['pki/pkcs11-process.ts', 'certificates/pki/pkcs11-process.ts'] as const;

type Without<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;

let code: Promise<string> | undefined;

/** The environment without what only this application may know. Vendors' libraries read their own variables from it. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV } = process.env;
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^BEKAL_|^DATABASE_URL$|SECRET|PASSW|PASSPHRASE/.test(name))), NODE_ENV };
}

/** A process that answers questions in order. It does not keep this process alive while nothing is asked. */
export class Pkcs11Channel {
  private queue: Promise<unknown> = Promise.resolve();
  private counter = 0;
  private stopped = false;

  private constructor(private readonly child: ChildProcess, private readonly timeoutMs: number) {}

  static async start(timeoutMs: number): Promise<Pkcs11Channel> {
    code ??= bundleWorker(undefined, SOURCE);
    const child = spawn(process.execPath, ['--eval', await code], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced', env: bareEnvironment() });
    child.unref();
    child.channel?.unref();
    child.on('error', () => undefined);
    return new Pkcs11Channel(child, timeoutMs);
  }

  get alive(): boolean {
    return !this.stopped && this.child.connected;
  }

  /** @throws SignerError `timeout` when the library does not answer in time, `module-broken` when it crashed. */
  ask(question: Without<Pkcs11Question>): Promise<Pkcs11Answer> {
    const turn = this.queue.then(() => this.askNow({ ...question, id: (this.counter += 1) }));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private askNow(question: Pkcs11Question): Promise<Pkcs11Answer> {
    const { child } = this;
    return new Promise((resolve, reject) => {
      const finish = (end: () => void): void => {
        clearTimeout(timer);
        child.off('message', onMessage);
        child.off('exit', onExit);
        child.unref();
        child.channel?.unref();
        end();
      };
      const onMessage = (answer: Pkcs11Answer): void => {
        if (answer.id === question.id) finish(() => resolve(answer));
      };
      const onExit = (): void => finish(() => reject(new SignerError('The PKCS#11 library ended its process', { problem: 'module-broken' })));
      const timer = setTimeout(() => {
        this.stop();
        finish(() => reject(new SignerError(`The PKCS#11 library gave no answer within ${this.timeoutMs} ms`, { problem: 'timeout' })));
      }, this.timeoutMs);
      if (!this.alive) return onExit();
      child.ref();
      child.channel?.ref();
      child.on('message', onMessage);
      child.on('exit', onExit);
      child.send(question);
    });
  }

  /** Kills the process, whatever it is doing. */
  stop(): void {
    this.stopped = true;
    this.child.kill('SIGKILL');
  }
}
