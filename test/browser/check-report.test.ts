import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentStyle } from '../../functions/console/assets/document-style.ts';
import { style } from '../../functions/console/assets/style.ts';
import { printReport } from '../../functions/console/documents/check-report.ts';
import { renderSheet } from '../../functions/console/documents/render-document.ts';
import { reportPage } from '../../functions/console/pages/checks/report.ts';
import { askPage } from '../../functions/console/pages/checks/forms.ts';
import { renderPage } from '../../functions/console/views/shell.ts';
import { aReport, freshProviders } from '../builders/check-report.ts';
import { aBankHolding, aHousehold, aMember, aVehicleHolding } from '../builders/household-file.ts';
import { aVisit } from '../builders/shown.ts';
import { findBarriers } from './support/accessibility.ts';
import { phone, useBrowser } from './support/browser.ts';

const openPage = useBrowser();

const report = aReport(
  aHousehold({
    members: [aMember(), aMember({ ordinal: 2, name: '李四', relation: '配偶', authorisedUntil: 'never' })],
    holdings: [aBankHolding({ balanceFen: 90_000_00 }), aVehicleHolding()],
  }),
  freshProviders.filter(({ source }) => source !== 'property'),
);

/** Where somebody wants to look at the pictures. */
const pictures = process.env['HEDUI_PICTURES'];

function styled(page: string, css: string): string {
  return page
    .replace(/<link rel="stylesheet"[^>]*>/, `<style>${css}</style>`)
    .replace(/<script[^>]*><\/script>|<link rel="icon"[^>]*>/g, '');
}

test('a check report fits its sheet of A4 and a phone, and can be read aloud', async () => {
  const options = { styleAddress: '/style.css', scriptAddress: '/script.js', toolbar: '' };
  const print = (gloss: boolean) =>
    styled(String(renderSheet(printReport(report, gloss), { ...options, gloss })), documentStyle);
  const page = await openPage(phone);
  await page.setContent(print(true));
  expect(await findBarriers(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  await page.setContent(print(false));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(2);
  if (pictures !== undefined) {
    const sheet = await openPage({ viewport: { width: 900, height: 1200 } });
    await sheet.setContent(print(false));
    writeFileSync(`${pictures}/report-a4.png`, await sheet.screenshot({ fullPage: true }));
  }
});

test.each([
  ['report', reportPage(aVisit('/checks/x/reports/1'), report, true)],
  ['form', askPage(aVisit('/checks/new'), { towns: ['城关镇'], entered: {}, errors: new Map() })],
])('the page of the %s fits a phone, and can be read aloud', async (name, shown) => {
  const page = await openPage(phone);
  await page.setContent(styled(String(renderPage(aVisit('/checks'), shown)), style));
  expect(await findBarriers(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  if (pictures !== undefined)
    writeFileSync(`${pictures}/${name}.png`, await page.screenshot({ fullPage: true }));
});
