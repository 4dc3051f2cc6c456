import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** A slow line and a slow telephone, as Lighthouse and Moodle's measurements use them. */
export interface Line {
  /** Waiting time of each request, milliseconds. */
  readonly latency: number;
  /** Bytes per second, down and up. */
  readonly throughput: number;
  /** How many times slower the processor is. */
  readonly cpu: number;
}

/** Slow 3G (400 kbit/s at 80 %, 500 ms) on a processor four times slower than this one. */
export const SLOW_3G: Line = { latency: 500, throughput: 51_200, cpu: 4 };

export interface Weight {
  readonly requests: number;
  /** Bytes on the wire: headers and bodies, compressed. */
  readonly bytes: number;
  /** First contentful paint, milliseconds from the beginning of the visit. */
  readonly firstPaint: number;
  readonly title: string;
  /** Each request with its bytes, the heaviest first. */
  readonly parts: readonly { readonly path: string; readonly bytes: number }[];
}

/** A visitor whose browser remembers nothing but `from`'s cookies. */
export async function firstVisit(browser: Browser, base: string, path: string, options: { from?: BrowserContext; line?: Line } = {}): Promise<Weight> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  try {
    if (options.from) await context.addCookies(await options.from.cookies());
    const page = await context.newPage();
    return await weigh(page, await context.newCDPSession(page), base + path, options.line);
  } finally {
    await context.close();
  }
}

/** Loads an address and counts what came over the line, as the browser's network layer tells it. */
async function weigh(page: Page, cdp: CDPSession, url: string, line?: Line): Promise<Weight> {
  const parts = new Map<string, { path: string; bytes: number }>();
  await cdp.send('Network.enable');
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith('http')) parts.set(requestId, { path: new URL(request.url).pathname, bytes: 0 });
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const part = parts.get(requestId);
    if (part) part.bytes = encodedDataLength;
  });
  if (line) {
    await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: line.latency, downloadThroughput: line.throughput, uploadThroughput: line.throughput });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: line.cpu });
  }
  await page.goto(url, { waitUntil: 'networkidle' });
  // A browser counts the last bytes a moment after the page is idle.
  await page.waitForTimeout(200);
  const firstPaint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);
  const all = [...parts.values()].sort((one, other) => other.bytes - one.bytes);
  return { requests: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0), firstPaint, title: await page.title(), parts: all };
}
