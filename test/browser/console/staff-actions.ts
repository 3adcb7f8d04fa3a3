/** What people do in the console, as tests do it: sign in, fill in the form of a step, send what no page offers. */
import type { BrowserContextOptions, Page } from 'playwright-core';

export type OpenPage = (options?: BrowserContextOptions) => Promise<Page>;

/** Signs in as somebody would, from the address that they were given. */
export function signingIn(openPage: OpenPage, url: () => string) {
  return async (person: string, options?: BrowserContextOptions, path = '/'): Promise<Page> => {
    const page = await openPage(options);
    await page.goto(url() + path);
    await page.click(`button[value="${person}"]`);
    await page.waitForURL(url() + path);
    return page;
  };
}

export interface Entry {
  fill?: Record<string, string>;
  choose?: Record<string, string>;
  check?: string[];
  attach?: { name: string; mimeType: string; buffer: Buffer }[];
}

/** Fills in the form of a step and sends it. */
export async function take(
  page: Page,
  step: string,
  { fill = {}, choose = {}, check = [], attach }: Entry = {},
): Promise<void> {
  const form = page.locator(`details.step:has(input[name=step][value=${step}])`);
  if ((await form.getAttribute('open')) === null) await form.locator('summary').first().click();
  for (const [name, value] of Object.entries(fill)) await form.locator(`[name="${name}"]`).fill(value);
  for (const [name, value] of Object.entries(choose))
    await form.locator(`[name="${name}"]`).selectOption(value);
  for (const value of check) await form.locator(`input[value="${value}"]`).check();
  if (attach !== undefined) await form.locator('input[type=file]').setInputFiles(attach);
  await form.locator('button:not([formaction], [name=then])').last().click();
  await page.waitForLoadState();
}

/** Sends a step as nobody's page offers it: the form of a comment, with another step put in. */
export async function smuggle(
  page: Page,
  step: string,
  fields: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const csrf = await page.locator('input[name=csrf]').first().inputValue();
  const version = await page.locator('input[name=version]').first().inputValue();
  const response = await page.request.post(`${page.url().split('?')[0] ?? ''}/steps`, {
    form: { csrf, version, step, ...fields },
  });
  return { status: response.status(), text: await response.text() };
}

/** Where the path of the case says that it stands. */
export async function stateOf(page: Page): Promise<string> {
  return (await page.locator('.path [aria-current=step]').textContent()) ?? '';
}
