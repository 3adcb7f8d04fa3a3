/** What may be proposed: the amount fits the decision and its calculation, and its month can still come. */
import { describe, expect, it } from 'vitest';
import type { AmountInput, CaseStepInput, DecisionKind } from '../../../../shared/contracts/case-steps.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { aHardCase, CaseLife, steps, surveyed } from '../../../builders/case-life.ts';

// The household is paid 600.00 a month.
const now = 600_00;
/** One person without income, whom the standard of 350.00 a month is due. */
const alone: AmountInput = { headcount: 1, incomeFen: 0, incomePeriod: 'month', supporters: [] };

/** What speaks against a proposal; each begins at the same place. */
function against(parts: object, life: CaseLife = surveyed(aHardCase())): string[] {
  const step = { ...steps.terminate, calculation: alone, deviation: '另有说明', ...parts } as CaseStepInput;
  const outcome = life.try('leader', step);
  return outcome.kind === 'taken' ? [] : outcome.problems.map(({ code }) => code);
}

describe('the amount of a proposal', () => {
  const member = { kind: 'member', ordinal: 1 } as const;
  const household = { kind: 'household' } as const;

  it.each<[DecisionKind, typeof household | typeof member, number[], number[]]>([
    ['continue', household, [now], [now - 1, now + 1, 0]],
    ['increase', household, [now + 1], [now, now - 1]],
    ['reduce', household, [1, now - 1], [0, now, now + 1]],
    ['gradual-exit', household, [0], [1, now]],
    ['suspend', household, [0], [1, now]],
    ['terminate', household, [0], [1, now]],
    ['suspend', member, [0, now - 1], [now, now + 1]],
    ['terminate', member, [0, now - 1], [now]],
  ])('of %s for %o is one of %j, not of %j', (decision, scope, right, wrong) => {
    for (const monthlyAmountFen of right)
      expect(against({ decision, scope, monthlyAmountFen }), String(monthlyAmountFen)).toEqual([]);
    for (const monthlyAmountFen of wrong)
      expect(against({ decision, scope, monthlyAmountFen }), String(monthlyAmountFen)).toEqual([
        'amount-wrong',
      ]);
  });

  it('is that of a member whom the household has', () => {
    expect(against({ scope: { kind: 'member', ordinal: 2 } })).toEqual(['member-unknown']);
  });
});

describe('the month of a proposal', () => {
  // Today is 2026-10-12.
  it('is this one or one of the next twelve', () => {
    const from = (effectiveMonth: string) => against({ effectiveMonth });
    expect(from('2026-09')).toEqual(['month-wrong']);
    expect(from('2026-10')).toEqual([]);
    expect(from('2027-10')).toEqual([]);
    expect(from('2027-11')).toEqual(['month-wrong']);
  });

  it('of a gradual exit is at most six off', () => {
    const from = (effectiveMonth: string) => against({ decision: 'gradual-exit', effectiveMonth });
    expect(defaultPolicy.cases.gradualExit.longestMonths).toBe(6);
    expect(from('2027-04')).toEqual([]);
    expect(from('2027-05')).toEqual(['month-wrong']);
  });
});

describe('the calculation of a proposal', () => {
  const reduce = { decision: 'reduce', monthlyAmountFen: 350_00, deviation: undefined } as const;

  it('is needed where the amount is neither all nor nothing', () => {
    expect(against({ ...reduce, calculation: undefined })).toEqual(['calculation-missing']);
    expect(against({ ...steps.continue, calculation: undefined })).toEqual([]);
    expect(against({ calculation: undefined })).toEqual([]);
  });

  it('comes to the amount, or somebody says why not', () => {
    expect(against(reduce)).toEqual([]);
    expect(against({ ...reduce, monthlyAmountFen: 350_01 })).toEqual(['calculation-differs']);
    expect(against({ ...reduce, monthlyAmountFen: 350_01, deviation: '取整' })).toEqual([]);
  });

  it('goes by the standard of the month from which it is paid, also one that begins within that month', () => {
    const standard = { scheme: 'urban', period: 'month', amountFen: 375_00, restsOn: 'notice 12' } as const;
    const standards = [...defaultPolicy.standards, { ...standard, effectiveFrom: '2026-11-15' }];
    const life = surveyed(new CaseLife(aHardCase().file, '2026-10-12', { ...defaultPolicy, standards }));
    const from = (effectiveMonth: string, monthlyAmountFen: number) =>
      against({ ...reduce, effectiveMonth, monthlyAmountFen }, life);
    expect(from('2026-11', 350_00)).toEqual(['calculation-differs']);
    expect(from('2026-10', 375_00)).toEqual(['calculation-differs']);
    expect(from('2026-11', 375_00)).toEqual([]);
    expect(life.case.proposal?.calculation).toMatchObject({ monthlyFen: 375_00, yearlyFen: 4_500_00 });
  });

  it('rests on a standard, which policy may not name', () => {
    const standards = defaultPolicy.standards.map((each) => ({ ...each, scheme: 'rural' as const }));
    const life = surveyed(aHardCase());
    const without = new CaseLife(life.file, life.day, { ...defaultPolicy, standards });
    without.file = life.file;
    expect(against(reduce, without)).toEqual(['standard-unknown']);
    expect(against({ calculation: undefined }, without)).toEqual([]);
  });

  it('of one member alone is for households within the multiple of the standard', () => {
    const { multiple } = defaultPolicy.cases.singlePerson;
    // The multiple of 350.00 a month, for three.
    const limit = 3 * 350_00 * multiple;
    const singled = (incomeFen: number, incomePeriod: 'month' | 'year') =>
      against({
        ...reduce,
        calculation: { ...alone, singledOutOf: { headcount: 3, incomeFen, incomePeriod } },
      });
    expect(singled(limit, 'month')).toEqual([]);
    expect(singled(limit + 1, 'month')).toEqual(['not-within-multiple']);
    expect(singled(12 * limit, 'year')).toEqual([]);
    expect(singled(12 * limit + 1, 'year')).toEqual(['not-within-multiple']);
  });
});
