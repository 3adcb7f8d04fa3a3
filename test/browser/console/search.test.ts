/** A household is found from the top of every page, by what a person at the counter says or shows; on a desk and on a phone. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import type { Profile } from '../../../shared/contracts/household-file.ts';
import { idOf as identityOf } from '../../builders/county-files.ts';
import { findBarriers } from '../support/accessibility.ts';
import { desktop, phone, useBrowser } from '../support/browser.ts';
import { county, startDeliveredCounty } from './delivered-county.ts';
import { signingIn } from './staff-actions.ts';

const openPage = useBrowser();
let hedui: StaffedTarget;

beforeAll(async () => {
  hedui = await startDeliveredCounty();
}, 300_000);
afterAll(() => hedui.stop());

const signIn = signingIn(openPage, () => hedui.url);

const screens: readonly (readonly [string, BrowserContextOptions])[] = [
  ['a desk', desktop],
  ['a phone', { ...phone, viewport: { width: 390, height: 844 } }],
];

async function lookFor(page: Page, entered: string): Promise<void> {
  await page.fill('header [name=entered]', entered);
  await page.click('header .look-up button');
  await page.waitForLoadState();
}

/** Numbers of the households that are listed. */
const found = (page: Page): Promise<string[]> => page.locator('main tbody td:first-child').allInnerTexts();

describe.each(screens)('looking somebody up on %s', { timeout: 120_000 }, (_, screen) => {
  test.each([
    ['name', ({ headName }: Profile) => headName],
    ['identity number', () => identityOf(5)],
    ['village', ({ village }: Profile) => village],
  ])('by %s lists whom it may be, and leaves it in no address', async (_what, enteredBy) => {
    const page = await signIn('county-handler', screen, '/policy');
    const entered = enteredBy(await profileOf('H5'));
    await lookFor(page, entered);
    expect((await found(page)).join()).toMatch(/H\d/);
    expect(await page.innerText('main')).toMatch(
      entered === identityOf(5) ? /找到 1 户[\s\S]*H5/ : /找到 \d+ 户/,
    );
    expect(decodeURIComponent(page.url())).not.toContain(entered);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(screen.viewport?.width);
    expect(await findBarriers(page)).toEqual([]);
  });

  test.each(['H1', `${county}-H1`])('by the number %s asks what for, and opens it', async (number) => {
    const page = await signIn('county-handler', screen);
    await lookFor(page, number);
    expect(await page.textContent('.crumbs')).toContain(`${county}-H1`);
    await page.locator('main [name=purpose]').selectOption({ index: 1 });
    await page.click('main button');
    await page.waitForURL(`**/households/${county}-H1?purpose=*`);
  });

  test.each([`${county}-H1/1`, 'H1/1'])('by the number of a case, %s, opens the case', async (number) => {
    const page = await signIn('county-handler', screen);
    await lookFor(page, number);
    expect(page.url()).toBe(`${hedui.url}/cases/${county}-H1/1`);
  });

  test('a mistyped identity number says so, and finds nobody', async () => {
    const page = await signIn('town-handler', screen);
    await lookFor(
      page,
      identityOf(5).replace(/.$/, (last) => (last === '1' ? '2' : '1')),
    );
    expect(await page.textContent('.error')).toContain('身份证号有误');
  });
});

async function profileOf(number: string) {
  const id = `${county}-${number}`;
  const profile = (await hedui.target.households.readProfiles([id])).get(id);
  if (profile === undefined) throw new Error(`there is no household ${number}`);
  return profile;
}
