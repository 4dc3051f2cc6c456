/**
 * npm run bench:paint: what pages weigh on a first visit and when they are painted, on a good line and on slow 3G with
 * a processor four times slower. Median of BENCH_RUNS (default 3) visits; BENCH_DATA keeps the demo's data.
 */
import type { BrowserContext } from 'playwright-core';
import { launchBrowser } from '#tests/support/browser';
import { firstVisit, SLOW_3G, type Line, type Weight } from '#tests/support/weigh';
import { prepareGround } from './learners';
import { startMeasured } from './measured-server';

const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const say = (line: string) => void process.stdout.write(`${line}\n`);
const median = (values: readonly number[]) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

const server = await startMeasured();
const browser = await launchBrowser();
try {
  const { learners, quiz, code } = await prepareGround(server.dataDir);
  const [name = '', value = ''] = (learners[0]?.cookie ?? '').split('=');
  const from: BrowserContext = await browser.newContext();
  await from.addCookies([{ name, value, url: server.base }]);
  const start = await from.request.post(`${server.base}/kuis/${quiz}`, { form: {}, headers: { origin: server.base }, maxRedirects: 0 });
  const pages = [
    ['lesson', '/belajar/komunikasi/mendengar-aktif'], ['course page', '/belajar/komunikasi'], ['quiz of ten', start.headers().location ?? ''],
    ['today', '/hari-ini'], ['verification', `/v/${code}`], ['front page', '/'],
  ] as const;
  say('page            line       requests      KB   first paint ms');
  for (const [page, path] of pages) {
    for (const [line, how] of [['as it is', undefined], ['slow 3G', SLOW_3G]] as const satisfies readonly (readonly [string, Line | undefined])[]) {
      const visits: Weight[] = [];
      for (let run = 0; run < RUNS; run += 1) visits.push(await firstVisit(browser, server.base, path, { from, ...(how ? { line: how } : {}) }));
      const of = (pick: (visit: Weight) => number) => median(visits.map(pick));
      say([page.padEnd(15), line.padEnd(10), String(of(({ requests }) => requests)).padStart(8), (of(({ bytes }) => bytes) / 1024).toFixed(1).padStart(7), of(({ firstPaint }) => firstPaint).toFixed(0).padStart(16)].join(' '));
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
