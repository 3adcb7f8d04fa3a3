/** The console over what was delivered and compared: what is held, what is listed and how, and what nights found. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { findBarriers } from '../support/accessibility.ts';
import { phone, useBrowser } from '../support/browser.ts';
import {
  county,
  idOf,
  october,
  ofUnknownWords,
  ranked,
  september,
  shrunkRoster,
  startDeliveredCounty,
} from './delivered-county.ts';
import { signingIn, stateOf, take } from './staff-actions.ts';

const openPage = useBrowser();
let hedui: StaffedTarget;

beforeAll(async () => {
  hedui = await startDeliveredCounty();
  // The stack is synthesized first, unless somebody has done so.
}, 300_000);
afterAll(() => hedui.stop());

const signIn = signingIn(openPage, () => hedui.url);
const deliveryAddress = (key: string): string => `/deliveries/file?key=${encodeURIComponent(key)}`;

/** Households of the worklist, as they are. */
async function listed(page: Page, query = ''): Promise<string[]> {
  await page.goto(`${hedui.url}/cases${query}`);
  return page.locator('main tbody .aside:has-text("329901-H")').allTextContents();
}

const screens: readonly (readonly [string, BrowserContextOptions])[] = [
  ['a desk', { viewport: { width: 1280, height: 800 } }],
  ['a phone', { ...phone, viewport: { width: 390, height: 844 } }],
];

describe.each(screens)('what waits for a person, on %s', { timeout: 120_000 }, (_, screen) => {
  /** Nothing is wider than the page, and nothing stops a screen reader or a keyboard. */
  async function expectWhole(page: Page): Promise<void> {
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(screen.viewport?.width);
    expect(await findBarriers(page)).toEqual([]);
  }

  test.each([
    [october, '上次命中的 60 人中有 40 人不再出现', '这些人是否确实已无账户', '撤回 5 件'],
    [shrunkRoster, '10 户将不再在保（花名册中没有）：东乡 10 户', '是否缺少乡镇或类别', '10 户不再在保'],
    [ofUnknownWords, '有 60 行出现未知用词“在用”', '不必在此直接放行', '放行（(其他变化|不影响任何个案)'],
  ])(
    '%s says what was seen and would happen, and is decided beside it',
    async (key, seen, advice, release) => {
      const page = await signIn('county-handler', screen, deliveryAddress(key));
      await page.waitForSelector('#effect-release', { timeout: 60_000 });
      expect(await page.textContent('main')).toContain(seen);
      expect(await page.textContent('#decide [data-advice]')).toContain(advice);
      const buttons = await page.locator('#decide button').allTextContents();
      expect(buttons.map((button) => button.trim())).toEqual([
        expect.stringContaining('退回') as string,
        expect.stringMatching(release) as string,
      ]);
      const [profile, decide] = [await boxOf(page, '#profile'), await boxOf(page, '#decide')];
      if (screen.isMobile === true) expect(decide.y).toBeGreaterThan(profile.y);
      else expect([decide.y, decide.x > profile.x]).toEqual([profile.y, true]);
      expect(decide.y).toBeLessThan((await boxOf(page, '#sample')).y);
      await page.click('a:has-text("去决定")');
      expect((await boxOf(page, '#decide')).y).toBeLessThan(screen.viewport?.height ?? 0);
      await expectWhole(page);
    },
  );

  test('the word that a file is held for is shown where it can be said what it means, and leads back to the file', async () => {
    const page = await signIn('county-handler', screen, deliveryAddress(ofUnknownWords));
    await page.click('a:has-text("说明该词的含义")');
    await page.waitForURL('**/words');
    expect(await page.textContent('main')).toMatch(/chengshang[\s\S]*账户状态[\s\S]*在用[\s\S]*60/);
    const meanings = await page.locator('select[name=means] option').allTextContents();
    expect(meanings.map((each) => each.trim())).toEqual(['请选择', '计入', '不计']);
    expect(await page.textContent('#word-0 button')).toContain('批准后放行 1 份暂扣文件');
    await expectWhole(page);
    await page.click(`#word-0 a:has-text("${ofUnknownWords}")`);
    await page.waitForURL('**/deliveries/file*');
  });
});

describe('the worklist', { timeout: 120_000 }, () => {
  test('ranks by certainty and amount where deadlines are the same', async () => {
    const page = await signIn('county-handler');
    expect(await listed(page)).toEqual(ranked);
  });

  test('is narrowed by its form and by its address: town, money, certainty, rule, kind', async () => {
    const page = await signIn('county-handler', undefined, '/cases');
    await page.click('summary:has-text("筛选")');
    await page.selectOption('[name=town]', '西乡');
    await page.fill('[name=least]', '850');
    await page.click('.filters button:has-text("筛选")');
    await page.waitForURL(/town=/);
    expect(await page.locator('main tbody tr').count()).toBe(1);
    expect(await page.textContent('main tbody')).toContain(ranked[0]);
    expect(await listed(page, '?town=西乡&least=900.01')).toEqual([]);
    expect(await listed(page, '?certainty=probable')).toEqual([`${county}-H4`, `${county}-H8`]);
    expect(await listed(page, '?rule=identity-question')).toEqual([`${county}-H3`]);
    expect(await listed(page, '?kind=suspension')).toEqual(ranked.slice(0, 2));
  });

  test('puts first what is due first, and finds what is due by a day or is for one person', async () => {
    const handler = await signIn('county-handler', undefined, `/cases/${county}-H1/1`);
    await take(handler, 'screen');
    await take(handler, 'dispatch');
    const leader = await signIn('town-leader', undefined, `/cases/${county}-H1/1`);
    await take(leader, 'begin-investigation', { check: ['town-handler'] });
    await take(leader, 'assign', { choose: { assignee: 'town-handler' } });
    expect(await listed(handler)).toEqual(
      ['H2', 'H1', 'H4', 'H8', 'H3'].map((household) => `${county}-${household}`),
    );
    expect(await listed(handler, '?due=2026-11-10')).not.toContain(`${county}-H1`);
    expect(await listed(handler, '?assignee=town-handler')).toEqual([`${county}-H1`]);
    const town = await signIn('town-handler');
    expect(await listed(town, '?assignee=me')).toEqual([`${county}-H1`]);
  });
});

describe("the town's morning", { timeout: 120_000 }, () => {
  test('shows what the county sent back, and why', async () => {
    const path = `/cases/${county}-H1/1`;
    const leader = await signIn('town-leader', { javaScriptEnabled: false }, path);
    expect(await stateOf(leader)).toBe('调查中');
    await take(leader, 'record-survey', {
      fill: { found: '入户核实' },
      choose: { 'signature.kind': 'signed-1' },
    });
    await take(leader, 'propose', {
      choose: { decision: 'terminate' },
      fill: { monthlyAmountFen: '0', reason: '超限', effectiveMonth: '2026-12' },
    });
    expect(await leader.textContent('.turn')).toMatch(/县级核查[\s\S]*县级经办/);
    const handler = await signIn('county-handler');
    expect(await handler.textContent('main')).toContain('等待县级核查');
    await handler.goto(hedui.url + path);
    await take(handler, 'return-for-more', { fill: { reason: '请补充存款来源的证明' } });
    const town = await signIn('town-handler', phone);
    expect(await town.textContent('#returned')).toContain('请补充存款来源的证明');
    const link = await town.locator('#returned .exports a').first().getAttribute('href');
    const csv = await (await town.request.get(new URL(link ?? '', hedui.url).href)).text();
    expect(csv).toContain('请补充存款来源的证明');
    expect(await town.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });
});

describe('nights', () => {
  test('are charted by night, by rule and by town, and read as tables and files too', async () => {
    const page = await signIn('auditor', phone, '/runs');
    expect(await page.locator('figure.chart').count()).toBe(3);
    expect(await page.textContent('#nights-summary')).toContain('2 件拟停发、3 件复核');
    expect(await page.textContent('#rules-summary')).toContain('金融资产 3');
    expect(await page.textContent('#towns-summary')).toContain('东乡最多');
    const files = await page.locator('.exports a').allTextContents();
    expect(files).toHaveLength(6);
    await page.locator('tbody a[href*="/runs/"]').first().click();
    await page.waitForURL('**/runs/*');
    expect(await page.locator('figure.chart').count()).toBe(2);
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });
});

async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not on the page`);
  return box;
}

describe('a delivery', { timeout: 120_000 }, () => {
  test('tells what of it could not be accepted, and hands out every such row without a word of anybody', async () => {
    const page = await signIn('county-handler', undefined, deliveryAddress(september));
    expect(await page.textContent('main')).toMatch(/总行数\s*62[\s\S]*隔离\s*2/);
    const link = page.locator('.exports a[href*="quarantine.csv"]');
    const csv = await (
      await page.request.get(new URL((await link.getAttribute('href')) ?? '', hedui.url).href)
    ).text();
    const [, ...rows] = csv.trim().split('\r\n');
    expect(rows.map((row) => row.split(',').slice(0, 3))).toEqual([
      [september, '62', 'identity-masked'],
      [september, '63', 'balance-invalid'],
    ]);
    expect(csv).not.toContain(idOf(8).slice(6));
  });

  test('that is held appears first in the morning, shows what a release would do, and is released by two people who may', async () => {
    const auditor = await signIn('auditor', undefined, deliveryAddress(october));
    expect(await auditor.textContent('main')).toContain('暂扣');
    expect(await auditor.locator('form[action$="/deliveries/decide"]').count()).toBe(0);
    expect(await auditor.textContent('[data-who-decides]')).toContain('由县级经办或县级审批人员决定');
    const page = await signIn('county-handler');
    await page.click('li:has-text("待您确认") a:has-text("nongshang")');
    await page.waitForURL('**/deliveries/file*');
    expect(await page.textContent('main')).toMatch(/现行数据\s*2026-09-30，62 行，命中 \d+ 行/);
    // The page looks again by itself until the effect has been worked out.
    await page.waitForSelector('#effect-release', { timeout: 60_000 });
    const shown = (await page.textContent('#effect-release')) ?? '';
    expect(shown).toMatch(/5\s*撤回 · 本县/);
    expect(shown).toMatch(/撤回[\s\S]*金融资产[\s\S]*东乡/);
    expect(await page.textContent('#profile')).toMatch(/上次 → 本次\s*\d+ → 20/);
    expect(await page.textContent('#sample')).not.toContain(idOf(1));
    expect(await findBarriers(page)).toEqual([]);
    await page.click('button:has-text("提出放行")');
    await page.waitForSelector('[data-problems]');
    expect(await page.textContent('[data-problems]')).toContain('须写明理由');
    await page.fill('[name=reason]', '银行确认：本次只报送有变动的账户');
    await page.click('button:has-text("提出放行")');
    await page.waitForURL('**/deliveries?decided=propose');
    const proposed = '尚知行已提出放行，待第二人';
    expect(await page.textContent('main table')).toContain(proposed);

    const approver = await signIn('county-approver', phone);
    expect(await approver.textContent('#sources')).toContain(proposed);
    await approver.goto(`${hedui.url}${deliveryAddress(october)}`);
    expect(await approver.textContent('#decide')).toMatch(/尚知行[\s\S]*提出[\s\S]*只报送有变动的账户/);
    expect(await approver.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await approver.click('button:has-text("确认放行")');
    await approver.waitForURL('**/deliveries?decided=release&key=*');
    expect(await approver.textContent('.note.good')).toContain('已放行');
    const affected = approver.locator('#affected a', { hasText: /撤回 \d 件：金融资产，东乡/ }).first();
    expect(await approver.locator('#affected').innerText()).toContain('撤回');
    const closed = new URL((await affected.getAttribute('href')) ?? '', hedui.url).searchParams;
    expect(Object.fromEntries(closed)).toMatchObject({ town: '东乡', state: 'withdrawn' });
    await hedui.target.embedded.idle();
    await page.goto(hedui.url + deliveryAddress(october));
    expect(await page.textContent('.head .tag')).toBe('现行');
    await page.goto(`${hedui.url}/deliveries`);
    expect(await page.locator('figure.chart').count()).toBe(1);
    await auditor.goto(`${hedui.url}/audit`);
    expect(await auditor.textContent('main')).toMatch(/放行交付[\s\S]*提出放行交付/);
  });

  test('that was released is taken back: what was in use before is in use again', async () => {
    const page = await signIn('county-handler', undefined, deliveryAddress(october));
    expect(await page.textContent('#take-back')).toContain('尚知行、管明远');
    await page.fill('#take-back [name=reason]', '银行更正：漏报');
    await page.click('button:has-text("收回放行")');
    await page.waitForURL('**/deliveries?decided=take-back');
    await hedui.target.embedded.idle();
    await page.goto(hedui.url + deliveryAddress(october));
    expect(await page.textContent('.head .tag')).toBe('暂扣');
    await page.goto(hedui.url + deliveryAddress(september));
    expect(await page.textContent('.head .tag')).toBe('现行');
    expect((await listed(page)).sort()).toEqual([...ranked].sort());
  });

  test('of a roster in which households vanish is rejected, and the roster in use stays', async () => {
    const page = await signIn('county-approver', { javaScriptEnabled: false }, deliveryAddress(shrunkRoster));
    expect(await page.textContent('main')).toMatch(/现行数据\s*2026-10-25，60 行/);
    await page.click('button:has-text("退回")');
    await page.waitForURL('**/deliveries?decided=reject');
    await page.goto(hedui.url + deliveryAddress(shrunkRoster));
    expect(await page.textContent('.head .tag')).toBe('已退回');
    await page.goto(`${hedui.url}/households/${county}-H60?purpose=roster-check`);
    expect(await page.textContent('.head .tag')).toBe('在保');
  });
});
