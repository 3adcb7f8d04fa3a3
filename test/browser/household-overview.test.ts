/** What is owned, earned and changed on a household's page: in one screen of a desk, and without scrolling sideways on a phone. */
import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { style } from '../../functions/console/assets/style.ts';
import { renderPage } from '../../functions/console/views/shell.ts';
import type { HouseholdFile } from '../../shared/contracts/household-file.ts';
import { sources } from '../../shared/domain/catalogue/catalogue.ts';
import { aBankHolding, aHousehold, aMember } from '../builders/household-file.ts';
import { ofSecond, rowOf } from '../builders/rows-of-source.ts';
import { drawSampleRows } from '../builders/sample-rows.ts';
import { aVisit, pageOfHousehold } from '../builders/shown.ts';
import { findBarriers } from './support/accessibility.ts';
import { useBrowser } from './support/browser.ts';

const openPage = useBrowser();
/** Where somebody wants to look at the pictures. */
const pictures = process.env['HEDUI_PICTURES'];

const screens = [
  ['desk', { viewport: { width: 1280, height: 1024 } }],
  ['phone', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }],
] as const satisfies readonly (readonly [string, BrowserContextOptions])[];

const members = [aMember({ authorisedOn: '2026-01-10' }), aMember({ ordinal: 2, name: '李小梅' })];
const asOf = '2026-10-12';
const months = { from: '2025-09', to: '2026-09' };

/** Of two people who have something of every source, every second of the wife. */
const everything: HouseholdFile = aHousehold({
  members,
  holdings: sources.flatMap((source, n) =>
    drawSampleRows(source).map((cells, line) =>
      rowOf(source, cells, { ...(n % 2 === 1 && ofSecond), asOf, line: line + 2 }),
    ),
  ),
});
const fromEverybody = sources.map(({ name }) => ({ source: name, provider: 'an-office', asOf, months }));

function written(...[file, known]: [HouseholdFile, Parameters<typeof pageOfHousehold>[2]]): string {
  const visit = aVisit('/households/x');
  return String(renderPage(visit, pageOfHousehold(file, visit, known)))
    .replace(/<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`)
    .replace(/<script[^>]*><\/script>|<link rel="icon"[^>]*>/g, '');
}

describe.each(screens)('on a %s', (screen, options) => {
  test('a household of which every source says something is summed up in three blocks', async () => {
    const page = await openPage(options);
    await page.setContent(written(everything, { freshness: fromEverybody }));
    const blocks = page.locator('.overview > section');
    expect(await blocks.locator('h2').allTextContents()).toEqual(['财产', '收入', '变动']);
    const [owned = '', earned = '', changed = ''] = await blocks.allTextContents();
    expect(owned).toMatch(/银行存款[\s\S]*2026-10-12/);
    expect(earned).toMatch(/申报每月 450.00 元[\s\S]*2026-09/);
    expect(changed).toMatch(/(张三丰|李小梅)[\s\S]*2026-10-12/);
    if (pictures !== undefined)
      await page.screenshot({ path: `${pictures}/overview-${screen}.png`, fullPage: false });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(options.viewport.width);
    const box = await page.locator('.overview').boundingBox();
    if (screen === 'desk')
      expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(options.viewport.height);
    await page.locator('.overview summary').first().click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(options.viewport.width);
    expect(await findBarriers(page)).toEqual([]);
  });

  test('a county that gets banks alone sees no other block', async () => {
    const page = await openPage(options);
    const file = aHousehold({ members, holdings: [aBankHolding()] });
    await page.setContent(written(file, { freshness: fromEverybody.slice(0, 1) }));
    expect(await page.locator('.overview > section').count()).toBe(1);
    expect(await page.locator('.overview').textContent()).not.toMatch(/收入|变动|税|养老/);
  });
});
