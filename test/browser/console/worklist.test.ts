/** A clerk's first morning: 2,119 reviews, sorted, gone through one by one, and done in bulk where nobody loses by it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { findBarriers } from '../support/accessibility.ts';
import { phone, useBrowser } from '../support/browser.ts';
import { dearest, decided, idOf, reviews, startBusyCounty } from './busy-county.ts';
import { signingIn, take } from './staff-actions.ts';

const openPage = useBrowser();
let hedui: StaffedTarget;

beforeAll(async () => {
  hedui = await startBusyCounty();
}, 600_000);
afterAll(() => hedui.stop());

const signIn = signingIn(openPage, () => hedui.url);
const wide: BrowserContextOptions = { ...phone, viewport: { width: 390, height: 844 } };
const largestPageBytes = 300_000;

/** Pictures to look at, where somebody asks for them. */
async function picture(page: Page, name: string): Promise<void> {
  const directory = process.env['PICTURES'];
  if (directory === undefined) return;
  mkdirSync(directory, { recursive: true });
  await page.screenshot({ path: join(directory, `${name}.png`) });
}

const headsOf = (page: Page): Promise<string[]> => page.locator('tbody tr a').allTextContents();

/** Clicks on anything and pages loaded, from here on. */
function countWork(page: Page): { clicks: number; loads: number; click(where: string): Promise<void> } {
  const work = {
    clicks: 0,
    loads: 0,
    click: async (where: string): Promise<void> => {
      work.clicks += 1;
      await page.click(where);
    },
  };
  page.on('load', () => (work.loads += 1));
  return work;
}

describe('triage', { timeout: 600_000 }, () => {
  test('takes two clicks and one page load a case, whatever becomes of it', async () => {
    const page = await signIn('county-handler', undefined, '/cases?kind=review&state=raised');
    await page.locator('tbody a').first().click();
    await page.waitForLoadState();
    expect(await page.textContent('.head')).toContain(`第 1 件，共 ${reviews.toLocaleString('en')} 件`);
    await picture(page, 'triage');
    expect(await findBarriers(page)).toEqual([]);
    const work = countWork(page);
    const choices = [
      'visit',
      'clear:disabled-members-vehicle',
      'visit',
      'visit-apart',
      'clear:not-this-person',
    ];
    const rounds = Number(process.env['TRIAGE'] ?? 20);
    const seen = new Set<string>();
    for (let n = 0; n < rounds; n += 1) {
      seen.add(new URL(page.url()).pathname);
      await work.click(`#triage input[value="${choices[n % choices.length] ?? ''}"]`);
      await Promise.all([page.waitForEvent('load'), work.click('#triage button')]);
      expect(await page.textContent('main .note.good')).toContain('上一件已办理');
    }
    expect(work).toMatchObject({ clicks: 2 * rounds, loads: rounds });
    expect(seen.size).toBe(rounds);
    const left = (reviews - rounds).toLocaleString('en');
    expect(await page.textContent('.head')).toContain(`共 ${left} 件`);
    const first = await hedui.target.households.readFile(idOf(1_000), []);
    expect(first?.cases[0]).toMatchObject({ state: 'dispatched', town: '东街镇', registeredApart: false });
  });

  test('asks to choose, and leaves a case that somebody else has changed', async () => {
    const page = await signIn('county-handler', wide, '/cases?kind=review&state=raised');
    await page.locator('tbody a').first().click();
    await page.click('.jump');
    await picture(page, 'triage-phone');
    await page.click('#triage button');
    await page.waitForLoadState();
    expect(await page.textContent('#triage .error')).toContain('请选择');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await findBarriers(page)).toEqual([]);
    const other = await signIn(
      'county-handler',
      undefined,
      page
        .url()
        .slice(hedui.url.length)
        .replace(/\/triage.*/, ''),
    );
    await take(other, 'screen');
    await page.click('#triage input[value=visit]');
    await page.click('#triage button');
    await page.waitForLoadState();
    expect(await page.textContent('main .note.look')).toContain('没有办理');
  });

  test('offers a town nothing of it', async () => {
    const page = await signIn('town-handler', undefined, `/cases/${idOf(0)}/1`);
    expect(await page.locator('#triage').count()).toBe(0);
  });
});

describe('a list of many pages', { timeout: 300_000 }, () => {
  test('says where one is, goes on and back, and keeps page and order for who comes back from a case', async () => {
    const page = await signIn('county-handler', undefined, '/cases?kind=review');
    const total = (await page.textContent('h1 + .aside'))?.match(/共 ([\d,]+) 件/)?.[1];
    await page.click('.pager a:has-text("下一页")');
    await page.waitForLoadState();
    expect(await page.textContent('h1 + .aside')).toBe(`第 51–100 件，共 ${total ?? ''} 件`);
    const second = await headsOf(page);
    await page.locator('tbody a').nth(7).click();
    await page.waitForLoadState();
    await page.click('.crumbs a:has-text("待办")');
    await page.waitForLoadState();
    expect(await headsOf(page)).toEqual(second);
    await page.click('.pager a:has-text("上一页")');
    await page.waitForLoadState();
    expect(await page.textContent('h1 + .aside')).toContain('第 1–50 件');
  });

  test('is sorted by a heading over all of it, both ways, and so is the file of it', async () => {
    const page = await signIn('county-handler', undefined, '/cases?kind=review');
    await page.click('thead a:has-text("元/月")');
    await page.waitForLoadState();
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    await page.click('thead a:has-text("元/月")');
    await page.waitForLoadState();
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
    expect((await headsOf(page))[0]).toBe(dearest);
    await picture(page, 'worklist');
    expect(await findBarriers(page)).toEqual([]);
    const file = await page.request.get(
      new URL((await page.locator('.exports a').first().getAttribute('href')) ?? '', hedui.url).href,
    );
    expect((await file.text()).split('\r\n')[1]).toContain(dearest);
    await page.locator('tbody a').first().click();
    await page.waitForLoadState();
    expect(await page.textContent('.head')).toContain('第 1 件');
  });

  test('says once what all of it shares, names rules of the county alone, and stays small', async () => {
    const page = await signIn('county-handler', undefined, '/cases?kind=review&state=raised');
    expect(await page.textContent('caption')).toMatch(/均为：复核、机动车.*待初筛/);
    const heads = await page.locator('thead th').allTextContents();
    expect(heads.join()).not.toMatch(/类别|状态/);
    expect((await page.content()).length).toBeLessThan(largestPageBytes);
    const rules = await page.locator('#f-rule option').allTextContents();
    expect(rules.join()).not.toContain('死亡');
    for (const row of await page.locator('tbody tr').all())
      expect((await row.boundingBox())?.height).toBeLessThan(48);
  });

  test('fits a phone, with its bar of actions in sight', async () => {
    const page = await signIn('county-handler', wide, '/cases?kind=review&state=raised');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await findBarriers(page)).toEqual([]);
    await page.locator('tbody tr').first().scrollIntoViewIfNeeded();
    const bar = await page.locator('.bulk').boundingBox();
    expect(bar && bar.y + bar.height).toBeLessThanOrEqual(844);
    await picture(page, 'worklist-phone');
  });
});

describe('many cases at once', { timeout: 600_000 }, () => {
  /** Chooses in the list and says what to do. */
  async function choose(page: Page, action: string, boxes: number | 'page' | 'whole'): Promise<void> {
    if (boxes === 'page') await page.check('[data-choose-all]');
    else if (boxes === 'whole') await page.check('[name=all]');
    else for (let n = 0; n < boxes; n += 1) await page.locator('[name=case]').nth(n).check();
    await page.selectOption('#bulk-action', action);
    await page.click('.bulk button');
    await page.waitForLoadState();
  }

  test('are assigned from a page, with their number said before and after', async () => {
    const page = await signIn('county-handler', undefined, '/cases?state=raised&page=3');
    await page.check('[data-choose-all]');
    expect(await page.textContent('[data-chosen]')).toBe('50');
    await picture(page, 'bulk-bar');
    await choose(page, 'assign', 'page');
    expect(await page.textContent('h1')).toBe('指派：50 件');
    await page.selectOption('[name=assignee]', 'county-handler');
    await page.click('main button:has-text("指派 50 件")');
    await page.waitForLoadState();
    expect(await page.textContent('main .note.good')).toContain('已办理 50 件');
    await page.goto(`${hedui.url}/cases?assignee=me`);
    expect(await page.textContent('h1 + .aside')).toContain('共 50 件');
  });

  test('are cleared with one reason, and closed only once a second person has confirmed the batch', async () => {
    const page = await signIn('county-handler', undefined, '/cases?assignee=me');
    await choose(page, 'clear', 3);
    await page.click('main button:has-text("3 件")');
    await page.waitForLoadState();
    expect(await page.locator('.error').count()).toBe(2);
    await page.check('input[value=sold-not-transferred]');
    await page.check('[name=apart][value=no]');
    await picture(page, 'bulk-clear');
    expect(await findBarriers(page)).toEqual([]);
    await page.click('main button:has-text("3 件")');
    await page.waitForLoadState();
    await page.goto(`${hedui.url}/cases?second=yes`);
    expect(await page.locator('#bulk-action option[value=confirm]').count()).toBe(0);
    const approver = await signIn('county-approver', wide, '/cases?second=yes');
    await choose(approver, 'confirm', 'whole');
    expect(await approver.textContent('main')).toMatch(
      /排除“机动车”? ?3 件：已出售未过户，至 2027-04-11，尚知行提出/,
    );
    expect(await approver.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await picture(approver, 'bulk-confirm-phone');
    await approver.click('main button:has-text("3 件")');
    await approver.waitForLoadState();
    expect(await approver.textContent('main .note.good')).toContain('3 件');
    await approver.goto(`${hedui.url}/cases?state=explained`);
    expect(await approver.textContent('main tbody')).toBeTruthy();
  });

  test('of the whole list go to their towns as far as there is time, and on from there', async () => {
    const page = await signIn('county-handler', undefined, '/cases?state=raised');
    const left = Number(
      (await page.textContent('h1 + .aside'))?.match(/共 ([\d,]+) 件/)?.[1]?.replace(',', ''),
    );
    await choose(page, 'dispatch', 'whole');
    expect(await page.textContent('h1')).toBe(`初筛并转办：${left.toLocaleString('en')} 件`);
    await page.check('[name=apart][value=no]');
    await page.click('main button:has-text("件")');
    await page.waitForLoadState('load', { timeout: 60_000 });
    await picture(page, 'bulk-whole');
    for (let rounds = 0; (await page.locator('button:has-text("继续办理")').count()) > 0; rounds += 1) {
      expect(rounds).toBeLessThan(20);
      await page.click('button:has-text("继续办理")');
      await page.waitForLoadState('load', { timeout: 60_000 });
    }
    expect(await page.textContent('main .note.good')).toContain('已办理');
    await page.goto(`${hedui.url}/cases?state=raised`);
    expect(await page.textContent('main')).toContain('没有符合条件的个案');
  });

  test('get their papers for a visit, which are printed by village', async () => {
    const page = await signIn('town-handler', undefined, '/cases?sort=place');
    await choose(page, 'print', 3);
    await page.check('input[value=comparison-report]');
    await page.click('main button:has-text("3 件")');
    await page.waitForURL('**/cases/papers?**');
    expect(await page.textContent('main tbody')).toContain('1号村');
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'papers');
    await page.locator('main tbody a').first().click();
    await page.waitForLoadState();
    expect(await page.locator('.sheet h1').allTextContents()).toHaveLength(6);
    expect((await page.content()).length).toBeLessThan(largestPageBytes);
    expect(await findBarriers(page)).toEqual([]);
  });

  test('leave the town a day of less than four screens of a phone, village by village', async () => {
    const page = await signIn('town-handler', wide);
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    expect(height).toBeLessThan(4 * 844);
    expect((await page.content()).length).toBeLessThan(largestPageBytes);
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'town-day-phone');
    await page.locator('#visits summary').first().click();
    await page.click('#visits details[open] .more a');
    await page.waitForLoadState();
    expect(await page.textContent('caption')).toContain('东街镇');
    const places = new Set(await page.locator('tbody td[data-label="地点"]').allTextContents());
    expect(places.size).toBe(1);
  });

  test('are carried out by one payment list, and archived', async () => {
    const page = await signIn('county-handler', undefined, '/cases?turn=execute');
    await choose(page, 'execute', 'whole');
    await page.fill('[name=paymentList]', '110101-2026-11');
    await page.click(`main button:has-text("${decided} 件")`);
    await page.waitForLoadState();
    await page.goto(`${hedui.url}/cases?turn=archive`);
    await choose(page, 'archive', 'whole');
    await page.click(`main button:has-text("${decided} 件")`);
    await page.waitForLoadState();
    await page.goto(`${hedui.url}/cases?state=archived`);
    expect(await page.textContent('h1 + .aside')).toContain(`共 ${decided} 件`);
  });

  test('an auditor chooses none, and nobody is offered what the gate asks for a household', async () => {
    const auditor = await signIn('auditor', undefined, '/cases');
    expect(await auditor.locator('.bulk, [name=case]').count()).toBe(0);
    const county = await signIn('county-handler', undefined, '/cases?turn=begin-investigation');
    expect(await county.locator('#bulk-action option').allTextContents()).not.toContain('作出决定');
  });
});
