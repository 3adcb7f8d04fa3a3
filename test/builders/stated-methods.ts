/** Policies in which the sample county states how it calculates what is due, so that `amount-differs` is asked. */
import { defaultPolicy } from '../../shared/domain/policy/default-policy.ts';
import type { StatedMethod } from '../../cli/sample-county/amount-plots.ts';
import type { Policy } from '../../shared/domain/policy/policy.ts';

const stated = {
  effectiveFrom: '2026-07-01',
  restsOn: { zh: '样例县的设定', en: 'set for the sample county' },
};

const amountDiffers: Policy['rules'][number] = {
  rule: 'amount-differs',
  mode: 'live',
  toleranceFen: 100,
  ...stated,
};

function state(amounts: Partial<Policy['amounts']>): Policy {
  return {
    ...defaultPolicy,
    rules: [...defaultPolicy.rules, amountDiffers],
    amounts: { ...defaultPolicy.amounts, ...amounts },
  };
}

/** A county that has stated its method, by difference and without supplements. */
export const statedPolicy: Policy = state({});

const step = (yearlyIncomeUpToFen: number, shareOfStandard: number) => ({
  yearlyIncomeUpToFen,
  grant: { shareOfStandard },
});

const gravelyDisabledChild: Policy['amounts']['supplements'][number] = {
  name: { zh: '重度残疾儿童', en: 'gravely disabled child' },
  classes: ['重残儿童'],
  grant: { shareOfStandard: 0.3 },
  ...stated,
};

/**
 * `difference`: as the county pays, with a supplement for gravely disabled children. `steps`: fixed steps in town and a
 * price supplement in the country. `full`: the full standard for whoever is within it, 149.50 rounded up for a person
 * alone. Under the latter two most of what the county pays is another amount: their answers are of the plots alone.
 */
export const statedMethods = {
  difference: state({ supplements: [gravelyDisabledChild] }),
  steps: state({
    methods: [
      ...defaultPolicy.amounts.methods.filter(({ scheme }) => scheme === 'rural'),
      {
        scheme: 'urban',
        method: {
          kind: 'steps',
          steps: [step(1_050_00, 0.9), step(2_100_00, 0.65), step(3_150_00, 0.4), step(4_200_00, 0.2)],
        },
        alone: { shareOfStandard: 1 },
        rounding: 'fen',
        ...stated,
      },
    ],
    priceSupplements: [{ scheme: 'rural', monthlyFen: 20_00, ...stated }],
  }),
  full: state({
    methods: (['urban', 'rural'] as const).map((scheme) => ({
      ...{ scheme, method: { kind: 'full' }, alone: { monthlyFen: 149_50 }, rounding: 'yuan-up' },
      ...stated,
    })),
    supplements: [gravelyDisabledChild],
  }),
} satisfies Record<StatedMethod, Policy>;

const risen: Policy['standards'][number] = {
  ...{ scheme: 'urban', period: 'month', amountFen: 375_00, effectiveFrom: '2026-08-01' },
  restsOn: '县政〔2026〕7号',
};

/** The county's method, and 375 in place of 350 a month in town from the first of August. */
export const raisedStandard: Policy = {
  ...statedMethods.difference,
  standards: [...statedMethods.difference.standards, risen],
};
