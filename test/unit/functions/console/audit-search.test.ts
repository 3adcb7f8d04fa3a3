/** Whom and what an auditor looks for in the log. */
import { describe, expect, it } from 'vitest';
import { isLookedFor } from '../../../../functions/console/pages/audit.ts';
import { describeAuditCode, describeAuditSubject } from '../../../../functions/console/texts/audit.ts';
import type { AuditEntry } from '../../../../shared/contracts/staff-record.ts';

const entry = (parts: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ at: '2026-10-31T08:00:00.000Z', actor: 'clerk-1', action: 'GET /households', outcome: 'done' },
  ...{ code: 'file-opened', household: '329901-N0004' },
  ...parts,
});

describe('an entry is found', () => {
  it.each([
    ['without anything looked for', {}, true],
    ['by whose it is', { who: 'clerk-1' }, true],
    ['not of another person', { who: 'clerk-2' }, false],
    ['by the household’s number', { household: 'N0004' }, true],
    ['by its number with the county', { household: '329901-N0004' }, true],
    ['not by a part of the number', { household: '0004' }, false],
    ['by what was done', { what: 'file-opened' }, true],
    ['not by something else', { what: 'signed-in' }, false],
    ['not among what was refused', { what: 'refused' }, false],
  ])('%s', (_, lookedFor, found) => {
    expect(isLookedFor(lookedFor, entry())).toBe(found);
  });

  it('among what was refused, whatever the reason', () => {
    expect(isLookedFor({ what: 'refused' }, entry({ outcome: 'refused', code: 'outside-scope' }))).toBe(true);
  });

  it('not by a household where it has none', () => {
    const { household: _, ...without } = entry();
    expect(isLookedFor({ household: 'N0004' }, without)).toBe(false);
  });
});

describe('the log speaks in words', () => {
  it.each([
    ['file-opened', '查看家庭档案'],
    ['outside-scope', '不属于您的县或乡镇'],
  ])('of %s', (code, zh) => {
    expect(describeAuditCode(code).zh).toContain(zh);
  });

  it.each([
    ['audit-check', '查看审计记录'],
    ['case-3', '办理个案 3'],
    ['screen', '初筛'],
    ['member 2', '成员 2'],
    ['cases.csv, 12 rows', 'cases.csv，12 行'],
    ['of-a-later-version', 'of-a-later-version'],
  ])('of %s', (subject, zh) => {
    expect(describeAuditSubject(subject).zh).toBe(zh);
  });
});
