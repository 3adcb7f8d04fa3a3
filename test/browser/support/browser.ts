/** One browser for the tests of a file, started once; every page of its own knows nothing of the others. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { findChromium } from './find-chromium.ts';

/** A cheap Android phone, as it is in a village. */
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** An office PC. */
export const desktop: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };

/** Starts a browser that reaches nothing but this machine. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...findChromium(),
    args: [
      '--font-render-hinting=none',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
}

/** To be called at the top of a test file. Gives a function that opens a page, closed after its test. */
export function useBrowser(): (options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
  });
  return async (options = desktop) => {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
    return context.newPage();
  };
}
