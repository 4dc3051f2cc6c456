import { log } from '~/platform/log.server';
import { runtime, type Runtime } from '~/platform/runtime.server';
import { boot } from '~/server/boot.server';

/** Opens the system for one command and closes it afterwards, whatever happens. */
export async function withSystem<T>(run: (system: Runtime) => Promise<T>): Promise<T> {
  const system = await boot();
  try {
    return await run(system);
  } finally {
    await runtime().database.close().catch((error: unknown) => log.error('cli.close', error));
  }
}
