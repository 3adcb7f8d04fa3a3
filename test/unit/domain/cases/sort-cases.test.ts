/** A list of cases by each of its columns. */
import { describe, expect, it } from 'vitest';
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import { listCase } from '../../../../shared/domain/cases/list-case.ts';
import { caseOrders, sortCases, type CaseOrder } from '../../../../shared/domain/cases/sort-cases.ts';
import { aHardCase, aSoftCase } from '../../../builders/case-life.ts';

const [hard, soft] = [listCase(aHardCase().case), listCase(aSoftCase().case)];

const headsBy = (by: CaseOrder, lines: readonly ListedCase[], descending = false): string =>
  sortCases(lines, { by, descending })
    .map(({ headName }) => headName)
    .join('');

describe('a sorted list', () => {
  it('puts names as Chinese does', () => {
    const lines = ['周', '李', '阿', '赵'].map((headName) => ({ ...soft, headName }));
    expect(headsBy('head', lines)).toBe('阿李赵周');
    expect(headsBy('head', lines, true)).toBe('周赵李阿');
  });

  it('puts what is most over its limit first where the largest is asked for, whatever the rule', () => {
    const found = (headName: string, amountFen: number, limitFen: number): ListedCase => ({
      ...{ ...hard, headName },
      found: [{ rule: 'financial-assets', amountFen, limitFen, things: [] }],
    });
    const lines = [found('甲', 20_000, 10_000), found('乙', 30_000, 10_000), found('丙', 1, 0)];
    expect(headsBy('found', lines, true)).toBe('丙乙甲');
  });

  it('leaves what has no value at the end, both ways, and what is alike as it was', () => {
    const lines = [
      { ...soft, headName: '甲', assignee: null },
      { ...soft, headName: '乙', assignee: { id: 'b', name: '王' } },
      { ...soft, headName: '丙', assignee: { id: 'a', name: '李' } },
      { ...soft, headName: '丁', assignee: null },
    ];
    expect(headsBy('assignee', lines)).toBe('丙乙甲丁');
    expect(headsBy('assignee', lines, true)).toBe('乙丙甲丁');
    expect(headsBy('found', [soft, { ...soft, headName: '戊', kind: 'of-another-version' }])).toBe(
      '张三丰戊',
    );
  });

  it.each(caseOrders)('has as many lines by %s as before, and changes none of them', (by) => {
    const lines = [hard, soft, { ...hard, dueOn: null }, { ...soft, kind: 'of-another-version' }];
    const before = JSON.stringify(lines);
    expect(sortCases(lines, { by, descending: true })).toHaveLength(lines.length);
    expect(JSON.stringify(lines)).toBe(before);
  });
});
