/** What one did oneself is taken back on the page of the case, until somebody else acts. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { findBarriers } from '../support/accessibility.ts';
import { phone, useBrowser } from '../support/browser.ts';
import { elsewhere, hard, startSmallCounty, suspended, withCar } from './small-county.ts';
import { signingIn, stateOf, take } from './staff-actions.ts';

const openPage = useBrowser();
let hedui: StaffedTarget;

beforeAll(async () => {
  hedui = await startSmallCounty();
}, 300_000);
afterAll(() => hedui.stop());

const signIn = signingIn(openPage, () => hedui.url);
const addressOf = (household: string): string => `/cases/${household}/1`;
const formOf = (page: Page, step: string) => page.locator(`details.step:has(input[value=${step}])`);

describe('taking back', { timeout: 240_000 }, () => {
  test('a dispatch and a proposal, by who made them, with the reason in the timeline; on a phone too', async () => {
    const path = addressOf(suspended);
    const county = await signIn('county-handler', undefined, path);
    await take(county, 'screen');
    await take(county, 'dispatch', { choose: { town: '西乡镇' } });
    await take(county, 'take-back-dispatch', { fill: { reason: '选错乡镇' } });
    expect(await stateOf(county)).toBe('已初筛');
    expect(await county.textContent('#timeline')).toMatch(/收回转办[\s\S]*选错乡镇/);
    await take(county, 'dispatch', { choose: { town: '东乡镇' } });

    const leader = await signIn('town-leader', phone, path);
    expect(await formOf(leader, 'take-back-dispatch').count()).toBe(0);
    await take(leader, 'begin-investigation', { check: ['town-handler', 'town-leader'] });
    await county.reload();
    expect(await formOf(county, 'take-back-dispatch').count()).toBe(0);
    await take(leader, 'record-survey', {
      fill: { found: '存款属实。' },
      choose: { 'signature.kind': 'signed-1' },
    });
    await take(leader, 'propose', {
      choose: { decision: 'terminate', scope: 'household' },
      fill: { monthlyAmountFen: '0', deviation: '有存款', reason: '超限额', effectiveMonth: '2026-12' },
    });
    const back = formOf(leader, 'take-back-proposal');
    await back.locator('summary').first().click();
    expect(await back.innerText()).toMatch(/县级尚未办理[\s\S]*终止（停发）/);
    expect(await leader.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await findBarriers(leader)).toEqual([]);
    await back.locator('button').last().click();
    expect(await leader.textContent('.error')).toContain('请填写');
    await take(leader, 'take-back-proposal', { fill: { reason: '金额有误' } });
    expect(await stateOf(leader)).toBe('调查中');
    expect(await leader.innerText('#record')).not.toContain('终止（停发）');
  });

  test('of a dispatch that an earlier version recorded is not possible, and the page says why', async () => {
    const path = addressOf(elsewhere);
    const county = await signIn('county-handler', undefined, path);
    await take(county, 'screen');
    await take(county, 'dispatch', { choose: { town: '西乡镇' } });
    const { households } = hedui.target;
    const [now] = (await households.readFile(elsewhere, []))?.cases ?? [];
    if (now === undefined) throw new Error('there is no case');
    const { before: _unknown, ...old } = { ...now, version: now.version + 1 };
    await households.writeCase(old, now.version);
    await county.reload();
    expect(await formOf(county, 'take-back-dispatch').count()).toBe(0);
    await county.click('#next > details:last-child > summary');
    expect(await county.innerText('#next')).toMatch(/收回转办\s*由较早版本的系统记录[\s\S]*重新转办/);
    const approver = await signIn('county-approver', undefined, path);
    expect(await approver.textContent('#next')).not.toContain('由较早版本的系统记录');
  });

  test('a request to a second person, by who asked alone', async () => {
    const path = addressOf(hard);
    const county = await signIn('county-handler', undefined, path);
    await take(county, 'screen');
    await take(county, 'clear', {
      choose: { rule: 'financial-assets', reason: 'medical-money' },
      fill: { until: '2027-03-31' },
    });
    const approver = await signIn('county-approver', undefined, path);
    expect(await formOf(approver, 'take-back-request').count()).toBe(0);
    await county.goto(hedui.url + path);
    await take(county, 'take-back-request', { fill: { reason: '凭证有误' } });
    expect(await county.locator('.error, [data-problems]').allTextContents()).toEqual([]);
    await approver.reload();
    expect(await formOf(approver, 'confirm').count()).toBe(0);
    expect(await approver.textContent('#timeline')).toContain('凭证有误');
  });

  test('is not offered to a colleague, and refused once somebody has acted since the page was opened', async () => {
    const path = addressOf(withCar);
    const county = await signIn('county-handler', undefined, path);
    await take(county, 'screen');
    await take(county, 'dispatch', { choose: { town: '东乡镇' } });
    const town = await signIn('town-handler', undefined, path);
    await take(town, 'comment', { fill: { text: '已约周五入户' } });
    await take(county, 'take-back-dispatch', { fill: { reason: '选错乡镇' } });
    expect(await county.innerText('main')).toContain('您的步骤没有办理');
    await county.goto(hedui.url + path);
    expect(await formOf(county, 'take-back-dispatch').count()).toBe(0);
  });
});
