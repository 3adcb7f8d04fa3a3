import { expect, it } from 'vitest';
import { deliveriesPage } from '../../../../functions/console/pages/deliveries.ts';
import { historyPage } from '../../../../functions/console/pages/delivery/history.ts';
import { deliveryPage } from '../../../../functions/console/pages/delivery/index.ts';
import { renderPage } from '../../../../functions/console/views/shell.ts';
import type { StaffVisit } from '../../../../functions/console/visit.ts';
import type { DeliveredFile } from '../../../../shared/app/deliveries/delivered-files.ts';
import { aFile } from '../../../builders/file-record.ts';
import { staff } from '../../../builders/staff.ts';

const visit: StaffVisit = {
  staff: staff.county,
  csrf: '',
  language: 'zh',
  t: ({ zh }) => zh,
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

function delivered(given: Partial<DeliveredFile> = {}): DeliveredFile {
  const subject = { kind: 'provider', source: 'bank', provider: 'nongshang' } as const;
  return { subject, file: aFile(), state: 'superseded', reason: 'newer-delivery', ...given };
}

it('a provider has a list of all that is on record, page by page', () => {
  const files = [delivered()];
  const first = String(
    historyPage(visit, 'bank#nongshang', {
      files,
      next: { at: '2026-10-01T00:00:00.000Z', fileId: 'f1' },
    }).body,
  );
  expect(first).toContain(
    '/deliveries/history?of=bank%23nongshang&amp;at=2026-10-01T00%3A00%3A00.000Z&amp;id=f1',
  );
  expect(String(historyPage(visit, 'bank#nongshang', { files, next: undefined }).body)).not.toContain(
    '&amp;at=',
  );
  expect(String(deliveriesPage(visit, files).body)).toContain('/deliveries/history?of=bank%23nongshang');
});

it('a file that waits unread is released to be read, or rejected, by whoever may decide', () => {
  const verdict = { kind: 'rejected', reason: 'too-many-files' } as const;
  const unread = delivered({ file: aFile({ verdict, sha256: '' }), state: 'held', reason: 'too-many-files' });
  const quarantine = { byReason: new Map(), first: [], all: () => Promise.resolve([]) };
  const view = { held: undefined, released: undefined, proposal: undefined, inUse: [], mayDecide: true };
  const shown = String(deliveryPage(visit, unread, quarantine, view).body);
  expect(shown).toContain('已达上限');
  expect(shown).toContain('value="release"');
  expect(shown).toContain('value="reject"');
  const looking = String(deliveryPage(visit, unread, quarantine, { ...view, mayDecide: false }).body);
  expect(looking).not.toContain('value="release"');
});
