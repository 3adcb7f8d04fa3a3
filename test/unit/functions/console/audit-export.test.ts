import { describe, expect, it } from 'vitest';
import { ListTooLongError } from '../../../../functions/console/exports/export-file.ts';
import { auditRoutes } from '../../../../functions/console/routes/audit.ts';
import type { ConsoleDependencies } from '../../../../functions/console/dependencies.ts';
import type { RouteRequest } from '../../../../functions/console/route.ts';
import type { StaffVisit } from '../../../../functions/console/visit.ts';
import type { AuditEntry } from '../../../../shared/contracts/staff-record.ts';
import type { AuditPage, AuditRange } from '../../../../shared/store/audit-log.ts';
import { staff } from '../../../builders/staff.ts';

const visit: StaffVisit = {
  ...{ staff: staff.county, csrf: '', language: 'zh', path: '/audit', day: '2026-11-01' },
  ...{ t: ({ zh }) => zh, providerName: ({ provider }) => provider },
};

/** A log of so many entries, read page by page as the table gives them. */
function logOf(count: number) {
  const entryAt = (n: number): AuditEntry => ({
    ...{
      at: '2026-10-31T08:00:00.000Z',
      actor: 'a',
      action: `GET /${n}`,
      outcome: 'done',
      code: 'signed-in',
    },
  });
  return (range: AuditRange): Promise<AuditPage> => {
    const from = Number(range.after ?? 0);
    const through = Math.min(from + range.limit, count);
    const entries = Array.from({ length: through - from }, (_, n) => entryAt(from + n));
    return Promise.resolve({ entries, next: through === count ? undefined : String(through) });
  };
}

async function exportOf(count: number) {
  const [route] = auditRoutes;
  const deps = { now: () => new Date(), staff: { ofCounty: () => Promise.resolve([]) } };
  const request = { visit, scoped: { readAudit: logOf(count) }, path: {}, query: {}, entered: {}, files: [] };
  const outcome = await route!.handle(
    request as unknown as RouteRequest<unknown, unknown>,
    deps as unknown as ConsoleDependencies,
  );
  const page = outcome.kind === 'page' ? outcome.page : undefined;
  return page!.sheets!.find(({ name }) => name === 'audit')!.write('csv');
}

describe('the audit log as a file', () => {
  it('has every entry, also beyond 20,000', async () => {
    const { rows, body } = await exportOf(20_001);
    expect(rows).toBe(20_001);
    expect(String(body)).toContain('GET /20000');
    expect((await exportOf(50_000)).rows).toBe(50_000);
  });

  it('is refused where it has more than can be read for one file: never cut', async () => {
    await expect(exportOf(50_001)).rejects.toThrow(ListTooLongError);
  });
});
