/** Whom and what an auditor looks for in the log. */
import { describe, expect, it } from 'vitest';
import { foldRepeats, isLookedFor } from '../../../../functions/console/pages/audit.ts';
import { describeAuditCode } from '../../../../functions/console/texts/audit.ts';
import { describeAuditSubject } from '../../../../functions/console/texts/audit-subjects.ts';
import { stepTitles } from '../../../../shared/domain/cases/states.ts';
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
    ['step-propose', '个案：提出处理意见'],
    ['step-refused', '个案步骤未办理'],
  ])('of %s', (code, zh) => {
    expect(describeAuditCode(code).zh).toContain(zh);
  });

  it.each([
    ['audit-check', '查看审计记录'],
    ['case-3', '办理个案 3'],
    ['screen', '初筛'],
    ['member 2', '成员 2'],
    ['cases.csv, 12 rows', 'cases.csv，12 行'],
    ['by number, 1 found', '按家庭编号，找到 1 户'],
    ['survey-missing proposal-missing', '缺少由家庭成员签字或见证拒签的入户调查表；缺少乡镇处理意见'],
    ['clerk-1 v3 name +county-handler -N0004', '方明，第 3 版：姓名、增加县级经办、去掉亲属家庭 N0004'],
    [
      'clerk-1 v4 leave:2026-11-02/2026-11-06/clerk-1',
      '方明，第 4 版：休假 2026-11-02 至 2026-11-06（方明代理）',
    ],
    ['clerk-9 own-record', 'clerk-9；不能修改自己的记录，请由另一名管理员办理'],
    ['inbox/bank/icbc/2026-10-31/a.csv', '银行存款 · icbc 的名称 · 2026-10-31 · a.csv'],
    ['roster/329901/2026-10-31/a.csv', '花名册 · 2026-10-31 · a.csv'],
    ['application 2', '申请核对，第 2 份报告'],
    [`2026-11 ${'a'.repeat(64)}`, '2026-11'],
    ['of-a-later-version', 'of-a-later-version'],
  ])('of %s', (subject, zh) => {
    const names = {
      staff: new Map([['clerk-1', '方明']]),
      providerName: ({ provider }: { provider: string }) => `${provider} 的名称`,
    };
    expect(describeAuditSubject(subject, names).zh).toBe(zh);
  });

  it('of every step', () => {
    for (const [step, { zh }] of Object.entries(stepTitles))
      expect(describeAuditCode(`step-${step}`).zh).toBe(`个案：${zh}`);
  });
});

describe('what somebody did again and again on one day', () => {
  it('is one line with how often, at the time of the last', () => {
    const again = entry({ at: '2026-10-31T09:00:00.000Z' });
    expect(foldRepeats([again, entry({ actor: 'clerk-2' }), entry()])).toEqual([
      { ...again, times: 2 },
      { ...entry({ actor: 'clerk-2' }), times: 1 },
    ]);
  });

  it('is apart on another day, and where it was refused', () => {
    const entries = [entry(), entry({ outcome: 'refused' }), entry({ at: '2026-10-30T08:00:00.000Z' })];
    expect(foldRepeats(entries).map(({ times }) => times)).toEqual([1, 1, 1]);
  });
});
