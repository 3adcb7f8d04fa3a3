import { describe, expect, it } from 'vitest';
import { deliveriesPage } from '../../../../functions/console/pages/deliveries.ts';
import { historyPage } from '../../../../functions/console/pages/delivery/history.ts';
import { deliveryPage } from '../../../../functions/console/pages/delivery/index.ts';
import { renderPage } from '../../../../functions/console/views/shell.ts';
import type { StaffVisit } from '../../../../functions/console/visit.ts';
import type { DeliveredFile } from '../../../../shared/app/deliveries/delivered-files.ts';
import type { HeldFile } from '../../../../shared/app/deliveries/read-held.ts';
import type { ReleaseEffect } from '../../../../shared/contracts/release-preview.ts';
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
  const page = deliveriesPage(visit, { files: refusedFiles(5000), held: [], sources: [] });
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
  expect(String(deliveriesPage(visit, { files, held: [], sources: [] }).body)).toContain(
    '/deliveries/history?of=bank%23nongshang',
  );
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
  expect(looking).toContain('由县级经办或县级审批人员决定，您只能查看。');
});

const nothingSeen = { byReason: new Map(), first: [], all: () => Promise.resolve([]) };
const absolving: ReleaseEffect = {
  households: 1,
  counties: [
    {
      ...{ county: staff.county.county, open: 9 },
      ...{ raised: 0, changed: 1, withdrawn: 0, milder: 1, harder: 0 },
      lines: [
        {
          ...{ effect: 'changed', rule: 'financial-assets', town: '新集镇', kind: 'review', cases: 1 },
          ...{ found: { before: 'suspension', after: 'review' }, finding: 'gone' },
        },
      ],
    },
  ],
};

describe('a held file whose release would take a hard finding away', () => {
  const held = {
    preview: { stamp: 's', release: absolving },
    sample: [],
  } as unknown as HeldFile;
  const waiting = delivered({ state: 'held', reason: 'members-lost' });
  const view = { held, released: undefined, proposal: undefined, inUse: [], mayDecide: true };
  const shown = String(deliveryPage(visit, waiting, nothingSeen, view).body).replace(/\s+/g, ' ');

  it('says so in its figures, from what to what in its table, and on the button, which is red', () => {
    expect(shown).toMatch(/<b>1<\/b><span>减轻 · 本县/);
    expect(shown).toMatch(/减轻.{0,200}金融资产.{0,200}新集镇.{0,200}拟停发 → 复核.{0,200}疑点消失/);
    expect(shown).toMatch(
      /<button class="stop" name="decision" value="release"> ?放行（减轻 1 件） ?<\/button>/,
    );
  });

  it('says to whoever may not decide who does, and has no button', () => {
    const looking = String(deliveryPage(visit, waiting, nothingSeen, { ...view, mayDecide: false }).body);
    expect(looking).toContain('由县级经办或县级审批人员决定，您只能查看。');
    expect(looking).not.toContain('<button');
    expect(shown).not.toContain('您只能查看');
  });
});

describe('a file that was released', () => {
  const view = {
    ...{ held: undefined, released: undefined, proposal: undefined, inUse: [], mayDecide: false },
    releasedEffect: absolving,
  };
  const bodyFor = (who: StaffVisit['staff']) =>
    String(deliveryPage({ ...visit, staff: who }, delivered({ state: 'current' }), nothingSeen, view).body);

  it('leads to the cases that its preview named, as the worklist can be narrowed to them', () => {
    // The finding is gone: the case does not name its rule any more.
    expect(bodyFor(staff.county)).toContain(
      `href="/cases?${new URLSearchParams({ kind: 'review', town: '新集镇' }).toString().replace('&', '&amp;')}"`,
    );
  });

  it('names no case of another county, and none to whoever may list none', () => {
    expect(bodyFor({ ...staff.county, county: '329999' })).not.toContain('id="affected"');
    expect(bodyFor({ ...staff.county, roles: ['administrator'] })).not.toContain('id="affected"');
  });
});
