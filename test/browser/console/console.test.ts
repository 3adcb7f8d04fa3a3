/** The console in a real browser, from the first page to a decided case, as each of those who work on one. */
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { findBarriers } from '../support/accessibility.ts';
import { phone, useBrowser } from '../support/browser.ts';
import { signingIn, smuggle, stateOf, take } from './staff-actions.ts';
import {
  elsewhere,
  hard,
  hostile,
  hostileName,
  merged,
  startSmallCounty,
  suspended,
  withCar,
} from './small-county.ts';

const openPage = useBrowser();
let hedui: StaffedTarget;

beforeAll(async () => {
  hedui = await startSmallCounty();
  // The stack is synthesized first, unless somebody has done so.
}, 300_000);
afterAll(() => hedui.stop());

const signIn = signingIn(openPage, () => hedui.url);
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const addressOf = (household: string): string => `/cases/${household}/1`;
/** Every page that somebody who may read everything finds in the navigation, and a household. */
const pages = [
  '/',
  '/cases?kind=review',
  `/households/${withCar}?purpose=case-1`,
  '/households',
  '/deliveries',
  '/runs',
  '/payments',
  '/statistics',
  '/policy',
  '/audit',
  '/help',
];

describe('a suspension', { timeout: 180_000 }, () => {
  test('goes through every step by the people whose step it is, and no part of the gate can be skipped', async () => {
    const path = addressOf(suspended);
    const county = await signIn('county-handler', undefined, path);
    const approver = await signIn('county-approver', undefined, path);
    const skipped = await smuggle(approver, 'decide', { collectiveDecision: '县纪〔2026〕1号' });
    expect(skipped).toMatchObject({ status: 409 });
    expect(skipped.text).toContain('缺少');
    await take(county, 'screen');
    await take(county, 'dispatch', { choose: { town: '东乡镇' } });
    expect(await stateOf(county)).toBe('已转办');
    await everybodySkips(path);

    const town = await signIn('town-handler', phone);
    expect(await town.textContent('#visits')).toContain('周国强');
    expect(await town.textContent('#lapsing')).toContain('2026-11-15');
    await town.click('#visits .papers button >> nth=0');
    expect(await town.textContent('.sheet')).toContain('周国强');

    const leader = await signIn('town-leader', undefined, path);
    expect(await smuggle(leader, 'propose', { decision: 'suspend', reason: '超限' })).toMatchObject({
      status: 422,
    });
    await take(leader, 'begin-investigation', { check: ['town-leader'] });
    expect(await leader.textContent('.error')).toContain('两名');
    await town.goto(hedui.url + path);
    await take(town, 'begin-investigation', { check: ['town-handler', 'town-leader'] });
    await take(town, 'record-survey', {
      fill: { found: '入户核实，存款属实。' },
      choose: { 'signature.kind': 'signed-1' },
    });
    expect(await town.textContent('.turn')).toMatch(/提出处理意见[\s\S]*乡镇负责人/);
    await leader.goto(hedui.url + path);
    const form = leader.locator('details.step:has(input[value=propose])');
    await form.locator('[name="calculation.incomeFen"]').fill('2500');
    await form.locator('summary', { hasText: '第 1 位赡养人' }).click();
    await form.locator('[name="calculation.supporters.0.headcount"]').fill('3');
    await form.locator('[name="calculation.supporters.0.incomeFen"]').fill('1000');
    await form.locator('button[formaction]').click();
    await leader.waitForLoadState();
    expect(await leader.textContent('.note.brand')).toMatch(/测算每月 [\d.,]+ 元[\s\S]*减：赡养费/);
    expect(await stateOf(leader)).toBe('调查中');
    await take(leader, 'propose', {
      choose: { decision: 'suspend', scope: 'household' },
      fill: {
        monthlyAmountFen: '0',
        deviation: '有存款',
        reason: '存款等金融资产超过限额',
        effectiveMonth: '2026-12',
      },
    });
    expect(await stateOf(leader)).toBe('已提出意见');

    await county.reload();
    await take(county, 'check');
    await approver.reload();
    expect((await smuggle(approver, 'decide', { collectiveDecision: '1' })).status).toBe(409);
    await take(county, 'issue-notice', { fill: { reference: '告〔2026〕7号' } });
    expect(new URL(county.url()).pathname).toContain('/documents/');
    expect(await county.textContent('.sheet')).toMatch(/告知书[\s\S]*告〔2026〕7号/);
    await county.goto(hedui.url + path);
    expect((await smuggle(county, 'hear', { considered: '已考虑' })).status).toBe(409);
    await town.goto(hedui.url);
    expect(await town.textContent('#serve')).toMatch(/槐树村[\s\S]*周国强/);
    await town.click('#serve .papers button:has-text("送达回证")');
    expect(await town.textContent('.sheet')).toContain('送达回证');
    await county.reload();
    await take(county, 'record-service', { choose: { manner: 'in-person' } });
    await take(county, 'record-reply', { check: ['agrees'] });
    await take(county, 'hear', { fill: { considered: '家庭无异议。' } });
    expect(await stateOf(county)).toBe('已听取意见');

    await approver.reload();
    await take(approver, 'decide');
    expect(await approver.textContent('.error')).toContain('集体研究');
    await take(approver, 'decide', { fill: { collectiveDecision: '县纪〔2026〕12号' } });
    expect(await stateOf(approver)).toBe('已决定');
    await county.reload();
    await take(county, 'issue-document', { choose: { document: 'decision' } });
    expect(new URL(county.url()).pathname).toContain('/documents/');
    await county.goto(hedui.url + path);
    const papers = county.locator('a[href*="/documents/"]');
    expect(await papers.allTextContents()).toEqual([
      '最低生活保障家庭入户调查表',
      '拟调整最低生活保障待遇告知书',
      '送达回证',
      '最低生活保障决定书',
    ]);
    await papers.last().click();
    expect(await county.textContent('.sheet')).toMatch(/低保决〔2026〕[\s\S]*县纪〔2026〕12号/);
    expect(await findBarriers(county)).toEqual([]);
    await county.goto(`${hedui.url}/payments`);
    expect(county.url()).toBe(`${hedui.url}/payments/2026-11`);
    expect(await county.textContent('tbody')).toMatch(/停发[\s\S]*县纪〔2026〕12号/);
    expect(await county.locator('.actions [data-print]').isVisible()).toBe(true);
    await county.fill('[name=month]', '2026-03');
    await county.click('form.filters button');
    expect(county.url()).toBe(`${hedui.url}/payments/2026-03`);
    await county.goto(`${hedui.url}/payments`);
    const finance = await county.request.get(`${county.url()}/finance.csv`);
    const digest = createHash('sha256').update(await finance.body());
    expect(await county.textContent('main')).toContain(digest.digest('hex'));
    await county.goto(hedui.url + path);
    await take(county, 'execute', { fill: { paymentList: '329901-2026-11' } });
    await take(county, 'archive');
    expect(await county.textContent('.head .tag >> nth=1')).toContain('已归档');
    expect(await county.textContent('#timeline')).toContain('管明远');
    await county.goto(`${hedui.url}/statistics`);
    expect(await county.textContent('main')).toContain('600.00');
    await auditFinds(suspended);
  });
});

/** The steps of a case are found in the audit log by household, by step and by person. */
async function auditFinds(household: string): Promise<void> {
  const auditor = await signIn('auditor', undefined, `/audit?household=${household}`);
  expect(await auditor.textContent('main tbody')).toMatch(
    /个案：归档[\s\S]*个案：作出决定[\s\S]*个案：出具告知书[\s\S]*个案：开始调查/,
  );
  await auditor.selectOption('[name=what]', { label: '个案：作出决定' });
  await auditor.click('form.filters button');
  expect(await auditor.locator('main tbody tr').count()).toBe(1);
  await auditor.selectOption('[name=who]', 'town-leader');
  await auditor.click('form.filters button');
  expect(await auditor.textContent('main')).toContain('这段时间没有记录');
}

/** What the gate asks for, each with a form that would be in order later. */
const later = {
  check: {},
  'issue-notice': { reference: '1', reasons: '超限', remedies: '复议' },
  'record-service': { servedOn: '2026-10-30', manner: 'in-person' },
  hear: { considered: '已考虑' },
  decide: { collectiveDecision: '1' },
  execute: { paymentList: '1' },
  archive: {},
};

/** Every step that is not due yet, as everybody who works on the case: refused, and nothing has moved. */
async function everybodySkips(path: string): Promise<void> {
  for (const person of ['town-handler', 'town-leader', 'county-handler', 'county-approver']) {
    const page = await signIn(person, undefined, path);
    for (const [step, fields] of Object.entries(later))
      expect(await smuggle(page, step, fields), `${person} ${step}`).toMatchObject({ status: 409 });
    await page.reload();
    expect(await stateOf(page)).toBe('已转办');
  }
}

describe('leniency on a hard finding', { timeout: 120_000 }, () => {
  test('waits for a second person, who may not be the first, and may refuse', async () => {
    const path = addressOf(hard);
    const county = await signIn('county-handler', undefined, path);
    await take(county, 'screen');
    const explained = { rule: 'financial-assets', reason: 'medical-money' };
    // No reason is chosen for anybody: without one nothing is recorded.
    await take(county, 'clear', { choose: { rule: 'financial-assets' }, fill: { note: '医疗费' } });
    expect(await county.locator('.field.wrong [name=reason]').count()).toBe(1);
    await take(county, 'clear', { choose: explained });
    expect(await county.textContent('main .note.look')).toContain('已提出，待第二人复核：排除疑点：金融资产');
    expect((await smuggle(county, 'confirm', { subject: 'financial-assets' })).status).toBe(409);
    const approver = await signIn('county-approver');
    expect(await approver.textContent('main')).toContain('等待第二人复核');
    await approver.goto(hedui.url + path);
    await take(approver, 'refuse', { fill: { reason: '依据不足' } });
    expect(await stateOf(approver)).toBe('已初筛');
    await county.reload();
    await take(county, 'clear', { choose: explained, fill: { note: '已补医疗费票据' } });
    await approver.goto(hedui.url + path);
    await take(approver, 'confirm');
    expect(await approver.textContent('.head .tag >> nth=1')).toContain('已排除');
  });
});

describe('those who work on no case', { timeout: 120_000 }, () => {
  const waysOf = (page: Page): Promise<string[]> => page.locator('.nav a').allTextContents();

  // The log tells what administrators did, too: it is read by auditors alone, in the interface as here.
  test('an administrator begins with what waits for them, and sees the policy and no audit log', async () => {
    const page = await signIn('administrator', undefined, '/policy');
    const policy = (await page.textContent('main')) ?? '';
    expect(policy).toContain('《办法》第十四条（财产）');
    expect(policy).not.toContain('Measures art. 14');
    await page.goto(hedui.url);
    expect(await page.textContent('h1')).toContain('早上好');
    expect(await waysOf(page)).toEqual(['今天', '数据交付', '比对批次', '政策', '人员']);
    expect((await page.goto(`${hedui.url}/audit`))?.status()).toBe(403);
    const auditor = await signIn('auditor', undefined, '/audit');
    expect(await auditor.locator('main table').textContent()).toMatch(/祁守正[\s\S]*登录/);
  });

  test('an auditor reads everything, and finds no step to take', async () => {
    const page = await signIn('auditor');
    expect(await waysOf(page)).toHaveLength(11);
    await page.click('main a:has-text("吴桂兰")');
    await page.waitForURL(`**${addressOf(withCar)}`);
    expect(await page.textContent('#next')).toMatch(/现在轮到[\s\S]*目前没有需要您办理的步骤/);
    expect(await page.locator('details.step').count()).toBe(0);
  });
});

describe('two people on one case', () => {
  test('the second person sees who was first, and loses nothing that was entered', async () => {
    const path = addressOf(withCar);
    const [first, second] = [
      await signIn('county-handler', undefined, path),
      await signIn('county-handler', undefined, path),
    ];
    await take(first, 'comment', { fill: { text: '先看过了' } });
    await take(second, 'comment', { fill: { text: '另一个人的长篇备注' } });
    expect(await second.textContent('.note.look')).toContain('尚知行');
    expect(await second.inputValue('details.step[open] textarea')).toBe('另一个人的长篇备注');
    await second.locator('details.step[open] button').click();
    await second.waitForLoadState();
    expect(await second.textContent('#timeline')).toContain('另一个人的长篇备注');
  });
});

describe('photos and scans', { timeout: 120_000 }, () => {
  const photo = { name: 'IMG 0001.png', mimeType: 'image/png', buffer: onePixel };
  const path = addressOf(withCar);

  test('come from a phone, several at once, and are looked at again from the case', async () => {
    const page = await signIn('county-handler', phone, path);
    await take(page, 'screen');
    const second = { ...photo, name: '调查表.png', buffer: Buffer.concat([onePixel, Buffer.from([0])]) };
    await take(page, 'attach', { choose: { kind: 'survey-form' }, attach: [photo, second] });
    expect(await page.locator('a[href*="/attachments/"]').allTextContents()).toEqual([
      photo.name,
      second.name,
    ]);
    const link = await page.locator('a[href*="/attachments/"]').first().getAttribute('href');
    const opened = await page.request.get(new URL(link ?? '', page.url()).href);
    expect(opened.headers()).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'no-store' });
    expect(await opened.body()).toEqual(onePixel);
    const auditor = await signIn('auditor', undefined, '/audit');
    expect(await auditor.locator('main table').textContent()).toContain('查看附件');
  });

  test('need no scripts, and a file that is not a picture is refused with a reason', async () => {
    const page = await signIn('county-handler', { javaScriptEnabled: false }, path);
    await take(page, 'attach', { attach: [{ ...photo, buffer: Buffer.from('<script>') }] });
    expect(await page.textContent('.error')).toContain('JPEG、PNG 或 PDF 以外');
    await take(page, 'attach', {});
    expect(await page.textContent('.error')).toContain('请选择照片');
    await take(page, 'attach', { attach: [{ ...photo, name: '无脚本.png' }] });
    expect(await page.textContent('.error')).toContain('已上传');
  });

  test('of another town are closed', async () => {
    const county = await signIn('county-handler', undefined, path);
    const link = await county.locator('a[href*="/attachments/"]').first().getAttribute('href');
    const elsewhereToo = await signIn('town-handler-2');
    expect((await elsewhereToo.request.get(new URL(link ?? '', hedui.url).href)).status()).toBe(403);
  });
});

describe('what people may not', () => {
  test('another town sees nothing of a case, and an auditor takes no step', async () => {
    const handler = await signIn('town-handler');
    const answer = await handler.goto(hedui.url + addressOf(elsewhere));
    expect(answer?.status()).toBe(403);
    expect(await handler.textContent('main')).not.toContain('郑大海');
    expect((await handler.goto(`${hedui.url}/runs`))?.status()).toBe(403);
    const administrator = await signIn('administrator', undefined, '/policy');
    expect((await administrator.goto(`${hedui.url}/cases`))?.status()).toBe(403);
    const auditor = await signIn('auditor', undefined, addressOf(withCar));
    expect(await auditor.locator('details.step').count()).toBe(0);
    await auditor.goto(`${hedui.url}/audit`);
    expect(await auditor.locator('main table').textContent()).toContain('不属于您的县或乡镇');
  });

  test('a form without the check value of its session changes nothing', async () => {
    const page = await signIn('county-handler', undefined, addressOf(withCar));
    const response = await page.request.post(`${page.url()}/steps`, {
      form: { step: 'comment', version: '1', text: 'x' },
    });
    expect(response.status()).toBe(403);
  });

  test('an identity number is masked until somebody asks, which is on record', async () => {
    const page = await signIn('county-handler', undefined, `/households/${withCar}?purpose=case-1`);
    expect(await page.textContent('main')).not.toContain('329901198001010017');
    await page.click('.reveal button >> nth=0');
    expect(await page.textContent('main')).toContain('329901198001010017');
    const auditor = await signIn('auditor', undefined, '/audit');
    expect(await auditor.locator('main table').textContent()).toContain('显示身份证号');
    // Of one action alone.
    await auditor.selectOption('[name=what]', { label: '显示身份证号' });
    await auditor.click('form.filters button');
    const found = await auditor.locator('main table tbody tr').allTextContents();
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((row) => !row.includes('显示身份证号'))).toEqual([]);
  });
});

describe('a hostile name or comment', () => {
  test('is text wherever it stands, and no script runs that the console did not bring', async () => {
    const page = await signIn('county-handler', undefined, addressOf(hostile));
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => void dialogs.push(dialog.message()));
    await take(page, 'comment', { fill: { text: '<script>alert(2)</script>' } });
    for (const path of [addressOf(hostile), '/cases', `/households/${hostile}?purpose=case-1`]) {
      const answer = await page.goto(hedui.url + path);
      expect(await page.textContent('main')).toContain(hostileName);
      expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
      expect(answer?.headers()['cache-control']).toBe('no-store');
      expect(answer?.headers()['strict-transport-security']).toContain('max-age');
    }
    expect(await page.locator('main img').count()).toBe(0);
    expect(dialogs).toEqual([]);
  });
});

test('a provider that policy calls retired is not shown as late', async () => {
  const county = await signIn('county-handler');
  // The sources are a strip, which opens by itself only where something is late or held.
  if ((await county.locator('#sources[open]').count()) === 0) await county.click('#sources summary');
  await county.click('#sources details summary');
  expect(await county.locator('tr', { hasText: merged.provider }).innerText()).toContain('已停止交付');
  await county.goto(`${hedui.url}/policy`);
  expect(await county.locator('tr', { hasText: merged.provider }).innerText()).toContain('2026-07-01');
});

describe('the pages', { timeout: 120_000 }, () => {
  test('work without scripts, many cases at once too', async () => {
    const page = await signIn('county-handler', { javaScriptEnabled: false }, '/cases');
    await page.check(`input[value^="${hostile}/"]`);
    await page.selectOption('#bulk-action', 'dispatch');
    await page.click('.bulk button');
    await page.check('[name=apart][value=no]');
    await page.click('main button:has-text("1 件")');
    expect(await page.textContent('.note.good')).toContain('1');
    await page.goto(hedui.url + addressOf(hostile));
    expect(await stateOf(page)).toBe('已转办');
  });

  test('keep a filter under a name, by certainty and kind too', async () => {
    const page = await signIn('county-handler', undefined, '/cases?kind=review&certainty=verified');
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
    await page.click('.save summary');
    await page.fill('[name=name]', '确认的复核');
    await page.click('.save button');
    await page.goto(`${hedui.url}/cases`);
    await page.click('a.tag:has-text("确认的复核")');
    await page.waitForURL('**/cases?kind=review&certainty=verified');
    await page.click('button:has-text("删除筛选")');
    await page.waitForURL('**/cases');
    expect(await page.locator('a.tag:has-text("确认的复核")').count()).toBe(0);
    await page.goto(`${hedui.url}/cases?certainty=doubtful`);
    expect(await page.textContent('main')).toContain('没有符合条件的个案');
  });

  test('fit a phone, where a visit is found by its village', async () => {
    const handler = await signIn('town-handler', phone);
    expect(await handler.textContent('#visits')).toContain('槐树村');
    const auditor = await signIn('auditor', phone);
    const wideAt = async (page: Page, path: string): Promise<[string, unknown]> => {
      await page.goto(hedui.url + path);
      return [path, await page.evaluate('document.documentElement.scrollWidth')];
    };
    for (const path of ['/', addressOf(hostile)]) {
      expect(await wideAt(handler, path)).toEqual([path, 360]);
      expect(await findBarriers(handler), path).toEqual([]);
    }
    for (const path of [...pages, addressOf(hostile), addressOf(suspended)])
      expect(await wideAt(auditor, path)).toEqual([path, 360]);
  });

  test('hold nothing that a screen reader or a keyboard stumbles over', async () => {
    const page = await signIn('auditor');
    for (const path of [...pages, addressOf(withCar)]) {
      expect((await page.goto(hedui.url + path))?.status(), path).toBe(200);
      expect(await findBarriers(page), path).toEqual([]);
    }
  });

  test('speak English to those who want it', async () => {
    const page = await signIn('county-handler', undefined, '/policy');
    await page.click('button:has-text("English")');
    await page.waitForURL(`${hedui.url}/policy`);
    expect(await page.textContent('h1')).toMatch(/^Policy/);
  });

  test('print without what only a screen needs', async () => {
    const page = await signIn('county-handler', undefined, addressOf(withCar));
    await page.emulateMedia({ media: 'print' });
    expect(await page.isVisible('.nav')).toBe(false);
    expect(await page.isVisible('#next')).toBe(false);
    expect(await page.isVisible('#timeline')).toBe(true);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(2);
  });
});

describe('every list', { timeout: 180_000 }, () => {
  /** The links to files of a page, as they are on it. */
  const linksOf = async (page: Page): Promise<string[]> => {
    const links = await page.locator('.exports a').all();
    return Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''));
  };

  test('is handed out as CSV and as a workbook, which is on record', async () => {
    const page = await signIn('auditor');
    for (const path of [...pages, addressOf(withCar), addressOf(suspended)]) {
      await page.goto(hedui.url + path);
      for (const link of await linksOf(page)) {
        const file = await page.request.get(new URL(link, hedui.url).href);
        expect(file.status(), link).toBe(200);
        const begins = (await file.body()).subarray(0, 3).toString('latin1');
        expect(begins, link).toBe(link.endsWith('.csv') ? '\u00ef\u00bb\u00bf' : 'PK\u0003');
      }
    }
    await page.goto(`${hedui.url}/audit`);
    expect(await page.locator('main table').textContent()).toMatch(/下载清单\s*cases\.csv，\d+ 行/);
  });

  test('keeps its filter and the language of the page, and no cell is a formula', async () => {
    const page = await signIn('county-handler', undefined, '/cases?kind=review');
    await page.click('button:has-text("English")');
    await page.waitForLoadState();
    const link = (await linksOf(page)).find((each) => each.endsWith('cases.csv')) ?? '';
    const csv = await (await page.request.get(new URL(link, hedui.url).href)).text();
    expect(csv.split('\r\n')[0]).toContain('household,case,head,kind');
    expect(csv).toContain('吴桂兰,review,');
    expect(csv).not.toContain('周国强');
    const outside = await page.request.get(`${hedui.url}/cases?export=nothing.csv`);
    expect(outside.status()).toBe(404);
  });
});
