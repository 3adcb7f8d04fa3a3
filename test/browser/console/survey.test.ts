/** The survey of a visit, filled in on a phone in the village as the paper has it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { findBarriers } from '../support/accessibility.ts';
import { phone, useBrowser } from '../support/browser.ts';
import { hard, startSmallCounty, suspended, withCar } from './small-county.ts';
import { signingIn, take } from './staff-actions.ts';

const openPage = useBrowser();
let hedui: StaffedTarget;

beforeAll(async () => {
  hedui = await startSmallCounty();
}, 300_000);
afterAll(() => hedui.stop());

const signIn = signingIn(openPage, () => hedui.url);
const addressOf = (household: string): string => `/cases/${household}/1`;
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function begun(household: string): Promise<void> {
  const path = addressOf(household);
  const county = await signIn('county-handler', undefined, path);
  await take(county, 'screen');
  await take(county, 'dispatch', { choose: { town: '东乡镇' } });
  const town = await signIn('town-handler', undefined, path);
  await take(town, 'begin-investigation', { check: ['town-handler', 'town-leader'] });
}

const formOf = (page: Page) => page.locator('details.step:has(input[value=record-survey]) form');

/** Looked at where somebody asks for pictures. */
async function picture(part: Locator, name: string): Promise<void> {
  const directory = process.env['PICTURES'];
  if (directory === undefined) return;
  mkdirSync(directory, { recursive: true });
  await part.screenshot({ path: join(directory, `${name}.png`) });
}

const whole = {
  fill: {
    'form.dwelling.area': '82.5',
    'form.dwelling.condition': '砖混结构两间，屋顶漏雨',
    'form.goods': '电视一台、旧冰箱一台',
    'form.vehicles': '无',
    'form.origin': '存款系卖粮和亲友资助',
    'form.income': '周国强打零工每月约 300 元',
    'form.spending': '药费每月约 200 元',
    'form.neighbours': '两户邻居均称生活困难',
    'form.findings.financial-assets.explanation': '一半是弟弟的',
    'form.members.1.work': '打零工',
    found: '入户核实，存款属实。',
  },
  choose: {
    'form.findings.financial-assets.turnedOut': 'in-part',
    'form.dwelling.tenure': 'own',
    'form.members.1.health': 'chronically-ill',
    'form.members.1.workAbility': 'partly-able',
    'form.members.2.health': 'healthy',
    'signature.kind': 'signed-1',
  },
};

describe('the survey form on a phone', { timeout: 180_000 }, () => {
  test('has the parts of the paper and takes photos; the record and the printed form have it all', async () => {
    await begun(suspended);
    const page = await signIn('town-handler', phone, addressOf(suspended));
    const form = formOf(page);
    expect(await form.locator('legend').allInnerTexts()).toEqual(
      expect.arrayContaining([
        '一、入户',
        '三、住房和财产',
        '二、需要核实的事项',
        '四、收入和支出',
        '五、健康、劳动能力和就业',
        '七、签字和照片',
      ]),
    );
    expect(await form.locator('input[name="form.surveyors"]:checked').count()).toBe(2);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await findBarriers(page)).toEqual([]);
    await picture(form, 'survey-form-phone');
    await form.locator('input[name="form.present"][value="1"]').check();
    const photo = { name: '住房.png', mimeType: 'image/png', buffer: onePixel };
    await take(page, 'record-survey', { ...whole, attach: [photo] });
    expect(await page.locator('.error, [data-problems]').allTextContents()).toEqual([]);
    const record = await page.innerText('#record');
    for (const part of [
      '金融资产：部分属实，一半是弟弟的',
      '自有，82.5 平方米',
      '旧冰箱',
      '周国强：慢性病，部分劳动能力，打零工',
      '两户邻居',
      '卖粮',
    ])
      expect(record, part).toContain(part);
    expect(record).not.toContain('未填写');
    expect(await page.locator('a[href*="/attachments/"]').allTextContents()).toEqual(['住房.png']);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await picture(page.locator('#record'), 'survey-record-phone');
    await take(page, 'issue-document', { choose: { document: 'survey-form' } });
    const paper = await page.innerText('.sheet');
    for (const part of [
      '一半是弟弟的',
      '82.5',
      '打零工',
      '旧冰箱',
      '慢性病',
      '两户邻居',
      '入户核实，存款属实。',
    ])
      expect(paper, part).toContain(part);
    await picture(page.locator('.sheet'), 'survey-paper-phone');
  });

  test('may be sent with parts left empty, and then says which, on paper too', async () => {
    await begun(withCar);
    const page = await signIn('town-handler', phone, addressOf(withCar));
    await take(page, 'record-survey', {
      fill: { found: '车辆已卖。', 'form.vehicles': '轿车，2025 年卖给邻村' },
      choose: { 'signature.kind': 'signed-1' },
    });
    const record = await page.innerText('#record');
    expect(record).toMatch(/未填写：在场成员；需要核实的事项；住房；家电、家具等；自述收入[\s\S]*邻里意见/);
    expect(record).not.toMatch(/未填写：[^\n]*车辆、农机/);
    // Recorded once more, the form begins with what is on record.
    expect(await formOf(page).locator('[name="form.vehicles"]').inputValue()).toContain('邻村');
    await take(page, 'issue-document', { choose: { document: 'survey-form' } });
    expect(await page.innerText('.sheet')).toMatch(/自述收入\s+未填写/);
  });

  test('keeps photos and words where the form is refused', async () => {
    await begun(hard);
    const page = await signIn('town-handler', phone, addressOf(hard));
    const photo = {
      name: '药盒.png',
      mimeType: 'image/png',
      buffer: Buffer.concat([onePixel, Buffer.from([1])]),
    };
    await take(page, 'record-survey', {
      fill: { found: '属实。', visitedOn: '2027-01-01', 'form.goods': '电视' },
      choose: { 'signature.kind': 'signed-1' },
      attach: [photo],
    });
    expect(await page.innerText('#next')).toContain('调查日期或签字成员有误');
    await expect.poll(() => new URL(page.url()).pathname).not.toContain('/steps');
    const form = formOf(page);
    expect(await form.locator('[name="form.goods"]').inputValue()).toBe('电视');
    expect(await form.locator('input[name=attachments]:checked').count()).toBe(1);
    await take(page, 'record-survey', { fill: { visitedOn: '2026-10-30' } });
    expect(await page.locator('.error, [data-problems]').allTextContents()).toEqual([]);
    expect(await page.innerText('#record')).toContain('属实。');
  });

  test('survives an ended session and a lost network', async () => {
    const page = await signIn('town-handler', phone, addressOf(withCar));
    const form = formOf(page);
    if ((await page.locator('details.step[open]:has(input[value=record-survey])').count()) === 0)
      await page.locator('details.step:has(input[value=record-survey]) > summary').click();
    await form.locator('[name="form.neighbours"]').fill('邻居称常去镇上打工');
    await form.locator('[name="form.members.2.workAbility"]').selectOption('able');
    await form.locator('input[name="form.present"][value="2"]').check();
    await form.locator('[name="signature.kind"]').selectOption('signed-2');
    await page.context().setOffline(true);
    await form.locator('button').last().click();
    await page.waitForURL(/chrome-error/);
    await page.context().setOffline(false);
    await page.goBack();
    await page.waitForLoadState();
    const holds = async () => {
      expect(await form.locator('[name="form.neighbours"]').inputValue()).toBe('邻居称常去镇上打工');
      expect(await form.locator('[name="form.members.2.workAbility"]').inputValue()).toBe('able');
      expect(await form.locator('input[name="form.present"][value="2"]').isChecked()).toBe(true);
    };
    await holds();
    await page.context().clearCookies();
    if ((await page.locator('details.step[open]:has(input[value=record-survey])').count()) === 0)
      await page.locator('details.step:has(input[value=record-survey]) > summary').click();
    await form.locator('button').last().click();
    await page.waitForLoadState();
    expect(await page.textContent('h1')).toContain('登录已结束');
    const [tab] = await Promise.all([
      page.waitForEvent('popup'),
      page.click('a:has-text("在新页签中重新登录")'),
    ]);
    await tab.click('button[value="town-handler"]');
    await tab.waitForURL(`${hedui.url}/`);
    await tab.close();
    await page.click('button:has-text("已登录，继续")');
    await page.waitForLoadState();
    await holds();
    await form.locator('button').last().click();
    await page.waitForLoadState();
    expect(await page.innerText('#record')).toContain('常去镇上打工');
  });
});
