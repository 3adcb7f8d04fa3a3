import { expect, it } from 'vitest';
import {
  countHousehold,
  emptyCounts,
  sayDueChanges,
  type ByPolicy,
} from '../../../../shared/app/policy/rehearsal-counts.ts';
import type { HouseholdFile } from '../../../../shared/contracts/household-file.ts';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { amountDue } from '../../../../shared/domain/payments/amount-due.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { aContext } from '../../../builders/assessment.ts';
import { aBankHolding, aHousehold, aMember, aVehicleHolding } from '../../../builders/household-file.ts';

const byPolicy = (parts: Partial<HouseholdFile>, policy: Policy = defaultPolicy): ByPolicy => {
  const file = aHousehold({ members: [aMember()], ...parts });
  const inForce = policyInForce(policy, file.profile.county, aContext().day);
  return { assessment: assess(file, aContext({ policy })), due: amountDue(file, inForce) };
};
const savings = (balanceFen = 20_000_00) => aBankHolding({ balanceFen });
const nothing = byPolicy({});
const car = byPolicy({ holdings: [aVehicleHolding()] });
const carAndSavings = byPolicy({ holdings: [aVehicleHolding(), savings()] });

it('counts households by what their case would be, now and then', () => {
  const counts = emptyCounts();
  countHousehold(counts, nothing, car);
  countHousehold(counts, car, carAndSavings);
  countHousehold(counts, carAndSavings, carAndSavings);
  expect(counts).toMatchObject({
    households: 3,
    kinds: {
      now: { none: 1, review: 1, suspension: 1 },
      then: { none: 0, review: 1, suspension: 2 },
    },
  });
});

it('counts by rule what it newly finds, finds no longer and finds otherwise, and nothing that stays', () => {
  const counts = emptyCounts();
  countHousehold(counts, nothing, carAndSavings);
  countHousehold(counts, car, carAndSavings);
  countHousehold(counts, carAndSavings, car);
  countHousehold(counts, car, car);
  countHousehold(counts, byPolicy({ holdings: [savings()] }), byPolicy({ holdings: [savings(30_000_00)] }));
  expect(counts.rules).toEqual({
    'motor-vehicle': { newly: 1, noLonger: 0, otherwise: 0 },
    'financial-assets': { newly: 2, noLonger: 1, otherwise: 1 },
  });
});

const yearly = (yearlyFen: number): ByPolicy => ({
  ...nothing,
  due: { kind: 'due', yearlyFen, months: [], lines: [], unclassedMonthlyFen: 0 },
});
const unknown: ByPolicy = { ...nothing, due: { kind: 'unknown', reason: 'standard-unknown' } };

it('counts whose amount due changes and by how much, and apart whose is known by one policy only', () => {
  const counts = emptyCounts();
  countHousehold(counts, yearly(100_00), yearly(1_300_00));
  countHousehold(counts, yearly(900_00), yearly(600_00));
  countHousehold(counts, yearly(900_00), yearly(900_00));
  countHousehold(counts, unknown, yearly(900_00));
  countHousehold(counts, unknown, unknown);
  expect(counts.due).toEqual({ changed: 2, yearlyFen: 900_00, unknown: 1 });
  expect(sayDueChanges(counts)).toEqual({
    zh: '2 户的应保障金额变化，合计每年 +900.00 元。另有 1 户仅在一份政策下可以测算。',
    en: 'The amount due changes for 2 households, by +900.00 yuan a year together. For 1 household more it can be calculated by one of the two policies only.',
  });
});

it('says nothing of amounts that a former version did not calculate', () => {
  expect(sayDueChanges({})).toBeUndefined();
  expect(sayDueChanges(emptyCounts())?.en).toBe('The amount due changes for no household.');
});

it('begins empty each time', () => {
  countHousehold(emptyCounts(), nothing, carAndSavings);
  expect(emptyCounts()).toEqual({
    households: 0,
    rules: {},
    kinds: { now: { none: 0, review: 0, suspension: 0 }, then: { none: 0, review: 0, suspension: 0 } },
    due: { changed: 0, yearlyFen: 0, unknown: 0 },
  });
});
