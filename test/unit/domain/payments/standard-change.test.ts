import { describe, expect, it } from 'vitest';
import { compareStandards, timingOf } from '../../../../shared/domain/payments/standard-change.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { aHousehold, aMember } from '../../../builders/household-file.ts';

const raised: Policy = {
  ...defaultPolicy,
  standards: [
    ...defaultPolicy.standards,
    {
      scheme: 'urban',
      period: 'month',
      amountFen: 375_00,
      effectiveFrom: '2026-10-01',
      restsOn: 'notice 12',
    },
  ],
};
const both = { before: defaultPolicy, after: raised };
const alone = (parts = {}) =>
  aHousehold({
    profile: { headcount: 1, incomeFen: 100_00, monthlyAmountFen: 250_00, ...parts },
    members: [aMember()],
  });

describe('a standard that rises', () => {
  const decidedInJanuary = timingOf('2026-10-01', '2027-01-15');

  it('from October and decided in January gives 25 more a month and 75 of back pay a person', () => {
    expect(compareStandards(alone(), both, decidedInJanuary)).toMatchObject({
      kind: 'changed',
      change: {
        fromMonth: '2026-10',
        recipients: 1,
        paidFen: 250_00,
        beforeFen: 250_00,
        afterFen: 275_00,
        backPayFen: 75_00,
      },
    });
  });

  it('gives each recipient the same, and no back pay where it is decided in time', () => {
    const file = { ...alone({ headcount: 3 }), members: [1, 2, 3].map((ordinal) => aMember({ ordinal })) };
    expect(compareStandards(file, both, timingOf('2026-10-01', '2026-09-10'))).toMatchObject({
      change: { recipients: 3, beforeFen: 950_00, afterFen: 1_025_00, backPayFen: 0 },
    });
  });

  it('says nothing of another scheme', () => {
    expect(compareStandards(alone({ scheme: 'rural' }), both, decidedInJanuary)).toEqual({ kind: 'same' });
  });

  it('takes nothing back where it falls', () => {
    const fallen = { before: raised, after: defaultPolicy };
    expect(compareStandards(alone(), fallen, decidedInJanuary)).toMatchObject({
      change: { beforeFen: 275_00, afterFen: 250_00, backPayFen: 0 },
    });
  });

  it('reaches a household that was over the former standard', () => {
    const file = alone({ incomeFen: 360_00, monthlyAmountFen: 0 });
    expect(compareStandards(file, both, decidedInJanuary)).toMatchObject({
      change: { beforeFen: 0, afterFen: 15_00, backPayFen: 45_00 },
    });
  });

  it('leaves what cannot be reckoned unknown', () => {
    expect(compareStandards(alone(), both, timingOf('2012-11-01', '2027-01-15'))).toEqual({
      kind: 'unknown',
      reason: 'standard-unknown',
    });
  });
});
