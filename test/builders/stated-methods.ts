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

const step = (yearlyIncomeUpToFen: number, shareOfStandard: number) => ({
  yearlyIncomeUpToFen,
  grant: { shareOfStandard },
});

/**
 * `difference`: as the county pays, with a supplement for gravely disabled children. `steps`: fixed steps in town and a
 * price supplement in the country, for the plots that are about these; what the county pays otherwise differs from it.
 */
export const statedMethods = {
  difference: state({
    supplements: [
      {
        name: { zh: '重度残疾儿童', en: 'gravely disabled child' },
        classes: ['重残儿童'],
        grant: { shareOfStandard: 0.3 },
        ...stated,
      },
    ],
  }),
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
} satisfies Record<StatedMethod, Policy>;
