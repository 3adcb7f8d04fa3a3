/** What a day at the console must not cost anybody: what was typed, the way back, and knowing whose turn it is. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { findBarriers } from '../support/accessibility.ts';
import { phone, useBrowser } from '../support/browser.ts';
import { signingIn, take } from './staff-actions.ts';
import {
  elsewhere,
  hard,
  hostile,
  hostileName,
  startSmallCounty,
  suspended,
  withCar,
} from './small-county.ts';

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
    await page.click('.save summary');
    await page.fill('[name=name]', '夜间补录的筛选');
    await page.click('.save button');
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
    await signOut(page);
    expect(await page.textContent('body')).not.toMatch(/error|oops/i);
    await page.goto(hedui.url);
    expect(await page.locator('button[value="county-handler"]').count()).toBe(1);
  });
});

/** Signing out ends at the identity provider: before its page is there, another address would cut the way short. */
async function signOut(page: Page): Promise<void> {
  await page.click('button:has-text("退出")');
  await page.waitForURL(/\/session\/end/);
}

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
      choose: { 'signature.kind': 'signed-1' },
    });
    await expectTurn(leader, '等待提出处理意见');
    expect((await turnsOf(town)).others.join()).toMatch(/等待提出处理意见 ?乡镇负责人 1/);
    await act(leader, 'propose', {
      choose: { decision: 'terminate', scope: 'household' },
      fill: {
        monthlyAmountFen: '0',
        deviation: '有存款',
        reason: '存款等金融资产超过限额',
        effectiveMonth: '2026-12',
      },
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

  test('counts on the first page what the lists behind it have', async () => {
    const page = await signIn('county-handler');
    const lists: { href: string; count: string }[] = [];
    for (const tile of await page.locator('.tiles a[href*="/cases?"]').all())
      lists.push({
        href: (await tile.getAttribute('href')) ?? '',
        count: await tile.locator('b').innerText(),
      });
    expect(lists.length).toBeGreaterThan(2);
    for (const { href, count } of lists) {
      await page.goto(new URL(href, page.url()).href);
      const total = /([\d,]+) 件$/.exec(await page.innerText('main .aside >> nth=0'))?.[1];
      expect(total, href).toBe(count);
    }
  });

  test('opens the sources only where something is late or held', async () => {
    const page = await signIn('county-handler', phone);
    const isOpen = (await page.locator('#sources[open]').count()) > 0;
    expect(isOpen).toBe((await page.locator('#sources summary .tag:not(.good)').count()) > 0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await findBarriers(page)).toEqual([]);
  });
});

describe('what is decided', { timeout: 120_000 }, () => {
  test('appears beside the button of the second person, with amount, reason and end, on a phone too', async () => {
    const county = await signIn('county-handler', undefined, addressOf(hard));
    await take(county, 'screen');
    await take(county, 'clear', {
      choose: { rule: 'financial-assets', reason: 'medical-money' },
      fill: { until: '2027-03-31' },
    });
    const approver = await signIn('county-approver', phone, addressOf(hard));
    const form = approver.locator('details.step:has(input[value=confirm]) form');
    expect(await form.locator('button').innerText()).toBe('复核同意：排除：金融资产');
    const beside = await form.innerText();
    expect(beside).toMatch(/排除：金融资产[\s\S]*30,000\.00/);
    expect(beside).toContain('医疗款或受赠的救治款');
    expect(beside).not.toContain('medical-money');
    expect(beside).toContain('2027-03-31');
    expect(beside).toContain('尚知行');
    expect(await approver.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  test('the record says truthfully that it is empty', async () => {
    const page = await signIn('county-handler', undefined, addressOf(hard));
    expect(await page.textContent('#record')).toContain('还没有调查、意见或决定');
    expect(await page.textContent('#record')).not.toContain('还没有人办理');
    await page.goto(hedui.url + addressOf(elsewhere));
    expect(await page.textContent('#record')).toContain('还没有人办理');
  });

  test('appears beside the decision: what, for whom, how much, from when, why, and the rounds before', async () => {
    const path = addressOf(withCar);
    const act = async (person: string, step: string, entry: Parameters<typeof take>[2] = {}) => {
      const page = await signIn(person, undefined, path);
      await take(page, step, entry);
      expect(await page.locator('.error, [data-problems]').allTextContents(), step).toEqual([]);
    };
    const proposal = {
      choose: { decision: 'terminate', scope: 'household' },
      fill: { monthlyAmountFen: '0', deviation: '有车', reason: '车辆属实', effectiveMonth: '2026-12' },
    };
    await act('county-handler', 'screen');
    await act('county-handler', 'dispatch', { choose: { town: '东乡镇' } });
    await act('town-handler', 'begin-investigation', { check: ['town-handler', 'town-leader'] });
    await act('town-handler', 'record-survey', {
      fill: { found: '车辆属实。' },
      choose: { 'signature.kind': 'signed-1' },
    });
    await act('town-leader', 'propose', proposal);
    await act('county-handler', 'return-for-more', { fill: { reason: '请补充车辆照片' } });
    const page = await signIn('town-leader', phone, path);
    expect(await page.textContent('.rounds')).toMatch(/退回补充[\s\S]*请补充车辆照片/);
    await act('town-leader', 'propose', proposal);
    const county = await signIn('county-handler', undefined, path);
    const check = county.locator('details.step:has(input[value=check]) form');
    expect(await check.locator('button').last().innerText()).toBe('县级核查：终止（停发）');
    await act('county-handler', 'check');
    await act('county-handler', 'issue-notice', { fill: { reference: '告〔2026〕11号' } });
    const early = await signIn('town-handler', undefined, path);
    await take(early, 'record-service', {
      choose: { manner: 'in-person' },
      fill: { servedOn: '2026-10-01' },
    });
    expect(await early.textContent('#next')).toContain('送达日期不能早于告知书的日期，也不能晚于今天');
    await act('town-handler', 'record-service', { choose: { manner: 'in-person' } });
    await act('town-handler', 'record-reply', { check: ['agrees'] });
    await act('county-handler', 'hear', { fill: { considered: '家庭无异议。' } });
    const approver = await signIn('county-approver', phone, path);
    const form = approver.locator('details.step:has(input[value=decide]) form');
    expect(await form.locator('button').last().innerText()).toBe('作出决定：终止（停发）');
    const beside = await form.innerText();
    for (const part of [
      '终止（停发）',
      '全家',
      '2026-12',
      '0.00',
      '车辆属实',
      '家庭无异议',
      '请补充车辆照片',
    ])
      expect(beside, part).toContain(part);
    expect(await approver.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });
});

describe('what is typed', { timeout: 120_000 }, () => {
  test('in one form is there after another was sent, and gone with the session', async () => {
    const page = await signIn('county-handler', undefined, addressOf(elsewhere));
    const comment = page.locator('details.step:has(input[value=comment])');
    await comment.locator('summary').first().click();
    await comment.locator('textarea').fill('打到一半的备注');
    await take(page, 'screen');
    expect(await page.textContent('main .note.good')).toContain('初筛');
    expect(await comment.locator('summary').textContent()).toContain('有未提交的内容');
    expect(await comment.locator('textarea').inputValue()).toBe('打到一半的备注');
    await signOut(page);
    await page.goto(hedui.url + addressOf(elsewhere));
    expect(await page.evaluate('Object.keys(sessionStorage).length')).toBe(0);
  });

  test('a photo that is sent at once is made smaller first, and one that stays too large is not sent', async () => {
    const page = await signIn('county-handler', phone, addressOf(elsewhere));
    const screen = page.locator('details.step:has(input[value=screen])');
    if ((await screen.count()) > 0) await take(page, 'screen');
    const made = await page.evaluate(`(async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 2400; canvas.height = 1800;
      const context = canvas.getContext('2d');
      const picture = context.createImageData(2400, 1800);
      for (let n = 0; n < picture.data.length; n += 1) picture.data[n] = n % 4 === 3 ? 255 : Math.random() * 256;
      context.putImageData(picture, 0, 0);
      const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
      return blob.size;
    })()`);
    expect(made).toBeGreaterThan(6_000_000);
    const attach = page.locator('details.step:has(input[value=attach])');
    await attach.locator('summary').first().click();
    // Chosen and sent in one breath, before anything could be done with it.
    await page.evaluate(`(async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 2400; canvas.height = 1800;
      const context = canvas.getContext('2d');
      const picture = context.createImageData(2400, 1800);
      for (let n = 0; n < picture.data.length; n += 1) picture.data[n] = n % 4 === 3 ? 255 : Math.random() * 256;
      context.putImageData(picture, 0, 0);
      const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
      const chosen = new DataTransfer();
      chosen.items.add(new File([blob], 'IMG_2026.png', { type: 'image/png' }));
      const input = document.querySelector('[data-pictures]');
      input.files = chosen.files;
      input.dispatchEvent(new Event('change'));
      input.form.requestSubmit();
    })()`);
    await page.waitForURL(/taken=attach/);
    expect(await page.locator('a[href*="/attachments/"]').allTextContents()).toEqual(['IMG_2026.jpg']);

    await attach.locator('summary').first().click();
    const heavy = {
      name: '扫描.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.alloc(4_500_000, '%PDF-1.4 '),
    };
    await attach.locator('input[type=file]').setInputFiles([heavy]);
    await attach.locator('button').last().click();
    expect(await page.evaluate(`document.querySelector('[data-pictures]').validationMessage`)).toContain(
      '4 MB',
    );
    expect(await page.locator('a[href*="/attachments/"]').count()).toBe(1);
  });
});

describe('lists and selects', { timeout: 120_000 }, () => {
  test('an auditor or an administrator is offered to nobody who names a colleague', async () => {
    const page = await signIn('county-handler', undefined, addressOf(hostile));
    const offered = await page.locator('[name=assignee] option, [name=grantedBy] option').allTextContents();
    expect(offered.join()).toContain('管明远');
    expect(offered.join()).not.toContain('祁守正');
    await page.goto(`${hedui.url}/cases`);
    expect(await page.locator('[name=assignee]').first().textContent()).not.toContain('祁守正');
  });

  test('cases go in bulk to no town in which nobody works, and say so', async () => {
    const page = await signIn('county-handler', undefined, '/cases');
    const { households } = hedui.target;
    const file = await households.readFile(elsewhere, await hedui.target.pointers.readAll());
    if (file === undefined) throw new Error('there is no such household');
    const profile = { ...file.profile, householdId: `${file.profile.county}-NOBODY`, town: '无人镇' };
    await households.writeRegistry([{ profile, members: file.members }]);
    const [first] = file.cases;
    if (first === undefined) throw new Error('it has no case');
    const about = { ...first.about, town: profile.town };
    const moved = { ...first, householdId: profile.householdId, state: 'raised' as const, town: null, about };
    await households.writeCase(moved, undefined);
    await page.reload();
    await page.check(`input[value^="${profile.householdId}/"]`);
    await page.selectOption('#bulk-action', 'dispatch');
    await page.click('.bulk button');
    await page.waitForLoadState();
    expect(await page.locator('[name=town] option').allTextContents()).not.toContain('无人镇');
    await page.check('[name=apart][value=no]');
    await page.click('main button:has-text("1 件")');
    await page.waitForLoadState();
    expect(await page.textContent('.note.stop')).toContain('无人镇没有在岗人员');
  });

  test('no word of the statistics is broken letter by letter on a phone', async () => {
    const page = await signIn('auditor', phone, '/statistics');
    const broken = await page.evaluate(`[...document.querySelectorAll('th, td, .tile span, h2')]
      .filter((cell) => cell.closest('table.cards thead, .visually-hidden') === null)
      .filter((cell) => cell.offsetWidth > 0 && cell.offsetWidth < 30 && cell.textContent.trim().length > 3)
      .map((cell) => cell.textContent)`);
    expect(broken).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });
});

describe('where nothing is', { timeout: 120_000 }, () => {
  test('a page that does not exist keeps the way on', async () => {
    const page = await signIn('county-handler');
    expect((await page.goto(`${hedui.url}/no-such-page`))?.status()).toBe(404);
    expect(await page.locator('.nav a').count()).toBeGreaterThan(5);
    expect(await page.textContent('.who')).toContain('尚知行');
    const stranger = await openPage();
    expect((await stranger.goto(`${hedui.url}/no-such-page`))?.status()).toBe(404);
    expect(await stranger.locator('.nav a').count()).toBe(0);
  });

  test('no button to print appears where scripts do not run', async () => {
    const page = await signIn('county-handler', { javaScriptEnabled: false }, addressOf(hostile));
    expect(await page.locator('[data-print]').count()).toBe(1);
    expect(await page.locator('[data-print]').isVisible()).toBe(false);
  });

  test('a headcount that is not that of the roster is marked', async () => {
    const page = await signIn('county-handler', undefined, addressOf(hostile));
    expect(await page.locator('.tag.look:has-text("与申报不一致")').innerText()).toContain('花名册列 2 人');
  });
});

describe('a list that is worked through', { timeout: 120_000 }, () => {
  test('leads from case to case, keeps its filter, and ends', async () => {
    const page = await signIn('county-handler', undefined, '/cases?kind=review');
    expect(await page.textContent('tbody tr:first-child .found')).toContain('小型汽车 1');
    const heads = await page.locator('tbody a').allTextContents();
    expect(heads.length).toBeGreaterThan(2);
    await page.locator('tbody a').first().click();
    await page.click('a:has-text("下一件")');
    expect(await page.textContent('h1')).toContain(heads[1]);
    await page.click('.crumbs a:has-text("待办")');
    expect(new URL(page.url()).search).toBe('?kind=review');
    await page.locator('tbody a').last().click();
    expect(await page.textContent('.head')).toContain('此列表的最后一件');
  });

  test('goes on to the next case with the step itself, and says what was done on the one before', async () => {
    const page = await signIn('county-handler', undefined, '/cases');
    await page.click('tbody tr:first-child a');
    const form = page.locator('details.step:has(button[name=then])').first();
    if ((await form.getAttribute('open')) === null) await form.locator('summary').first().click();
    const step = await form.locator('summary').first().textContent();
    const next = await page.textContent('.head a:has-text("下一件")');
    await form.locator('button[name=then]').click();
    await page.waitForLoadState();
    expect(await page.textContent('h1')).toContain(next?.split('：')[1]);
    expect(await page.textContent('main .note')).toContain(`上一件已办理：${step ?? ''}`);
  });

  test('says the same on a phone, without sideways scrolling', async () => {
    const page = await signIn('county-handler', phone, '/cases');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await findBarriers(page)).toEqual([]);
  });
});
