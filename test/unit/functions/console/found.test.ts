/** What a row of a list says of a case, so that it is distinguished from the next without being opened. */
import { describe, expect, it } from 'vitest';
import { sayFound, timesOf } from '../../../../functions/console/texts/found.ts';
import type { ListedFinding } from '../../../../shared/contracts/case-lists.ts';

const of = (found: Partial<ListedFinding>): { zh: string; en: string } =>
  sayFound({
    rules: ['financial-assets'],
    found: [{ rule: 'financial-assets', amountFen: null, limitFen: null, things: [], ...found }],
  });

describe('a row of a list', () => {
  it('has the amount beside its limit, and how many times it is', () => {
    const money = of({ amountFen: 17_280_00, limitFen: 14_400_00 });
    expect(money.zh).toBe('金融资产（17,280.00 / 14,400.00 · 1.2×）');
    expect(money.en).toBe('financial assets (17,280.00 / 14,400.00 · 1.2×)');
  });

  it('has what is paid beside what is due', () => {
    const due = of({ rule: 'amount-differs', amountFen: 150_00, limitFen: 191_67 });
    expect(due.zh).toContain('实发 150.00 / 应发 191.67');
  });

  it('has the kinds of things where no money is counted, and each with its number', () => {
    const things = [
      { sort: { zh: '小型汽车', en: 'small car' }, count: 2 },
      { sort: { zh: '大型汽车', en: 'large vehicle' }, count: 1 },
    ];
    const cars = of({ rule: 'motor-vehicle', things });
    expect(cars.zh).toBe('机动车（小型汽车 2、大型汽车 1）');
  });

  it('has the rules alone where an earlier version wrote it, and a rule that is not known by its name', () => {
    expect(sayFound({ rules: ['motor-vehicle', 'lottery'] }).zh).toBe('机动车、lottery');
  });

  it('says no multiple of a limit of nothing, and whole ones from ten on', () => {
    expect(timesOf(5_00, 0)).toBeUndefined();
    expect(timesOf(123_00, 10_00)).toBe('12');
  });
});
