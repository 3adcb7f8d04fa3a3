/** An administrator's day: staff records with roles and leave, and what providers are called; no command. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { findBarriers } from '../support/accessibility.ts';
import { phone, useBrowser } from '../support/browser.ts';
import { startSmallCounty, suspended } from './small-county.ts';
import { signingIn, take } from './staff-actions.ts';

const openPage = useBrowser();
let hedui: StaffedTarget;

beforeAll(async () => {
  hedui = await startSmallCounty();
}, 300_000);
afterAll(() => hedui.stop());

const signIn = signingIn(openPage, () => hedui.url);

async function picture(page: Page, name: string): Promise<void> {
  const directory = process.env['PICTURES'];
  if (directory === undefined) return;
  mkdirSync(directory, { recursive: true });
  await page.screenshot({ path: join(directory, `${name}.png`) });
}

async function save(
  page: Page,
  form: string,
  fill: Record<string, string>,
  check: string[] = [],
): Promise<void> {
  const it = page.locator(form);
  for (const [name, value] of Object.entries(fill)) await it.locator(`[name="${name}"]`).fill(value);
  for (const value of check) await it.locator(`input[value="${value}"]`).check();
  await it.locator('button').last().click();
  await page.waitForLoadState();
}

describe('staff records', { timeout: 240_000 }, () => {
  test('are added, given a leave with a stand-in, and deactivated, each on record', async () => {
    const page = await signIn('administrator', undefined, '/staff');
    expect(await page.innerText('main table')).toMatch(/尚知行[\s\S]*县级经办/);
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'staff-desk');
    await page.click('#add summary');
    await save(page, '#add form', { id: 'county-handler-2', name: '方再新', town: '东乡镇' }, [
      'county-handler',
    ]);
    expect(await page.innerText('.error')).toContain('县级角色不填乡镇');
    await save(page, '#add form', { town: '', relatedHouseholds: 'LX-9999' });
    expect(await page.innerText('.error')).toContain('没有编号为 LX-9999 的家庭');
    await save(page, '#add form', { relatedHouseholds: 'LX-0003' });
    await page.waitForURL('**/staff/county-handler-2?done=added');
    expect(await page.innerText('main')).toContain('329901-LX-0003');

    await page.goto(`${hedui.url}/staff/county-handler`);
    await page.click('#change .fold summary');
    const leave = { 'leave.from': '2026-10-30', 'leave.until': '2026-11-06' };
    const standIns = await page.locator('[name="leave.standIn"] option').allTextContents();
    expect(standIns.join()).toContain('方再新');
    expect(standIns.join()).not.toContain('纪文清');
    await page.locator('[name="leave.standIn"]').selectOption('county-handler-2');
    await save(page, '#change form', leave);
    expect(await page.innerText('main')).toContain('2026-10-30 至 2026-11-06，由方再新代理');

    await page.goto(`${hedui.url}/staff/county-handler-2`);
    await page.locator('#change [name=active]').uncheck();
    await save(page, '#change form', {});
    expect(await page.innerText('[data-problems]')).toContain('（2026-10-30 – 2026-11-06）');

    await page.goto(`${hedui.url}/staff/town-handler-2`);
    await page.locator('#change [name=active]').uncheck();
    await save(page, '#change form', {});
    expect(await page.innerText('main')).toContain('已停用');
    const auditor = await signIn('auditor', undefined, '/audit');
    expect(await auditor.innerText('main table')).toMatch(/修改工作人员[\s\S]*新增工作人员/);
    await auditor.goto(`${hedui.url}/staff/county-handler`);
    expect(await auditor.innerText('main')).toContain('历次修改');
    expect(await auditor.locator('#change').count()).toBe(0);
  });

  test('are never one’s own to change, and closed to who works on cases', async () => {
    const page = await signIn('administrator', phone, '/staff/administrator');
    expect(await page.innerText('main')).toContain('由另一名管理员修改');
    expect(await page.locator('#change').count()).toBe(0);
    const csrf = await page.locator('input[name=csrf]').first().inputValue();
    const sent = await page.request.post(`${hedui.url}/staff/administrator`, {
      form: { csrf, version: '1', name: '祁守正', roles: 'county-approver', active: 'yes' },
    });
    expect(sent.status()).toBe(422);
    await page.goto(`${hedui.url}/staff`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'staff-phone');
    const handler = await signIn('county-approver');
    expect((await handler.goto(`${hedui.url}/staff`))?.status()).toBe(403);
  });

  test('two administrators’ changes of one record: the slower is told', async () => {
    const page = await signIn('administrator', undefined, '/staff/town-leader');
    const other = await signIn('administrator', undefined, '/staff/town-leader');
    await save(page, '#change form', { name: '穆建平一' });
    await save(other, '#change form', { name: '穆建平二' });
    expect(await other.innerText('main')).toContain('他人已修改此记录');
    expect(await other.locator('#change [name=name]').inputValue()).toBe('穆建平二');
    await save(other, '#change form', {});
    expect(await other.innerText('h1')).toBe('穆建平二');
  });

  test('a leave is said where colleagues are chosen', async () => {
    const approver = await signIn('county-handler', undefined, `/cases/${suspended}/1`);
    const options = await approver.locator('[name=assignee] option').allTextContents();
    expect(options.join()).toContain('休假至 2026-11-06，由方再新代理');
    await take(approver, 'assign', { choose: { assignee: 'county-handler' } });
    expect(await approver.locator('[data-problems]').count()).toBe(0);
  });
});

describe('the first page of an administrator', { timeout: 240_000 }, () => {
  test.each([
    ['a desk', undefined],
    ['a phone', phone],
  ])('leads to whose leave, name or file waits, on %s', async (where, screen) => {
    const page = await signIn('administrator', screen);
    expect(await page.innerText('#records')).toMatch(/由方再新代理[\s\S]*休假中/);
    expect(await page.innerText('#names')).toContain('rural-bank');
    expect(await page.innerText('#names')).not.toContain('merged-bank');
    await page.click('#sources details summary');
    expect(await page.innerText('#sources')).toContain('已停止交付');
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await picture(page, `administrator-${where.replace(' ', '-')}`);
    await page.click('#records a');
    await page.waitForURL('**/staff/**');
  });

  test('shows a change of policy and whom it waits for', async () => {
    const page = await signIn('administrator', undefined, '/providers');
    await save(page, '#propose form', { 'name.vehicle/vehicle-office': '示范车管所', reason: '三定方案' });
    await page.goto(hedui.url);
    expect(await page.innerText('#changes')).toMatch(/三定方案[\s\S]*等待县级审批人员批准/);
    await page.click('#changes a');
    await page.waitForURL('**/policy/changes#proposal-**');
    await page.click('button:has-text("收回")');
    await page.waitForURL('**/policy/changes?done=withdrawn');
  });
});

describe('names of providers', { timeout: 240_000 }, () => {
  test('are proposed by an administrator, and wait for an approver', async () => {
    const page = await signIn('administrator', phone, '/providers');
    expect(await page.innerText('main table')).toContain('rural-bank');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'providers-phone');
    const field = page.locator('[name="name.bank/rural-bank"]');
    await save(page, '#propose form', { reason: '营业执照' });
    expect(await page.innerText('.note.stop')).toContain('没有改动任何名称');
    await save(page, '#propose form', { 'name.bank/rural-bank': '示范农村商业银行', reason: '' });
    expect(await page.innerText('.note.stop')).toContain('请填写依据');
    expect(await field.inputValue()).toBe('示范农村商业银行');
    await save(page, '#propose form', { reason: '营业执照' });
    await page.waitForURL('**/providers?done=proposed');
    expect(await page.innerText('main table')).toContain('待批准：示范农村商业银行');
    const approver = await signIn('county-approver');
    await approver.click('main a:has-text("政策变更待您批准")');
    await approver.waitForURL('**/policy/changes');
    expect(await approver.innerText('main')).toContain('示范农村商业银行');
    await page.goto(`${hedui.url}/policy/changes`);
    expect(await page.locator('#propose').count()).toBe(0);
    await page.click('button:has-text("收回")');
    await page.waitForURL('**/policy/changes?done=withdrawn');
  });
});

describe('a setting of policy', { timeout: 240_000 }, () => {
  test('is chosen, changed by a field and shown in words', async () => {
    const page = await signIn('county-handler', undefined, '/policy/changes');
    await page.locator('[name=setting]').selectOption('cases/replyPeriod/workingDays');
    await page.click('button:has-text("选定")');
    await page.waitForURL('**/policy/changes?setting=**');
    const form = '#propose form.narrow';
    expect(await page.innerText(form)).toContain('个案办理 › 反馈期 › 工作日数');
    await save(page, form, { value: '10', restsOn: '县民政局通知〔2026〕12 号' });
    expect(await page.innerText('.note.stop')).toContain('请写明理由');
    await page.evaluate(`document.querySelector('${form}').noValidate = true`);
    await save(page, form, { reason: '邮寄送达较慢', effectiveOn: '2026-01-01' });
    await page.waitForSelector('.note.stop:has-text("生效日已过")', { timeout: 10_000 });
    await page.evaluate(`document.querySelector('${form} [name=against]').value = 'former'`);
    await save(page, form, { effectiveOn: '2027-01-01' });
    await page.waitForSelector('.note.stop:has-text("请重新选定设定")', { timeout: 10_000 });
    await save(page, form, {});
    await page.waitForURL('**/policy/changes?done=proposed');
    const shown = await page.innerText('main');
    expect(shown).toMatch(/个案办理\s+反馈期/);
    expect(shown).toContain('工作日数：10');
    expect(shown).not.toContain('{"');
    expect(await findBarriers(page)).toEqual([]);
    await picture(page, 'policy-changes');
    await page.click('button:has-text("收回")');
    await page.waitForURL('**/policy/changes?done=withdrawn');
  });
});

test('a new standard is proposed by a form, and stands in the list of changes', async () => {
  const page = await signIn('county-handler', phone, '/standards');
  expect(await page.innerText('main')).not.toContain('hedui');
  await page.click('#propose button');
  expect(await page.locator('#propose .error').count()).toBeGreaterThan(3);
  expect(await findBarriers(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  await page.locator('#propose [name=scheme]').selectOption('urban');
  await page.locator('#propose [name=period]').selectOption('month');
  await save(page, '#propose form', {
    amountFen: '1,450.00',
    from: '2026-10-01',
    because: '县政〔2026〕7号',
  });
  await page.waitForURL('**/policy/changes?done=proposed');
  expect(await page.innerText('main')).toMatch(/城市低保、仅 329901[\s\S]*每人金额：1,450\.00 元/);
  await page.goto(`${hedui.url}/standards`);
  expect(await page.innerText('main')).toContain('县政〔2026〕7号');
}, 240_000);
