/** The policy that holds until a deployment puts its own in its place. */
import { defaultAmounts } from './amount-policy.ts';
import { rules, sources } from '../catalogue/catalogue.ts';
import { defaultCases, defaultClearances } from './default-case-policy.ts';
import { say } from '../kernel/say.ts';
import type { Policy } from './document.ts';
import { defaultRetention } from './retention-policy.ts';
import { defaultDocuments } from './document-policy.ts';

/** One day for everything, so that no day has half a policy: the year of the practice that the defaults follow. */
const effectiveFrom = '2013-01-01';

/**
 * The default policy. Amounts are in fen; every entry names what it rests on. 《办法》 is 最低生活保障审核确认办法 (Measures
 * for the Review and Confirmation of the Minimum Living Guarantee), in force since 2021-07-01.
 */
export const defaultPolicy: Policy = {
  rules: rules
    .filter(({ onlyWhereNamed }) => !onlyWhereNamed)
    .map((rule) => ({
      rule: rule.name,
      mode: 'live',
      ...rule.defaults(sources),
      effectiveFrom,
      restsOn: rule.restsOn,
    })),
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
  sources: Object.fromEntries(
    sources
      .filter(({ isExpected }) => isExpected)
      .map(({ name, overdue }) => [name, { overdueAfterDays: overdue.afterDays, restsOn: overdue.restsOn }]),
  ),
  clearances: defaultClearances,
  cases: defaultCases,
  documents: defaultDocuments,
  amounts: defaultAmounts,
  retention: defaultRetention,
};
