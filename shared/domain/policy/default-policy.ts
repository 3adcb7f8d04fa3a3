/** The policy that holds until a deployment puts its own in its place. */
import { defaultAmounts } from './amount-policy.ts';
import { defaultCases, defaultClearances } from './default-case-policy.ts';
import { say } from '../kernel/say.ts';
import type { Policy } from './document.ts';
import { defaultDocuments } from './document-policy.ts';

/** One day for everything, so that no day has half a policy: the year of the practice that the defaults follow. */
const effectiveFrom = '2013-01-01';

const mode = 'live';

const choice = say('产品设定', 'product choice');

/**
 * The default policy. Amounts are in fen; every entry names what it rests on. 《办法》 is 最低生活保障审核确认办法 (Measures
 * for the Review and Confirmation of the Minimum Living Guarantee), in force since 2021-07-01.
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
      restsOn: say(
        '《办法》第十四条（财产）；倍数：区县 2013 年做法，按月标准理解；余额时效、发放账户月数：产品设定',
        'Measures art. 14 (property); multiplier: district practice 2013, read on the monthly standard; ' +
          'age of balances and months on the aid account: product choice',
      ),
    },
    {
      rule: 'commercial-property',
      mode,
      effectiveFrom,
      restsOn: say(
        '《办法》第十四条（不动产）；区县 2013 年做法',
        'Measures art. 14 (immovables); district practice 2013',
      ),
    },
    {
      rule: 'second-home',
      mode,
      homesAllowed: 1,
      effectiveFrom,
      restsOn: say(
        '《办法》第十四条（房屋；维持基本生活所必需的可以豁免）；区县做法中比对，但不作为决定依据',
        'Measures art. 14 (houses; what is needed to live may be exempted); compared in district practice, not decisive',
      ),
    },
    {
      rule: 'motor-vehicle',
      mode,
      exceptPlateTypes: ['07', '08', '13', '14'],
      effectiveFrom,
      restsOn: say(
        '《办法》第十四条（机动车辆）；市级做法按季比对；除外的号牌种类：产品设定',
        'Measures art. 14 (vehicles); compared quarterly in city practice; excepted plate types: product choice',
      ),
    },
    { rule: 'unclear-asset', mode, effectiveFrom, restsOn: choice },
    { rule: 'identity-question', mode, effectiveFrom, restsOn: choice },
    {
      rule: 'duplicate-recipient',
      mode,
      effectiveFrom,
      restsOn: say('惯例：不得重复享受', 'practice: nobody is aided twice'),
    },
  ],
  standards: [
    {
      scheme: 'urban',
      period: 'month',
      amountFen: 350_00,
      effectiveFrom,
      restsOn: say('区县 2013 年标准：每月 350 元', 'district practice 2013: 350 yuan a month'),
    },
    {
      scheme: 'rural',
      period: 'year',
      amountFen: 2_400_00,
      effectiveFrom,
      restsOn: say('区县 2013 年标准：每年 2,400 元', 'district practice 2013: 2,400 yuan a year'),
    },
  ],
  currencyRates: [],
  sources: {
    bank: {
      overdueAfterDays: 35,
      restsOn: say('产品设定：按月交付，另宽限几天', 'product choice: monthly delivery and a few days'),
    },
    vehicle: {
      overdueAfterDays: 100,
      restsOn: say('产品设定：市级做法按季比对', 'product choice: quarterly comparison in city practice'),
    },
    property: {
      overdueAfterDays: 100,
      restsOn: say('产品设定：按季，与车辆相同', 'product choice: quarterly, as vehicles'),
    },
  },
  clearances: defaultClearances,
  cases: defaultCases,
  documents: defaultDocuments,
  amounts: defaultAmounts,
};
