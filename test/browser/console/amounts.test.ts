/** What is due in the console: a household that is paid too little gets more, and a standard rises. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { findBarriers } from '../support/accessibility.ts';
import { phone, useBrowser } from '../support/browser.ts';
import { signingIn, stateOf, take } from './staff-actions.ts';
import { inTown, raisedVersion, startPaidCounty, underpaid } from './paid-county.ts';

const openPage = useBrowser();
let hedui: StaffedTarget;

beforeAll(async () => {
  hedui = await startPaidCounty();
  // The stack is synthesized first, unless somebody has done so.
}, 300_000);
afterAll(() => hedui.stop());

const signIn = signingIn(openPage, () => hedui.url);
const toStandards = 'main a:has-text("保障标准调整")';

/** Pictures to look at, where somebody asks for them. */
async function picture(page: Page, name: string): Promise<void> {
  const directory = process.env['PICTURES'];
  if (directory === undefined) return;
  mkdirSync(directory, { recursive: true });
  await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true });
}

async function isWithinScreen(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');
}

describe('a household that is paid less than it is due', { timeout: 180_000 }, () => {
  const path = `/cases/${underpaid}/1`;

  test('is found under its own kind, and raised by a proposal and a decision alone', async () => {
    const county = await signIn('county-handler');
    expect(await county.textContent('main')).toMatch(/等待提出处理意见[\s\S]*测安平[\s\S]*应享未享/);
    await county.goto(`${hedui.url}/cases?kind=entitlement`);
    expect(await county.textContent('main tbody')).toContain(underpaid);
    await county.goto(hedui.url + path);
    expect(await county.textContent('.finding')).toContain('每月实发 150.00 元，应发 191.67 元');
    expect(await county.textContent('.turn')).toMatch(/提出处理意见[\s\S]*县级经办/);
    await county.locator('details.step').evaluateAll('all => all.forEach((each) => { each.open = true })');
    await picture(county, 'entitlement-forms');
    // The form is filled in with what is due by what the household declares.
    await take(county, 'propose', { fill: { reason: '按申报应增发' } });
    expect(await stateOf(county)).toBe('已提出意见');
    await picture(county, 'entitlement-proposed');

    const approver = await signIn('county-approver');
    expect(await approver.textContent('main')).toMatch(/等待作出决定[\s\S]*测安平[\s\S]*应享未享/);
    await approver.goto(hedui.url + path);
    await take(approver, 'decide', { fill: { collectiveDecision: '县纪〔2026〕1号' } });
    expect(await stateOf(approver)).toBe('已决定');
  });

  test('gets a decision that shows the same lines as the list for finance', async () => {
    const county = await signIn('county-handler', undefined, path);
    await take(county, 'issue-document', { choose: { document: 'decision' } });
    const sheet = (await county.textContent('.sheet')) ?? '';
    for (const text of [
      '增发',
      '每月应保障金额（1 至 8 月）',
      '191.67',
      '每年应保障金额（不低于 0）',
      '2,300.00',
    ])
      expect(sheet).toContain(text);
    expect(sheet).not.toContain('拟停发');
    expect(sheet).not.toContain('限额');
    await picture(county, 'entitlement-decision');
    await county.goto(`${hedui.url}/payments`);
    expect(await county.textContent('main')).toContain('每月应保障金额（1 至 8 月） 191.67');
    await picture(county, 'payments');
    await county.goto(`${hedui.url}/statistics`);
    expect(await county.textContent('.tiles')).toMatch(/0\.00\s*停减金额/);
  });
});

describe('a change of the standards', { timeout: 180_000 }, () => {
  test('is listed with who agreed, and says who gets what more from when, back pay included', async () => {
    const county = await signIn('county-handler', undefined, '/policy');
    await county.click(toStandards);
    const list = (await county.textContent('main')) ?? '';
    for (const text of ['城市标准调至 375 元', '已批准', '城市标准调至 380 元']) expect(list).toContain(text);
    await picture(county, 'standards');
    await county.click('text=城市标准调至 375 元');
    const page = (await county.textContent('main')) ?? '';
    for (const text of ['li-policy', 'wang-policy', inTown, '2026-08', '25.00', '150.00'])
      expect(page).toContain(text);
    expect(await county.textContent('.tiles')).toMatch(/75\.00\s*每月增加/);
    await county.click('summary:has-text("逐项") >> nth=0');
    expect(await county.textContent('main')).toContain('补发：2026-08 至 2026-09，每月 25.00 元 × 2 个月');
    await picture(county, 'standard');
    expect(await findBarriers(county)).toEqual([]);
  });

  test('is handed out whole, with the lines of every household', async () => {
    const county = await signIn('county-handler', undefined, `/standards/${raisedVersion}`);
    const address = `${hedui.url}/standards/${raisedVersion}?export=changes.csv`;
    const csv = await (await county.request.get(address)).text();
    expect(csv.trim().split('\r\n')).toHaveLength(4);
    expect(csv).toContain('测安静');
    expect(csv).toContain('补发：2026-08 至 2026-09');
  });

  test('says that it was not rehearsed, and a town does not see it', async () => {
    const county = await signIn('county-approver', undefined, '/standards');
    await county.click('text=城市标准调至 380 元');
    expect(await county.textContent('main')).toContain('尚未试算');
    const town = await signIn('town-handler', undefined, '/policy');
    expect(await town.textContent('main')).toContain('保障标准');
    expect(await town.locator(toStandards).count()).toBe(0);
    expect((await town.request.get(`${hedui.url}/standards/${raisedVersion}`)).status()).toBe(403);
  });

  test('waits among the changes of policy with what it says otherwise, which fits a phone as well', async () => {
    const county = await signIn('county-handler', phone, '/policy');
    await county.click('a[href$="/policy/changes"]');
    const page = (await county.textContent('main')) ?? '';
    for (const text of ['与现行政策的不同', '保障标准', '城市标准调至 380 元', '提出变更'])
      expect(page).toContain(text);
    expect(await findBarriers(county)).toEqual([]);
    expect(await isWithinScreen(county)).toBe(true);
  });

  test('fits a phone', async () => {
    const county = await signIn('county-handler', phone, `/standards/${raisedVersion}`);
    await picture(county, 'standard-phone');
    expect(await isWithinScreen(county)).toBe(true);
    await county.goto(`${hedui.url}/standards`);
    expect(await isWithinScreen(county)).toBe(true);
  });
});
