import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-extensions', '--disable-dev-shm-usage',
];
const INSTALLED = [
  process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A Chromium that is installed, or the one inside an npm package: a machine with Node and nothing else has a browser too. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const installed = INSTALLED.find((file) => file && existsSync(file));
  if (installed) return chromium.launch({ executablePath: installed, args: [...ARGS, ...more] });
  return launchPacked(more);
}

/**
 * The packed browser brings the shared libraries and fonts a bare machine lacks, but unpacks them only where it
 * believes to run in the cloud; it is told so while it unpacks, and this process keeps its own environment.
 */
async function launchPacked(more: readonly string[]): Promise<Browser> {
  const before = { ...process.env };
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  try {
    const packed = (await import('@sparticuz/chromium')).default;
    const executablePath = await packed.executablePath();
    const { LD_LIBRARY_PATH = '', FONTCONFIG_PATH = '' } = process.env;
    const args = [...packed.args.filter((arg) => !arg.startsWith('--headless')), ...ARGS, ...more];
    return await chromium.launch({ executablePath, args, env: { ...before, LD_LIBRARY_PATH, FONTCONFIG_PATH } as Record<string, string> });
  } finally {
    for (const name of ['AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the pages asked of other hosts; none of it was let through. */
  strangers(): readonly string[];
  /** The same device with JavaScript and without motion, for judges that are scripts. */
  twin(): Promise<Page>;
  close(): Promise<void>;
}

/** A phone (360 px, touch) or a desk (1280 px); JavaScript can be off. Other hosts are out of reach, and asking them is noted. */
export async function openPage(browser: Browser, base: string, options: { device?: 'phone' | 'desk'; javaScript?: boolean } = {}): Promise<Visit> {
  const phone = options.device !== 'desk';
  const device = {
    baseURL: base, viewport: phone ? { width: 360, height: 740 } : { width: 1280, height: 900 },
    isMobile: phone, hasTouch: phone, locale: 'id-ID', timezoneId: 'Asia/Jakarta',
  };
  const context = await browser.newContext({ ...device, javaScriptEnabled: options.javaScript ?? true, acceptDownloads: true });
  const asked: string[] = [];
  await context.route((url) => url.origin !== base && url.protocol.startsWith('http'), (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  let twin: Promise<Page> | undefined;
  return {
    context,
    page: await context.newPage(),
    strangers: () => asked,
    close: async () => {
      await context.close();
      await (await twin)?.context().close();
    },
    twin: () => (twin ??= browser.newContext({ ...device, reducedMotion: 'reduce' }).then((mirror) => mirror.newPage())),
  };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe { run(root: Document, options: { resultTypes: string[] }): Promise<{ violations: { id: string; impact: string | null; nodes: { target: unknown[] }[] }[] }> }

/**
 * axe-core over the page as it stands, answers to sent forms included. axe is a script, so it runs in a twin: the same
 * markup at the same address with the same cookies, where scripts may run and the page's own policy does not stop it.
 * @returns faults of serious or critical impact, in words
 */
export async function axeFaults(visit: Visit): Promise<string[]> {
  const page = await visit.twin();
  const address = visit.page.url();
  const html = await visit.page.content();
  await page.context().addCookies(await visit.context.cookies());
  await page.route('**/*', (route) => (route.request().isNavigationRequest() ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }) : route.fallback()));
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'load' });
  await page.unrouteAll();
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    if (![...document.styleSheets].some((sheet) => sheet.cssRules.length > 0)) return ['the twin has no style sheet: colours and sizes were not judged'];
    const { violations } = await (globalThis as typeof globalThis & { axe: Axe }).axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`);
  });
}

/** A folder for screenshots when BEKAL_SHOTS names one: people look at pages, tests do not. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.BEKAL_SHOTS;
  if (!folder) return;
  const file = path.join(folder, `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, await page.screenshot({ fullPage: true, animations: 'disabled' }));
}

export const temporaryFolder = (): { path: string; remove(): void } => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bekal-journey-'));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
