import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../../shared/contracts/household-file.ts';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { reconcileCase } from '../../../../shared/domain/cases/reconcile-case.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { aContext } from '../../../builders/assessment.ts';
import { aHousehold, aMember, aVehicleHolding } from '../../../builders/household-file.ts';
import { statedPolicy as live } from '../../../builders/stated-methods.ts';

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

  it('is not judged where what is due cannot be calculated', () => {
    expect(judged(couple({ headcount: 1 }))).toMatchObject({
      kind: 'unjudged',
      explanation: {
        zh: '应保障金额无法测算。保障人数多于共同生活人数，请核对。',
        en: 'What is due cannot be calculated. more people are guaranteed than live together; check both numbers.',
      },
    });
  });

  describe('where the roster has a supplement in a column of its own', () => {
    const stating = (supplementColumn: 'included' | 'apart' | 'unstated'): Policy => ({
      ...live,
      rules: live.rules.map((each) =>
        each.rule === 'amount-differs' ? { ...each, supplementColumn } : each,
      ),
    });
    const paid = (monthlyAmountFen: number, supplementFen: number | 'unknown') =>
      couple({ monthlyAmountFen, supplementFen });
    const kindOf = (file: ReturnType<typeof couple>, policy: Policy) => {
      const result = judged(file, policy);
      return result?.kind === 'failed' ? result.finding.kind : result?.kind;
    };

    // Due are 191.67 a month.
    it.each<[string, number, number | 'unknown', string, string, string]>([
      ['what is due with it', 131_67, 60_00, 'entitlement', 'passed', 'unjudged'],
      ['what is due without it', 191_67, 60_00, 'passed', 'review', 'unjudged'],
      ['less with it and without it', 100_00, 60_00, 'entitlement', 'entitlement', 'entitlement'],
      ['more with it and without it', 250_00, 60_00, 'review', 'review', 'review'],
      ['less without it, and it cannot be read', 100_00, 'unknown', 'entitlement', 'unjudged', 'unjudged'],
      ['what is due, and it cannot be read', 191_67, 'unknown', 'passed', 'unjudged', 'unjudged'],
      ['more without it, and it cannot be read', 250_00, 'unknown', 'review', 'review', 'review'],
    ])(
      '%s is judged as policy says how the columns are meant',
      (_, monthly, supplement, included, apart, unstated) => {
        const file = paid(monthly, supplement);
        expect(kindOf(file, stating('included'))).toBe(included);
        expect(kindOf(file, stating('apart'))).toBe(apart);
        expect(kindOf(file, stating('unstated'))).toBe(unstated);
        // A policy from before the column was read states nothing.
        expect(kindOf(file, live)).toBe(unstated);
      },
    );

    it('says what of it is paid, and why nothing is judged', () => {
      const reported = (file: ReturnType<typeof couple>, policy: Policy) => {
        const result = judged(file, policy);
        return result?.kind === 'failed' ? result.finding.explanation.zh : result?.explanation.zh;
      };
      expect(reported(paid(100_00, 60_00), stating('apart'))).toContain('每月实发 160.00 元');
      expect(reported(paid(131_67, 60_00), live)).toContain('另列分类救助金 60.00 元');
      expect(reported(paid(131_67, 'unknown'), live)).toContain('各行不一或无法识别');
    });
  });

  describe('where policy has supplements by person class', () => {
    const policy: Policy = {
      ...live,
      amounts: {
        ...live.amounts,
        supplements: [
          {
            name: { zh: '重残', en: 'gravely disabled' },
            classes: ['重残'],
            grant: { shareOfStandard: 0.3 },
            effectiveFrom: '2013-01-01',
            restsOn: 'notice 14',
          },
        ],
      },
    };
    const alone = (monthlyAmountFen: number, personClasses?: string[]) =>
      aHousehold({
        profile: { scheme: 'rural', headcount: 1, incomeFen: 0, incomePeriod: 'year', monthlyAmountFen },
        members: [aMember(personClasses === undefined ? {} : { personClasses })],
      });

    it('accuses nobody of a supplement whose class is not on record', () => {
      expect(judged(alone(260_00), policy)).toMatchObject({
        kind: 'unjudged',
        explanation: {
          zh: expect.stringContaining(
            '如果其中有人应当分类施保，每月最多还应增发 60.00 元，多发的可能就是这笔钱',
          ) as string,
        },
      });
      expect(judged(alone(261_00), policy)?.kind).toBe('unjudged');
      expect(judged(alone(261_01), policy)?.kind).toBe('failed');
    });

    it('goes by the class where it is on record', () => {
      expect(judged(alone(260_00, ['重残']), policy)?.kind).toBe('passed');
      expect(judged(alone(200_00, ['重残']), policy)).toMatchObject({ finding: { kind: 'entitlement' } });
      expect(judged(alone(260_00, ['一般']), policy)).toMatchObject({ finding: { kind: 'review' } });
    });
  });

  it('is not judged where some of a household over the standard are guaranteed, perhaps alone', () => {
    const file = couple({ incomeFen: 6_000_00, monthlyAmountFen: 200_00 });
    const [head, other] = file.members;
    if (head === undefined || other === undefined) throw new Error('two members');
    const son = { ...file, members: [{ ...head, recipient: false }, other] };
    expect(judged(son)).toMatchObject({
      kind: 'unjudged',
      explanation: { zh: expect.stringContaining('没有写明是否单人保') as string },
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
