import type { TestProject } from 'vitest/node';
import { startServer } from './running-server';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the application of the journeys answers. */
    journeyBase: string;
  }
}

/** One application with its demo for all journeys. `BEKAL_AT=http://…` walks through one that runs already, and changes its data. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const at = process.env.BEKAL_AT;
  if (at) {
    project.provide('journeyBase', at);
    return undefined;
  }
  const server = await startServer();
  project.provide('journeyBase', server.base);
  return server.stop;
}
