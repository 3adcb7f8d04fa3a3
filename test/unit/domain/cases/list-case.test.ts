/** What a line of a list says of a case, and in which order lines stand. */
import { describe, expect, it } from 'vitest';
import { caseListKeys } from '../../../../shared/adapters/keys.ts';
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { Certainty } from '../../../../shared/contracts/primitives.ts';
import { isNarrowed, matchesFilter } from '../../../../shared/domain/cases/filter-cases.ts';
import { listCase } from '../../../../shared/domain/cases/list-case.ts';
import { aHardCase, aSoftCase, heard, steps, surveyed, type CaseLife } from '../../../builders/case-life.ts';

const lineOf = (life: CaseLife): ListedCase => listCase(life.case);

describe('a line', () => {
  it('is as sure as the surest finding, and a finding as its least sure row', () => {
    const { case: it } = aSoftCase();
    const [finding] = it.findings;
    const [row] = finding?.evidence ?? [];
    if (finding === undefined || row === undefined) throw new Error('nothing was found');
    const of = (...rows: Certainty[]) => ({
      ...finding,
      evidence: rows.map((certainty) => ({ ...row, certainty })),
    });
    const sureOf = (...findings: ReturnType<typeof of>[]) => listCase({ ...it, findings }).certainty;
    expect(sureOf(of('verified'))).toBe('verified');
    expect(sureOf(of('verified', 'probable'))).toBe('probable');
    expect(sureOf(of('verified', 'doubtful'), of('probable'))).toBe('probable');
    expect(sureOf(of('doubtful'))).toBe('doubtful');
    expect(sureOf(of())).toBe('probable');
    expect(lineOf(aHardCase()).certainty).toBe('verified');
  });

  it('says how far the town and the notice have come', () => {
    const life = surveyed(aHardCase());
    expect(lineOf(life)).toMatchObject({ surveyed: true, served: false, returned: false });
    life.take('leader', steps.terminate).take('county', { step: 'return-for-more', reason: '缺户主签字' });
    expect(lineOf(life)).toMatchObject({ state: 'investigating', returned: true });
    life.take('leader', steps.terminate).take('county', steps.check).take('county', steps.notice);
    expect(lineOf(life)).toMatchObject({ returned: false, served: false });
    life.take('handler', steps.serve);
    expect(lineOf(life)).toMatchObject({ served: true, dueOn: '2026-10-19' });
  });

  it('tells what was decided, and by how much a month changes', () => {
    const life = heard(aHardCase());
    expect(lineOf(life).outcome).toBeNull();
    life.take('approver', steps.decide);
    expect(lineOf(life).outcome).toEqual({ decision: 'terminate', changeFen: -600_00, on: '2026-10-12' });
  });
});

describe('the order of lines', () => {
  it('is by day, certainty, kind and amount', () => {
    const line = lineOf(aHardCase());
    const inOrder: Partial<ListedCase>[] = [
      { dueOn: '2026-10-01', certainty: 'doubtful', kind: 'review', amountAtStakeFen: 1 },
      { dueOn: '2026-10-02', certainty: 'verified', kind: 'suspension', amountAtStakeFen: 200_00 },
      { dueOn: '2026-10-02', certainty: 'verified', kind: 'suspension', amountAtStakeFen: 100_00 },
      { dueOn: '2026-10-02', certainty: 'verified', kind: 'review', amountAtStakeFen: 900_00 },
      { dueOn: '2026-10-02', certainty: 'probable', kind: 'review', amountAtStakeFen: 900_00 },
      { dueOn: '2026-10-02', certainty: 'doubtful', kind: 'review', amountAtStakeFen: 900_00 },
      { dueOn: null, certainty: 'verified', kind: 'suspension', amountAtStakeFen: 900_00 },
    ];
    const orders = inOrder.map((parts) => caseListKeys.order({ ...line, ...parts }));
    expect([...orders].sort()).toEqual(orders);
  });
});

describe('a filter', () => {
  const line = lineOf(aHardCase());

  it.each([
    { states: ['raised'] },
    { kind: 'suspension' },
    { rule: 'financial-assets' },
    { certainty: 'verified' },
    { leastAmountFen: 600_00 },
    { awaitsSecond: false },
    { town: line.town, assignee: 'somebody' },
  ] as const)('that fits keeps the line: %o', (parts) => {
    const filter = { county: '110101', ...parts };
    expect(matchesFilter(line, filter)).toBe(true);
    expect(isNarrowed(filter)).toBe(true);
  });

  it.each([
    { states: ['screened'] },
    { kind: 'review' },
    { rule: 'second-home' },
    { certainty: 'probable' },
    { leastAmountFen: 600_01 },
    { awaitsSecond: true },
    { town: '西街镇', assignee: 'somebody' },
  ] as const)('that does not drops it: %o', (parts) => {
    expect(matchesFilter(line, { county: '110101', ...parts })).toBe(false);
  });

  it('of what keys say alone is left to them', () => {
    expect(isNarrowed({ county: '110101', town: line.town, dueBy: '2026-10-12' })).toBe(false);
  });
});
