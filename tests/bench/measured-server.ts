import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { freePort, startServer, type RunningServer } from '#tests/support/running-server';

const METER = pathToFileURL(path.join(path.dirname(fileURLToPath(import.meta.url)), 'cpu-meter.mjs')).href;
const Reading = z.object({ cpuMs: z.number(), residentMb: z.number() });
export type Reading = z.output<typeof Reading>;

export interface MeasuredServer extends RunningServer {
  /** Processor time (user and system) the server has used so far, milliseconds, and what it holds in memory. */
  meter(): Promise<Reading>;
}

/** The built application as `npm start` runs it, with a meter inside. `DATA_DIR` in the environment keeps its data. */
export async function startMeasured(): Promise<MeasuredServer> {
  const port = await freePort();
  const kept = process.env.BENCH_DATA;
  const server = await startServer({
    ...(kept ? { DATA_DIR: path.resolve(kept) } : {}),
    BENCH_METER_PORT: String(port),
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${METER}`.trim(),
  });
  return {
    ...server,
    dataDir: kept ? path.resolve(kept) : server.dataDir,
    meter: async () => Reading.parse(await (await fetch(`http://127.0.0.1:${port}`)).json()),
  };
}
