/**
 * One language a page: every page is walked in Chinese and in English. What is data (names, places, folders, files, codes)
 * is written as it is; of everything else there is no word of the other language, but where it is marked as such.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { sources } from '../../../shared/domain/catalogue/catalogue.ts';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import { remediesOf } from '../../../shared/domain/policy/document-policy.ts';
import { useBrowser } from '../support/browser.ts';
import { county, october, ofUnknownWords, ranked, startDeliveredCounty } from './delivered-county.ts';
import { signingIn } from './staff-actions.ts';

const openPage = useBrowser();
let hedui: StaffedTarget;

beforeAll(async () => {
  hedui = await startDeliveredCounty();
}, 300_000);
afterAll(() => hedui.stop());

const signIn = signingIn(openPage, () => hedui.url);
const fileAddress = (key: string): string => `/deliveries/file?key=${encodeURIComponent(key)}`;
const [first = ''] = ranked;

/** By who may open them. */
const pages: Readonly<Record<string, readonly string[]>> = {
  'county-handler': [
    ...['/', '/cases', '/cases?kind=review', `/cases/${first}/1`, '/households'],
    ...[`/households/${first}`, `/households/${first}?purpose=case-1`, '/checks', '/checks/new'],
    ...['/deliveries', fileAddress(october), fileAddress(ofUnknownWords), '/words', '/runs', '/payments'],
    ...['/statistics', '/policy', '/policy/changes', '/providers', '/help'],
  ],
  'county-approver': ['/', '/policy/changes', '/help'],
  'town-handler': ['/', '/cases', '/help'],
  'town-leader': ['/', '/help'],
  administrator: ['/', '/staff', '/staff/town-leader', '/providers', '/help'],
  auditor: ['/', '/audit', '/staff', '/help'],
};

/** Texts of a page and of its controls, without those that are marked as another language, as code, or as entered. */
const texts = `[...document.querySelectorAll('body, body *')]
  .filter((each) => !each.closest('code, pre, textarea, script, [lang]:not(html)'))
  .flatMap((each) => [
    ...[...each.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data),
    ...['placeholder', 'aria-label', 'title', 'data-label', 'alt'].map((name) => each.getAttribute(name) ?? ''),
  ])
  .map((text) => text.trim())
  .filter((text) => text !== '')`;

/** What the county, its people and its files are called. */
async function dataOf(): Promise<string[]> {
  const { households, staff } = hedui.target;
  const profiles = await households.readProfiles(Array.from({ length: 60 }, (_, n) => `${county}-H${n + 1}`));
  const people = await staff.ofCounty(county);
  const names = [
    ...[...profiles.values()].flatMap(({ headName, town, village }) => [headName, town, village]),
    ...people.flatMap(({ name, id, town = '' }) => [name, id, town]),
    ...[
      '东乡',
      '西乡',
      '别的人',
      '在用',
      '正常',
      '户主',
      'chengshang',
      'nongshang',
      'sample',
      'inbox',
      'bank',
    ],
    ...['accounts.csv', '民发〔2019〕62号'],
    // As they stand in a file, and in a notice that goes out in Chinese.
    ...sources.flatMap(({ columns }) => columns.map(({ zh }) => zh)),
    remediesOf(defaultPolicy.documents),
  ];
  return [...new Set(names)].filter((each) => each !== '').sort((a, b) => b.length - a.length);
}

async function foreignWords(
  page: Page,
  path: string,
  word: RegExp,
  data: readonly string[],
): Promise<string[]> {
  await page.goto(hedui.url + path);
  const all = await page.evaluate<string[]>(texts);
  const left = all.filter((text) => word.test(data.reduce((rest, each) => rest.replaceAll(each, ''), text)));
  return [...new Set(left)].map((text) => `${path}: ${text.replace(/\s+/g, ' ').slice(0, 120)}`);
}

describe.each(Object.entries(pages))('pages of the %s', { timeout: 240_000 }, (person, paths) => {
  test('have no Chinese in English', async () => {
    const page = await signIn(person);
    await page.click('header button[lang=en]');
    await page.waitForLoadState();
    const data = await dataOf();
    const found: string[] = [];
    for (const path of paths) found.push(...(await foreignWords(page, path, /\p{Script=Han}/u, data)));
    expect(found).toEqual([]);
  });

  test('have no English in Chinese', async () => {
    const page = await signIn(person);
    const data = [...(await dataOf()), 'Excel', 'CSV', 'JSON', 'SHA-256', 'Hedui', 'hedui verify', 'hedui'];
    const found: string[] = [];
    for (const path of paths) found.push(...(await foreignWords(page, path, /\b[A-Za-z]{3,}\b/, data)));
    expect(found).toEqual([]);
  });
});
