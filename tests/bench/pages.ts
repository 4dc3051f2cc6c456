/**
 * npm run bench:pages: what the hot requests cost the server, at 1, 10 and 50 connections on this machine alone.
 * BENCH_SECONDS (default 5) bounds each measurement, BENCH_DATA keeps the demo's data for the next run.
 * Read "CPU ms" first: it hardly moves when other work shares the processor; rates and waiting times do.
 */
import os from 'node:os';
import { connect, load, type Ask, type Figures } from './load';
import { prepareGround, type Ground, type Learner } from './learners';
import { startMeasured, type MeasuredServer } from './measured-server';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const WARM_REQUESTS = 300;
const CONNECTIONS = [1, 10, 50];
const ROUNDS = 6;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const cell = (value: string | number, width: number) => (typeof value === 'number' ? value.toFixed(1) : value).padStart(width);

function show(name: string, connections: number, { requests, errors, cpuMs, perSecond, p50, p95, residentMb }: Figures): void {
  if (errors > 0) process.exitCode = 1;
  say([name.padEnd(22), cell(String(connections), 4), cell(String(requests), 8), cpuMs.toFixed(2).padStart(8), cell(perSecond, 8), cell(p50, 8), cell(p95, 8), cell(residentMb, 8), errors > 0 ? `  ${errors} ERRORS` : ''].join(' '));
}

interface Page {
  readonly name: string;
  ask(learner: Learner, count: number): Ask;
}

const signedIn = ({ cookie }: Learner) => ({ cookie, 'accept-encoding': 'gzip' });

function pages({ code }: Ground): Page[] {
  const of = (name: string, path: string, contains: string): Page => ({ name, ask: (learner) => ({ path, headers: signedIn(learner), status: 200, contains }) });
  return [
    of('lesson', '/belajar/komunikasi/mendengar-aktif', '</html>'),
    of('course page', '/belajar/komunikasi', '</html>'),
    of('today', '/hari-ini', '</html>'),
    // Looks are limited by address: each one comes from an address of its own.
    { name: 'verification', ask: (_learner, count) => ({ path: `/v/${code}`, headers: { 'accept-encoding': 'gzip', 'x-forwarded-for': `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}` }, status: 200, contains: '</html>' }) },
  ];
}

async function measurePages(server: MeasuredServer, ground: Ground): Promise<void> {
  let count = 0;
  for (const page of pages(ground)) {
    const next = (limit: number) => (connection: number): Ask | undefined => {
      const learner = ground.learners[connection % ground.learners.length];
      return learner && count < limit ? page.ask(learner, count += 1) : undefined;
    };
    await load(server.base, server.meter, 10, SECONDS, next(count + WARM_REQUESTS));
    for (const connections of CONNECTIONS) show(page.name, connections, await load(server.base, server.meter, connections, SECONDS, next(Infinity)));
  }
}

/** Runs one step of the quiz for every learner, `connections` at a time, each learner once. */
function step(server: MeasuredServer, connections: number, learners: readonly Learner[], ask: (learner: Learner, index: number) => Ask): Promise<Figures> {
  const waiting = learners.map((learner, index) => ask(learner, index));
  return load(server.base, server.meter, connections, 120, () => waiting.shift());
}

/** Start, save and hand in: each step of all learners is measured by itself. */
async function takeQuiz(server: MeasuredServer, { learners, quiz, fields }: Ground, connections: number): Promise<Record<'start' | 'save' | 'submit', Figures>> {
  const start = await step(server, connections, learners, (learner) => ({ path: `/kuis/${quiz}`, form: [], headers: signedIn(learner), status: 303, contains: '/percobaan/' }));
  const attempts = await Promise.all(learners.map(async (learner) => {
    const line = connect(server.base);
    const { location } = await line.ask({ path: `/kuis/${quiz}`, form: [], headers: signedIn(learner), status: 303 });
    line.close();
    return location;
  }));
  const answers = fields.map((field): [string, string] => [field, '1']);
  const save = await step(server, connections, learners, (learner, index) => ({ path: attempts[index] ?? '', form: [['intent', 'review'], ['lembar', '1'], ...answers], headers: signedIn(learner), status: 303, contains: 'langkah=periksa' }));
  const submit = await step(server, connections, learners, (learner, index) => ({ path: attempts[index] ?? '', form: [['intent', 'submit']], headers: signedIn(learner), status: 303, contains: '/percobaan/' }));
  return { start, save, submit };
}

const mean = (list: readonly Figures[], pick: (figures: Figures) => number) => list.reduce((sum, figures) => sum + pick(figures) / list.length, 0);
const together = (list: readonly Figures[]): Figures => ({
  requests: list.reduce((sum, { requests }) => sum + requests, 0), errors: list.reduce((sum, { errors }) => sum + errors, 0),
  cpuMs: mean(list, ({ cpuMs }) => cpuMs), perSecond: mean(list, ({ perSecond }) => perSecond), p50: mean(list, ({ p50 }) => p50), p95: mean(list, ({ p95 }) => p95),
  residentMb: list.at(-1)?.residentMb ?? 0,
});

async function measureQuiz(server: MeasuredServer, ground: Ground): Promise<void> {
  await takeQuiz(server, ground, 10);
  for (const connections of CONNECTIONS) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await takeQuiz(server, ground, connections));
    for (const name of ['start', 'save', 'submit'] as const) show(`quiz ${name}`, connections, together(rounds.map((round) => round[name])));
  }
}

say('Starting the server with its demo …');
const server = await startMeasured();
try {
  const ground = await prepareGround(server.dataDir);
  say(`${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.cpus().length} cores, Node ${process.version}, load average ${os.loadavg().map((load) => load.toFixed(1)).join(' ')}`);
  say('request               conn requests   CPU ms   per s   p50 ms   p95 ms   MiB');
  await measurePages(server, ground);
  await measureQuiz(server, ground);
  say(`load average ${os.loadavg().map((load) => load.toFixed(1)).join(' ')}`);
} finally {
  await server.stop();
}
