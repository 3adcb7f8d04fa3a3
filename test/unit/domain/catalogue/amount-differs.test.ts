import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../../shared/contracts/household-file.ts';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { reconcileCase } from '../../../../shared/domain/cases/reconcile-case.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { aContext } from '../../../builders/assessment.ts';
import { aHousehold, aMember, aVehicleHolding } from '../../../builders/household-file.ts';

/** A county that has stated its method. */
const live: Policy = {
  ...defaultPolicy,
  rules: [
    ...defaultPolicy.rules,
    {
      rule: 'amount-differs',
      mode: 'live',
      toleranceFen: 100,
      effectiveFrom: '2013-01-01',
      restsOn: 'notice 12: by difference',
    },
  ],
};

/** Two rural people with 2,500 a year: due 2,300 a year, 191.67 or 191.66 a month. */
const couple = (profile: Partial<Profile> = {}) =>
  aHousehold({
    profile: {
      scheme: 'rural',
      headcount: 2,
      incomeFen: 2_500_00,
      incomePeriod: 'year',
      monthlyAmountFen: 191_67,
      ...profile,
    },
    members: [aMember(), aMember({ ordinal: 2 })],
  });

const judged = (file = couple(), policy = live) =>
  assess(file, aContext({ policy })).results.find(({ rule }) => rule === 'amount-differs');

describe('the amount that is paid against the amount that is due', () => {
  it('is let be up to the tolerance, month by month', () => {
    expect(judged()?.kind).toBe('passed');
    expect(judged(couple({ monthlyAmountFen: 190_66 }))?.kind).toBe('passed');
    expect(judged(couple({ monthlyAmountFen: 192_67 }))?.kind).toBe('passed');
  });

  it('raises an entitlement where less is paid, with every line', () => {
    const [finding] = assess(couple({ monthlyAmountFen: 150_00 }), aContext({ policy: live })).findings;
    expect(finding).toMatchObject({
      rule: 'amount-differs',
      kind: 'entitlement',
      amountFen: 150_00,
      limitFen: 191_67,
      evidence: [],
    });
    expect(finding?.explanation.zh).toContain('每月实发 150.00 元，按申报应保障 191.67 元');
    expect(finding?.explanation.zh).toContain('每年应保障金额（不低于 0）：2,300.00');
  });

  it('raises a review where more is paid', () => {
    expect(judged(couple({ monthlyAmountFen: 192_68 }))).toMatchObject({ finding: { kind: 'review' } });
  });

  it('makes a case of the kind entitlement, and gives way to anything that is found beside it', () => {
    const raise = (file = couple({ monthlyAmountFen: 150_00 })) => {
      const context = aContext({ policy: live });
      return reconcileCase(file, assess(file, context), { ...context, at: '2026-10-31T15:00:00Z' });
    };
    expect(raise()).toMatchObject({ kind: 'raise', case: { kind: 'entitlement' } });
    const withCar = { ...couple({ monthlyAmountFen: 150_00 }), holdings: [aVehicleHolding()] };
    expect(raise(withCar)).toMatchObject({ kind: 'raise', case: { kind: 'review' } });
  });

  it('is not judged where what is due cannot be reckoned', () => {
    expect(judged(couple({ headcount: 1 }))).toMatchObject({
      kind: 'unjudged',
      explanation: {
        zh: '应保障金额无法测算。保障人数多于共同生活人数，请核对。',
        en: 'What is due cannot be reckoned. more people are guaranteed than live together; check both numbers.',
      },
    });
  });

  it('is off until a policy names the method of its county', () => {
    expect(judged(couple({ monthlyAmountFen: 0 }), defaultPolicy)).toBeUndefined();
  });

  it('is silent where a clearance explains it', () => {
    const file = couple({ monthlyAmountFen: 150_00 });
    const clearance = {
      rule: 'amount-differs',
      assets: [],
      amountFen: null,
      by: 'county-1',
      reason: 'other',
      until: '2027-10-31',
      caseNumber: 1,
    };
    expect(judged({ ...file, clearances: [clearance] })?.kind).toBe('passed');
  });
});
