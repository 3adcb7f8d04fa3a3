/** The policy that holds until a deployment puts its own in its place. */
import { defaultCases, defaultClearances } from './default-case-policy.ts';
import type { Policy } from './document.ts';
import { defaultDocuments } from './document-policy.ts';

/** One day for everything, so that no day has half a policy: the year of the practice that the defaults follow. */
const effectiveFrom = '2013-01-01';

const mode = 'live';

/**
 * The default policy. Amounts are in fen; every entry names what it rests on. 办法 is 最低生活保障审核确认办法 (Measures for
 * the Review and Confirmation of the Minimum Living Guarantee), in force since 2021-07-01.
 */
export const defaultPolicy: Policy = {
  rules: [
    {
      rule: 'financial-assets',
      mode,
      multiplier: 12,
      oldestBalanceDays: 90,
      aidAccountMonths: 12,
      effectiveFrom,
      restsOn:
        '办法 14 (property); multiplier: district practice 2013, read on the monthly standard; ' +
        'age of balances and months on the aid account: product choice',
    },
    {
      rule: 'commercial-property',
      mode,
      effectiveFrom,
      restsOn: '办法 14 (immovables); district practice 2013',
    },
    {
      rule: 'second-home',
      mode,
      homesAllowed: 1,
      effectiveFrom,
      restsOn:
        '办法 14 (houses; what is needed to live may be exempted); compared in district practice, not decisive',
    },
    {
      rule: 'motor-vehicle',
      mode,
      exceptPlateTypes: ['07', '08', '13', '14'],
      effectiveFrom,
      restsOn:
        '办法 14 (vehicles); compared quarterly in city practice; excepted plate types: product choice',
    },
    { rule: 'unclear-asset', mode, effectiveFrom, restsOn: 'product choice' },
    { rule: 'identity-question', mode, effectiveFrom, restsOn: 'product choice' },
    { rule: 'duplicate-recipient', mode, effectiveFrom, restsOn: 'practice: nobody is aided twice' },
  ],
  standards: [
    {
      scheme: 'urban',
      period: 'month',
      amountFen: 350_00,
      effectiveFrom,
      restsOn: 'district practice 2013: 350 yuan a month',
    },
    {
      scheme: 'rural',
      period: 'year',
      amountFen: 2_400_00,
      effectiveFrom,
      restsOn: 'district practice 2013: 2,400 yuan a year',
    },
  ],
  currencyRates: [],
  sources: {
    bank: { overdueAfterDays: 35, restsOn: 'product choice: monthly delivery and a few days' },
    vehicle: { overdueAfterDays: 100, restsOn: 'product choice: quarterly comparison in city practice' },
    property: { overdueAfterDays: 100, restsOn: 'product choice: quarterly, as vehicles' },
  },
  clearances: defaultClearances,
  cases: defaultCases,
  documents: defaultDocuments,
};
