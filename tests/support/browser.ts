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
export async function launchBrowser(): Promise<Browser> {
  const installed = INSTALLED.find((file) => file && existsSync(file));
  if (installed) return chromium.launch({ executablePath: installed, args: ARGS });
  return launchPacked();
}

/**
 * The packed browser brings the shared libraries and fonts a bare machine lacks, but unpacks them only where it
 * believes to run in the cloud; it is told so while it unpacks, and this process keeps its own environment.
 */
async function launchPacked(): Promise<Browser> {
  const before = { ...process.env };
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  try {
    const packed = (await import('@sparticuz/chromium')).default;
    const executablePath = await packed.executablePath();
    const { LD_LIBRARY_PATH = '', FONTCONFIG_PATH = '' } = process.env;
    const args = [...packed.args.filter((arg) => !arg.startsWith('--headless')), ...ARGS];
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
}

/** A phone (360 px, touch) or a desk (1280 px); JavaScript can be off. Anything the page asks of another host fails the test. */
export async function openPage(browser: Browser, base: string, options: { device?: 'phone' | 'desk'; javaScript?: boolean } = {}): Promise<Visit> {
  const phone = options.device !== 'desk';
  const context = await browser.newContext({
    baseURL: base,
    viewport: phone ? { width: 360, height: 740 } : { width: 1280, height: 900 },
    isMobile: phone, hasTouch: phone, javaScriptEnabled: options.javaScript ?? true, locale: 'id-ID', timezoneId: 'Asia/Jakarta',
    bypassCSP: false, acceptDownloads: true,
  });
  const strangers: string[] = [];
  await context.route((url) => !url.href.startsWith(base) && url.protocol.startsWith('http'), (route) => {
    strangers.push(route.request().url());
    return route.abort();
  });
  context.on('close', () => {
    if (strangers.length > 0) throw new Error(`the page asked other hosts: ${strangers.join(', ')}`);
  });
  return { context, page: await context.newPage() };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** axe-core over the open page, in a twin with JavaScript on (axe is JavaScript): faults of serious or critical impact. */
export async function axeFaults(browser: Browser, visit: Visit): Promise<string[]> {
  const state = await visit.context.storageState();
  const twin = await browser.newContext({ storageState: state, viewport: visit.page.viewportSize() ?? { width: 360, height: 740 }, bypassCSP: true, locale: 'id-ID' });
  try {
    const page = await twin.newPage();
    await page.setContent(await visit.page.content().then((html) => html.replace('<head>', `<head><base href="${visit.page.url()}">`)), { waitUntil: 'load' });
    await page.evaluate(axeSource);
    return await page.evaluate(async () => {
      interface Axe { run(root: Document): Promise<{ violations: { id: string; impact: string | null; nodes: { target: unknown[] }[] }[] }> }
      const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(document);
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`);
    });
  } finally {
    await twin.close();
  }
}

/** A folder for screenshots when BEKAL_SHOTS names one: people look at pages, tests do not. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.BEKAL_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.png`), await page.screenshot({ fullPage: true }));
}

export const temporaryFolder = (): { path: string; remove(): void } => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bekal-journey-'));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
