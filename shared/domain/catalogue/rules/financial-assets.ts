/** Deposits of all members against the limit for the household. */
import { z } from 'zod';
import type { Bilingual, CalendarDate, Fen } from '../../../contracts/primitives.ts';
import { isCountable } from '../../assessment/held-asset.ts';
import { daysBetween } from '../../kernel/calendar.ts';
import { makeFraction } from '../../kernel/fraction.ts';
import { countOf, say, sayAll } from '../../kernel/say.ts';
import { exactly, positiveNumber, timesRounded } from '../../kernel/decimal.ts';
import { findCleared } from './clearances.ts';
import { countAccounts, type CountedAccount, listEvidence } from './count-accounts.ts';
import { describeAccounts, describeAidAccount, describeKind, describeSum } from './describe-deposits.ts';
import { defineEntry, type Rule, type View } from './rule.ts';

export const financialAssetsEntry = defineEntry('financial-assets', {
  /** The limit is this many monthly standards a head: `headcount × yearly standard × multiplier / 12`. */
  multiplier: positiveNumber,
  /** A balance older than this says too little for a suspension. */
  oldestBalanceDays: z.int().positive(),
  /** This many months' guarantee on the account that receives it are not counted. */
  aidAccountMonths: z.int().nonnegative(),
});
type Entry = z.infer<typeof financialAssetsEntry>;

/** `headcount × yearly standard × multiplier / 12`, rounded once, half up, to the fen. */
export function limitFenFor(headcount: number, yearlyStandardFen: Fen, multiplier: number): Fen {
  const { numerator, denominator } = exactly(multiplier);
  return timesRounded(
    BigInt(headcount) * BigInt(yearlyStandardFen),
    makeFraction(numerator, denominator * 12n),
  );
}

export const financialAssets: Rule<Entry> = {
  name: 'financial-assets',
  title: say('金融资产', 'financial assets'),
  phrase: say('存款超过限额', 'over the limit for deposits'),
  sources: ['bank'],
  about: 'assets',
  mightCount: (asset) => asset.source === 'bank' && asset.balanceFen > 0,
  judge(view, entry) {
    const { headcount } = view.profile;
    const { yearlyStandardFen } = view;
    if (yearlyStandardFen === 'none') {
      return {
        kind: 'unjudged',
        explanation: say(
          '政策中没有当日适用的保障标准。',
          'Policy names no standard for this scheme and day.',
        ),
      };
    }
    const limitFen = limitFenFor(headcount, yearlyStandardFen, entry.multiplier);
    const { counted, cleared } = countForRule(view, entry);
    const amountFen = counted.reduce((sum, each) => sum + each.countedFen, 0);
    const seen = [
      describeSum({ amountFen, limitFen, headcount, yearlyStandardFen, multiplier: entry.multiplier }),
      describeAccounts(view.assets, counted, cleared),
      ...describeAidAccount(counted, entry.aidAccountMonths),
    ];
    if (amountFen <= limitFen) return { kind: 'passed', explanation: sayAll(seen) };
    const doubts = findDoubts(counted, view.day, entry.oldestBalanceDays);
    return {
      kind: 'failed',
      raises: doubts.length === 0 ? 'suspension' : 'review',
      amountFen,
      limitFen,
      explanation: sayAll([...seen, describeKind(doubts, entry.oldestBalanceDays)]),
      evidence: counted.flatMap(listEvidence),
    };
  },
};

/** The accounts that count, without those that a clearance covers. */
function countForRule(view: View, entry: Entry): { counted: CountedAccount[]; cleared: number } {
  const countable = view.assets.filter((asset) => asset.source === 'bank').filter(isCountable);
  const all = countAccounts(countable, view.profile, entry.aidAccountMonths);
  const keys = findCleared(view, new Map(all.map((each) => [each.account.key, each.countedFen])));
  const counted = all.filter((each) => !keys.has(each.account.key));
  return { counted, cleared: all.length - counted.length };
}

/** What speaks against a suspension in the accounts that count for something. */
function findDoubts(
  counted: readonly CountedAccount[],
  day: CalendarDate,
  oldestBalanceDays: number,
): Bilingual[] {
  const counting = counted.filter((each) => each.countedFen > 0);
  const unverified = counting.filter(({ balances }) =>
    balances.some(({ balance }) => balance.certainty !== 'verified'),
  ).length;
  const several = counting.filter(({ account }) => account.unclear.includes('several-balances')).length;
  const old = counting.filter(
    ({ account }) => daysBetween(account.balanceDate, day) > oldestBalanceDays,
  ).length;
  const doubts: [number, Bilingual][] = [
    [
      unverified,
      say(`${unverified} 个账户未能确认为本人`, `${countOf(unverified, 'account')} not verified as theirs`),
    ],
    [
      several,
      say(
        `${several} 个账户同日有多笔不同余额`,
        `${countOf(several, 'account')} with several balances on one day`,
      ),
    ],
    [
      old,
      say(
        `${old} 个账户的余额早于 ${oldestBalanceDays} 天`,
        `${countOf(old, 'balance')} older than ${oldestBalanceDays} days`,
      ),
    ],
  ];
  return doubts.filter(([count]) => count > 0).map(([, text]) => text);
}
