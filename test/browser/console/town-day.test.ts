/** A town's day on a phone: what is to be done today, and the list that it leads to, are looked through in a few screens. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startStaffedHedui, type StaffedTarget } from '../../../cli/staffed-target.ts';
import { aHardCase, aSoftCase, heard, steps, surveyed, type CaseLife } from '../../builders/case-life.ts';
import { aHousehold, aMember } from '../../builders/household-file.ts';
import { findBarriers } from '../support/accessibility.ts';
import { phone, useBrowser } from '../support/browser.ts';
import { signingIn } from './staff-actions.ts';

const screen = { width: 390, height: 844 };
const county = '110101';
const town = '东街镇';
/** As far as a case of the town's has come, and how many of them there are. */
const lives: readonly (readonly [CaseLife, number])[] = [
  [aSoftCase().take('county', steps.screen).take('county', steps.dispatch), 14],
  [aHardCase().take('county', steps.screen).take('county', steps.dispatch), 2],
  [surveyed(aHardCase()), 3],
  [heard(aHardCase()), 1],
];

const openPage = useBrowser();
let hedui: StaffedTarget;

beforeAll(async () => {
  hedui = await startStaffedHedui('2026-10-30', () => Promise.resolve({ county, towns: [town, '西街镇'] }));
  const { households } = hedui.target;
  const cases = lives.flatMap(([{ case: life }, count]) => Array.from({ length: count }, () => life));
  const all = cases.map((life, n) => {
    const about = { ...life.about, town, village: `${(n % 4) + 1}号村`, headName: `测户${n + 10}` };
    return { ...life, about, town, householdId: `${county}-T${n + 1000}` };
  });
  await households.writeRegistry(
    all.map(({ householdId, about: { headName, village } }) =>
      aHousehold({ profile: { householdId, county, town, headName, village }, members: [aMember()] }),
    ),
  );
  for (const each of all) await households.writeCase(each, undefined);
}, 300_000);
afterAll(() => hedui.stop());

const signIn = signingIn(openPage, () => hedui.url);

async function measure(page: Page, name: string) {
  const directory = process.env['PICTURES'];
  if (directory !== undefined) {
    mkdirSync(directory, { recursive: true });
    await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true });
  }
  const [wide, high] = [
    await page.evaluate('document.documentElement.scrollWidth'),
    await page.evaluate('document.documentElement.scrollHeight'),
  ];
  return { wide, screens: Number(high) / screen.height };
}

describe('a town’s day on a phone', { timeout: 240_000 }, () => {
  test.each([
    ['town-handler', '/'],
    ['town-leader', '/'],
    ['town-handler', '/cases'],
  ])('of the %s at %s is under four screens, and moves to no side', async (person, path) => {
    const page = await signIn(person, { ...phone, viewport: screen }, path);
    const { wide, screens } = await measure(page, `${person}${path.replace('/', '-')}`);
    expect(wide).toBe(screen.width);
    expect(screens).toBeLessThan(4);
    expect(await findBarriers(page)).toEqual([]);
  });

  test('has four lines for a case of the list', async () => {
    const page = await signIn('town-handler', { ...phone, viewport: screen }, '/cases');
    const lines: unknown = await page.evaluate(
      '[...document.querySelectorAll("tbody tr")].map((row) => row.clientHeight / parseFloat(getComputedStyle(row).lineHeight))',
    );
    expect(lines).toHaveLength(20);
    for (const each of lines as number[]) expect(each).toBeLessThan(5);
  });
});
