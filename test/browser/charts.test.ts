import { expect, test } from 'vitest';
import { barChart } from '../../functions/console/charts/bars.ts';
import type { Chart } from '../../functions/console/charts/chart.ts';
import { columnChart, lineChart } from '../../functions/console/charts/over-time.ts';
import { chartStyle } from '../../functions/console/assets/chart-style.ts';
import { findBarriers } from './support/accessibility.ts';
import { phone, useBrowser } from './support/browser.ts';

const openPage = useBrowser();

const nights = Array.from({ length: 30 }, (_, n) => `10-${String(n + 1).padStart(2, '0')}`);
const chart = (id: string): Chart => ({
  id,
  title: '每晚未结个案',
  summary: '从 31 件升到 60 件',
  labelTitle: '日期',
  tableTitle: '以表格显示',
  labels: nights,
  series: [
    { name: '拟停发', color: 'stop', values: nights.map((_, n) => 31 + n) },
    { name: '复核', color: 'look', values: nights.map((_, n) => 131 - n) },
  ],
});

test('charts fit a phone, can be read aloud, and need no style or script of their own', async () => {
  const page = await openPage(phone);
  await page.setContent(`<!DOCTYPE html><html lang="zh-Hans"><title>图表</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"><style>${chartStyle}</style>
    <main><h1>图表</h1>${barChart(chart('a'))}${columnChart(chart('b'))}${lineChart(chart('c'))}</main></html>`);
  expect(await findBarriers(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  const letters = await page.locator('.chart > svg text').first().boundingBox();
  expect(letters?.height).toBeGreaterThan(12);
  expect(await page.locator('[style], script').count()).toBe(0);
});
