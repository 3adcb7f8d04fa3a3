import { expect, test } from 'vitest';
import { auditEntry } from '../../../shared/contracts/staff-record.ts';
import { AuditLog } from '../../../shared/store/audit-log.ts';
import type { Item, Table } from '../../../shared/store/aws/table.ts';

const entry = {
  ...{ at: '2026-11-01T00:00:00.000Z', actor: 'admin', action: 'POST /staff' },
  ...{ outcome: 'done' as const, code: 'staff-changed' },
};

test('a subject that is too long is cut where one sees it, and is read again', async () => {
  const written: Item[] = [];
  const table = { put: (item: Item) => Promise.resolve(written.push(item) > 0) };
  const log = new AuditLog(table as unknown as Table);
  await log.record('329901', { ...entry, subject: 'a'.repeat(301) });
  await log.record('329901', { ...entry, subject: 'a'.repeat(300) });
  const [cut, whole] = written.map((item) => auditEntry.parse(item).subject);
  expect(cut).toBe(`${'a'.repeat(299)}…`);
  expect(whole).toBe('a'.repeat(300));
});
