/** `npm run harness -- screenshots --out DIR [--url ADDRESS]`: pictures of the main pages, on a desk and on a phone. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { runScript } from '../harness/run-script.ts';
import { october, shrunkRoster, startDeliveredCounty } from './console/delivered-county.ts';
import { startSmallCounty } from './console/small-county.ts';
import { desktop, launchBrowser, phone } from './support/browser.ts';

const screens = { desktop, phone } satisfies Record<string, BrowserContextOptions>;

/** Who looks at what; a `case` is the first of the worklist, and a `household` the one that it is about. */
const views = [
  { person: 'county-handler', name: 'county-morning', path: '/' },
  { person: 'county-handler', name: 'worklist', path: '/cases' },
  { person: 'county-handler', name: 'case', path: 'case' },
  { person: 'county-handler', name: 'household', path: 'household' },
  { person: 'county-handler', name: 'deliveries', path: '/deliveries' },
  { person: 'county-handler', name: 'runs', path: '/runs' },
  { person: 'county-handler', name: 'payments', path: '/payments' },
  { person: 'county-handler', name: 'statistics', path: '/statistics' },
  { person: 'county-handler', name: 'policy', path: '/policy' },
  { person: 'county-handler', name: 'help', path: '/help' },
  { person: 'county-approver', name: 'approver-morning', path: '/' },
  { person: 'auditor', name: 'audit', path: '/audit' },
  { person: 'town-handler', name: 'town-morning', path: '/' },
  { person: 'town-handler', name: 'town-case', path: 'case' },
] as const;

const fileAddress = (key: string) => `/deliveries/file?key=${encodeURIComponent(key)}`;

/** What waits for a person, of a county of its own: not taken where a console is given. */
const heldViews = [
  { person: 'county-handler', name: 'held-delivery', path: fileAddress(october) },
  { person: 'county-handler', name: 'held-roster', path: fileAddress(shrunkRoster) },
  { person: 'county-handler', name: 'unknown-words', path: '/words' },
] as const;

const usage = `npm run harness -- screenshots [--out DIR] [--url ADDRESS]

  --out DIR      where the pictures go (default: out/screenshots)
  --url ADDRESS  a console that runs already (npx hedui console prints it), instead of a small county of its own`;

async function takePictures(out: string, given: string | undefined): Promise<number> {
  mkdirSync(out, { recursive: true });
  const county = given === undefined ? await startSmallCounty() : undefined;
  const browser = await launchBrowser();
  try {
    const url = given ?? county?.url ?? '';
    for (const [screen, options] of Object.entries(screens))
      await takeAll({ browser, url, out }, views, { screen, options });
    await takeForReadme({ browser, url, out });
    if (given === undefined) await takeHeld({ browser, out });
    process.stdout.write(`pictures in ${out}\n`);
    return 0;
  } finally {
    await browser.close();
    await county?.stop();
  }
}

interface Taking {
  browser: Browser;
  url: string;
  out: string;
}

async function takeHeld({ browser, out }: Omit<Taking, 'url'>) {
  const hedui = await startDeliveredCounty();
  try {
    // The first look asks for what a release would do.
    for (const round of ['asked', 'shown']) {
      for (const [screen, options] of Object.entries(screens))
        await takeAll({ browser, url: hedui.url, out }, heldViews, { screen, options });
      if (round === 'asked') await hedui.target.embedded.idle();
    }
  } finally {
    await hedui.stop();
  }
}

interface View {
  person: string;
  name: string;
  path: string;
}

async function takeAll(
  { browser, url, out }: Taking,
  all: readonly View[],
  { screen, options }: { screen: string; options: BrowserContextOptions },
) {
  for (const [person, theirs] of Map.groupBy(all, (view) => view.person)) {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
    const page = await context.newPage();
    await page.goto(url);
    await page.click(`button[value="${person}"]`);
    await page.waitForURL(`${url}/**`);
    for (const { name, path } of theirs) {
      await page.goto(await addressOf(path, page, url));
      await page.screenshot({ path: join(out, `${name}-${screen}.png`), fullPage: true });
    }
    await context.close();
  }
}

/** The upper part of a case, small: `docs/pictures/case.jpg`. */
async function takeForReadme({ browser, url, out }: Taking) {
  const small = { viewport: { width: 1366, height: 996 }, deviceScaleFactor: 0.7 };
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...small });
  const page = await context.newPage();
  await page.goto(url);
  await page.click('button[value="county-handler"]');
  await page.waitForURL(`${url}/**`);
  await page.goto(await addressOf('case', page, url));
  await page.screenshot({ path: join(out, 'readme-case.jpg'), type: 'jpeg', quality: 80 });
  await context.close();
}

async function addressOf(path: string, page: Page, url: string): Promise<string> {
  if (path !== 'case' && path !== 'household') return url + path;
  await page.goto(`${url}/cases`);
  await page.locator('main a[href*="/cases/"]').first().click();
  await page.waitForURL('**/cases/*/*');
  const household = page.url().split('/').at(-2) ?? '';
  return path === 'case' ? page.url() : `${url}/households/${household}?purpose=case-1`;
}

const text = { type: 'string' } as const;

await runScript({ usage, options: { out: text, url: text } }, ({ values }) =>
  takePictures(resolve(values.out ?? 'out/screenshots'), values.url),
);
