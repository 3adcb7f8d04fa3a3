/** What a day at the console must not cost anybody: what was typed, the way back, and knowing whose turn it is. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { findBarriers } from '../support/accessibility.ts';
import { phone, useBrowser } from '../support/browser.ts';
import { signingIn, take } from './staff-actions.ts';
import { hostile, hostileName, startSmallCounty, suspended, withCar } from './small-county.ts';

const openPage = useBrowser();
let hedui: StaffedTarget;

beforeAll(async () => {
  hedui = await startSmallCounty();
}, 300_000);
afterAll(() => hedui.stop());

const signIn = signingIn(openPage, () => hedui.url);
const addressOf = (household: string): string => `/cases/${household}/1`;

describe('an ended session', { timeout: 120_000 }, () => {
  /** Signs in again in the tab that the page opens. */
  async function signInAgain(page: Page, person: string): Promise<void> {
    const [tab] = await Promise.all([
      page.waitForEvent('popup'),
      page.click('a:has-text("在新页签中重新登录")'),
    ]);
    await tab.click(`button[value="${person}"]`);
    await tab.waitForURL(`${hedui.url}/`);
    await tab.close();
    await page.click('button:has-text("已登录，继续")');
    await page.waitForLoadState();
  }

  test('gives the form of a step back filled, says so, and goes on after signing in again', async () => {
    const page = await signIn('county-handler', undefined, addressOf(withCar));
    await page.context().clearCookies();
    const text = '与户主通话，\n车已过户给其弟，"待核"。';
    await take(page, 'comment', { fill: { text } });
    expect(await page.textContent('h1')).toContain('登录已结束');
    expect(await page.textContent('main')).toContain('没有提交');
    expect(await page.textContent('.entered')).toBe(text);
    await signInAgain(page, 'county-handler');
    expect(await page.textContent('main .note')).toContain('尚未办理');
    expect(await page.inputValue('details.step[open] textarea')).toBe(text);
    expect(await page.textContent('#timeline')).not.toContain('车已过户给其弟');
    await page.locator('details.step[open] button').click();
    await page.waitForLoadState();
    expect(await page.textContent('#timeline')).toContain('车已过户给其弟');
  });

  test('gives back the form of any other page, to be looked at and sent', async () => {
    const page = await signIn('county-handler', phone, '/cases?kind=review');
    await page.context().clearCookies();
    await page.fill('[name=name]', '夜间补录的筛选');
    await page.click('button:has-text("保存")');
    expect(await page.textContent('.entered')).toBe('夜间补录的筛选');
    await signInAgain(page, 'county-handler');
    expect(await page.textContent('h1')).toContain('请核对后提交');
    await page.click('main button:has-text("提交")');
    await page.waitForLoadState();
    expect(await page.locator('a.tag:has-text("夜间补录的筛选")').count()).toBe(1);
  });

  test('takes no form that another site has sent', async () => {
    const page = await signIn('county-handler', undefined, addressOf(withCar));
    const sent = await page.request.post(`${page.url()}/steps`, {
      form: { 'given-back': 'yes', step: 'comment', version: '1', text: 'x' },
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(sent.status()).toBe(403);
    await page.context().clearCookies();
    const unknown = await page.request.post(`${page.url()}/steps`, {
      form: { text: 'x' },
      headers: { 'sec-fetch-site': 'cross-site' },
      maxRedirects: 0,
    });
    expect(unknown.status()).toBe(303);
  });

  test('that somebody ends leads on to where they sign in', async () => {
    const page = await signIn('county-handler');
    await page.click('button:has-text("退出")');
    await page.waitForURL((url) => url.origin !== hedui.url || url.pathname === '/');
    expect(await page.textContent('body')).not.toMatch(/error|oops/i);
    await page.goto(hedui.url);
    expect(await page.locator('button[value="county-handler"]').count()).toBe(1);
  });
});

describe('the first page', { timeout: 240_000 }, () => {
  /** The steps that wait for the reader, and those that wait for others. */
  async function turnsOf(page: Page): Promise<{ mine: string[]; others: string[] }> {
    await page.goto(hedui.url);
    const named = async (where: string): Promise<string[]> => {
      const texts = await page.locator(where, { hasText: /./ }).allInnerTexts();
      return texts.map((text) => text.replace(/\s+/g, ' '));
    };
    return { mine: await named('[id^="turn-"]:has-text("周国强") h2'), others: await named('#others li') };
  }

  test('shows a case to whose turn it is, from the first look to the archive, and to the others that it waits', async () => {
    const path = addressOf(suspended);
    const at = async (person: string): Promise<Page> => signIn(person);
    const [county, approver, town, leader] = [
      await at('county-handler'),
      await at('county-approver'),
      await at('town-handler'),
      await at('town-leader'),
    ];
    const act = async (page: Page, step: string, entry: Parameters<typeof take>[2] = {}) => {
      await page.goto(hedui.url + path);
      await take(page, step, entry);
      expect(await page.locator('.error, [data-problems]').allTextContents(), step).toEqual([]);
    };
    const expectTurn = async (page: Page, title: string) =>
      expect((await turnsOf(page)).mine.join()).toContain(title);

    await expectTurn(county, '等待初筛');
    await act(county, 'screen');
    await expectTurn(county, '等待转办');
    await act(county, 'dispatch', { choose: { town: '东乡镇' } });
    await act(town, 'begin-investigation', { check: ['town-handler', 'town-leader'] });
    await act(town, 'record-survey', {
      fill: { found: '存款属实。' },
      choose: { 'signature.memberOrdinal': '1' },
    });
    await expectTurn(leader, '等待提出处理意见');
    expect((await turnsOf(town)).others.join()).toMatch(/等待提出处理意见 ?乡镇负责人 1/);
    await act(leader, 'propose', {
      choose: { decision: 'terminate', scope: 'household' },
      fill: { monthlyAmountFen: '0', deviation: '有存款', reason: '存款超过限额', effectiveMonth: '2026-12' },
    });
    await expectTurn(county, '等待县级核查');
    await act(county, 'check');
    await expectTurn(county, '等待出具告知书');
    await act(county, 'issue-notice', { fill: { reference: '告〔2026〕9号' } });
    await town.goto(hedui.url);
    expect(await town.textContent('#serve')).toContain('周国强');
    await expectTurn(county, '等待登记送达');
    await act(town, 'record-service', { choose: { manner: 'in-person' } });
    await expectTurn(town, '等待家庭反馈');
    await act(town, 'record-reply', { check: ['agrees'] });
    await expectTurn(county, '等待听取意见');
    expect((await turnsOf(town)).others.join()).toContain('等待听取意见');
    await act(county, 'hear', { fill: { considered: '家庭无异议。' } });
    await expectTurn(approver, '等待作出决定');
    expect((await turnsOf(county)).others.join()).toContain('等待作出决定');
    await act(approver, 'decide', { fill: { collectiveDecision: '县纪〔2026〕12号' } });
    await expectTurn(county, '等待登记落实');
    await act(county, 'execute', { fill: { paymentList: '329901-2026-12' } });
    await expectTurn(county, '等待归档');
    await act(county, 'archive');
    expect((await turnsOf(county)).mine.join()).not.toContain('等待归档');
  });

  test('puts what is assigned to the reader first, and leads to the whole list of a step', async () => {
    const page = await signIn('county-handler', undefined, addressOf(hostile));
    await take(page, 'assign', { choose: { assignee: 'county-handler' } });
    await page.goto(hedui.url);
    const first = page.locator('#turn-screen li').first();
    expect(await first.textContent()).toContain(hostileName);
    await page.click('#turn-screen .more a');
    await page.waitForURL('**/cases?turn=screen');
    expect(await page.locator('main tbody tr').count()).toBeGreaterThan(1);
  });

  test('opens the sources only where something is late or held', async () => {
    const page = await signIn('county-handler', phone);
    const isOpen = (await page.locator('#sources[open]').count()) > 0;
    expect(isOpen).toBe((await page.locator('#sources summary .tag:not(.good)').count()) > 0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await findBarriers(page)).toEqual([]);
  });
});
