import { expect, it } from 'vitest';
import { deliveriesPage } from '../../../../functions/console/pages/deliveries.ts';
import { renderPage } from '../../../../functions/console/views/shell.ts';
import type { StaffVisit } from '../../../../functions/console/visit.ts';
import type { DeliveredFile } from '../../../../shared/app/deliveries/delivered-files.ts';
import { html } from '../../../../functions/console/views/html.ts';
import { aFile } from '../../../builders/file-record.ts';
import { staff } from '../../../builders/staff.ts';

const visit: StaffVisit = {
  staff: staff.county,
  csrf: '',
  language: 'zh',
  say: ({ zh }) => zh,
  both: ({ zh }) => html`${zh}`,
  path: '/deliveries',
  day: '2026-11-01',
  providerName: ({ provider }) => provider,
};

function refusedFiles(count: number): DeliveredFile[] {
  return Array.from({ length: count }, (_, n) => {
    const key = `inbox/${'long-name-'.repeat(80)}${String(n).padStart(5, '0')}.csv`;
    const file = aFile({ key, arrivedAt: `2026-11-01T00:00:${String(n % 60).padStart(2, '0')}.000Z` });
    return {
      subject: { kind: 'refused' },
      file,
      state: 'rejected',
      reason: 'key-unreadable',
    } as unknown as DeliveredFile;
  });
}

it('however many files with long names somebody puts, the page stays small, and its file has all', async () => {
  const page = deliveriesPage(visit, refusedFiles(5000));
  expect(Buffer.byteLength(String(renderPage(visit, page)))).toBeLessThan(1024 * 1024);
  expect(String(page.body)).toContain('共 5000 份');
  const all = await page.sheets?.find(({ name }) => name === 'deliveries')?.write('csv');
  expect(all?.rows).toBe(5000);
});
