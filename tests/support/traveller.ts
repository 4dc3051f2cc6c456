import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest';
import { axeFaults, launchBrowser, openPage, shoot, type Visit } from './browser';

/** Patience with a busy machine, in milliseconds. Everything waited for is a condition. */
const PATIENCE = 45_000;

export interface TravelOptions {
  readonly device?: 'phone' | 'desk';
  readonly javaScript?: boolean;
  /** A demo account of the sign-in page, by its role there. */
  readonly as?: string;
}

/** Sends travellers out: each story has one browser, each person in it a context of their own. */
export function journey(story: string): { arrive(options?: TravelOptions): Promise<Traveller> } {
  let browser: Browser | undefined;
  const seen = new Set<string>();
  beforeAll(async () => { browser = await launchBrowser(); });
  afterAll(async () => { await browser?.close(); });
  return {
    async arrive(options = {}) {
      if (!browser) throw new Error('the browser has not been launched');
      const visit = await openPage(browser, inject('journeyBase'), options);
      const traveller = new Traveller(visit, story, seen);
      onTestFinished(() => traveller.leave());
      if (options.as) await traveller.enterAs(options.as);
      return traveller;
    },
  };
}

/** One person with one device. Every page passed is looked at: axe, width, heading, title, and whether anything failed. */
export class Traveller {
  readonly page: Page;
  private readonly failures: string[] = [];

  constructor(private readonly visit: Visit, private readonly story: string, private readonly seen: Set<string>) {
    this.page = visit.page;
    this.page.setDefaultTimeout(PATIENCE);
    this.page.on('pageerror', (error) => this.failures.push(`page error: ${error.message}`));
    this.page.on('response', (response) => {
      if (response.status() >= 500) this.failures.push(`${response.status()} ${response.request().method()} ${response.url()}`);
    });
    this.page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy/i.test(message.text())) this.failures.push(message.text());
    });
  }

  /** Opens an address as somebody who types it. */
  async open(address: string, status = 200): Promise<void> {
    const response = await this.page.goto(address, { waitUntil: 'load', timeout: PATIENCE });
    expect(response?.status(), `status of ${address}`).toBe(status);
    await this.look();
  }

  /** Takes a demo account. The sign-in page is judged in the stories that sign in by hand. */
  async enterAs(role: string): Promise<void> {
    await this.page.goto('/masuk', { waitUntil: 'load', timeout: PATIENCE });
    await this.go(this.page.locator(`form#demo-${role} button`));
  }

  /** Presses a button by its name and waits for the page that follows. */
  press(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    return this.go(within.getByRole('button', { name, exact: true }));
  }

  /** Follows a link by its name. */
  follow(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    return this.go(within.getByRole('link', { name, exact: true }));
  }

  /** Clicks what leads to another page, and looks at that page. */
  async go(what: Locator): Promise<void> {
    await this.moving(() => what.click());
  }

  /** Does what leads to another page, and looks at that page. */
  async moving(act: () => Promise<void>): Promise<void> {
    await Promise.all([this.page.waitForEvent('load', { timeout: PATIENCE }), act()]);
    await this.look();
  }

  /** Puts text into the field with this label. */
  async write(label: string | RegExp, text: string): Promise<void> {
    await this.page.getByLabel(label).fill(text);
  }

  async choose(label: string | RegExp, option: string | { label: string }): Promise<void> {
    await this.page.getByLabel(label).selectOption(option);
  }

  /** What is to be read on the page, white space evened out; hidden parts are not. */
  async words(): Promise<string> {
    return (await this.page.locator('body').innerText()).replace(/\s+/g, ' ');
  }

  async reads(...words: (string | RegExp)[]): Promise<void> {
    const text = await this.words();
    for (const one of words) {
      if (typeof one === 'string') expect(text, this.address).toContain(one);
      else expect(text, this.address).toMatch(one);
    }
  }

  async lacks(...words: (string | RegExp)[]): Promise<void> {
    const text = await this.words();
    for (const one of words) {
      if (typeof one === 'string') expect(text, this.address).not.toContain(one);
      else expect(text, this.address).not.toMatch(one);
    }
  }

  /** The one heading of the page. */
  async stands(title: string | RegExp): Promise<void> {
    await expect.poll(() => this.page.getByRole('heading', { level: 1 }).innerText(), { timeout: 5_000 }).toMatch(title);
  }

  get address(): string {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  /** A file behind an address, with the cookies of this person. */
  async fetchFile(address: string): Promise<{ status: number; type: string; bytes: Buffer }> {
    const answer = await this.visit.context.request.get(address);
    return { status: answer.status(), type: answer.headers()['content-type'] ?? '', bytes: await answer.body() };
  }

  /** What a person would stumble over on this page. Pages already seen in this story are not judged twice. */
  async look(): Promise<void> {
    const { page } = this;
    const where = `${this.story}: ${this.address}`;
    expect(this.failures, where).toEqual([]);
    const html = await page.content();
    if (this.seen.has(html)) return;
    this.seen.add(html);
    expect(await page.title(), `title of ${where}`).not.toBe('');
    expect(await page.getByRole('heading', { level: 1 }).count(), `headings of the first level at ${where}`).toBe(1);
    const { wide, shown } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, shown: document.documentElement.clientWidth }));
    expect(wide, `${where} scrolls sideways`).toBeLessThanOrEqual(shown);
    await shoot(page, path.join(this.story, `${String(this.seen.size).padStart(2, '0')}${this.address.replace(/[^a-z0-9]+/gi, '-').slice(0, 60)}`));
    expect(await axeFaults(this.visit), where).toEqual([]);
  }

  /** Ends the visit; what went wrong unseen is said now. */
  async leave(): Promise<void> {
    await this.visit.close();
    expect(this.failures, this.story).toEqual([]);
    expect(this.visit.strangers(), `${this.story} asked other hosts`).toEqual([]);
  }
}
