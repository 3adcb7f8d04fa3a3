/** Money of all members against the limit for the household. */
import * as z from 'zod';
import type { Bilingual, CalendarDate, Fen } from '../../../contracts/primitives.ts';
import { facetsOf } from '../facets.ts';
import { isCountable, isUnclear, unclear } from '../held.ts';
import { daysBetween } from '../../kernel/calendar.ts';
import { countOf, say, sayAll } from '../../kernel/say.ts';
import { positiveNumber } from '../../kernel/decimal.ts';
import { defineRule, type View } from '../rule.ts';
import { type CountedAccount, listAccounts, listEvidence } from './count-accounts.ts';
import {
  describeAccounts,
  describeAidAccount,
  describeKind,
  describeSum,
  nameMoney,
} from './describe-deposits.ts';

import { countForRule, limitFenFor, sumOf } from './money-limit.ts';
import { otherAidPaid } from './other-aid-paid.ts';
import { mightDecide } from './unclear-money.ts';
import { questionHolders } from './whose-money.ts';

/** What entries counted before they named their sources. */
const sourcesBefore = ['bank'];

const parameters = {
  /** The limit is this many monthly standards a head: `headcount × yearly standard × multiplier / 12`. */
  multiplier: { schema: positiveNumber, title: say('标准的月数', 'months of the standard') },
  /** A balance older than this says too little for a suspension. */
  oldestBalanceDays: { schema: z.int().positive(), title: say('余额最多旧几天', 'oldest balance, in days') },
  /** So many months of the guarantee, and of other aid, on the account that receives the guarantee are not counted. */
  aidAccountMonths: {
    schema: z.int().nonnegative(),
    title: say('发放账户不计几个月', "months of aid not counted on the aid's account"),
  },
  /** The sources whose money counts. */
  sources: {
    schema: z.array(z.string().min(1)).default(sourcesBefore),
    title: say('计入的数据源', 'sources that count'),
    namesSources: true,
  },
};

export const financialAssets = defineRule({
  name: 'financial-assets',
  title: say('金融资产', 'financial assets'),
  phrase: say('存款等金融资产超过限额', 'over the limit for deposits and other financial assets'),
  failsWhen: say(
    '全体成员的款项（存款、证券、支付账户、保险）超过限额：人口 × 年保障标准 × 倍数 ÷ 12（倍数默认 12，即每人一年的标准）；低保金发放账户中至多几个月（默认 12）的保障金和其他救助金不计入。计入的账户全部已确认为本人、情况清楚、余额都不旧（默认 90 天以内），且没有可能不是或不全是其款项的情形（联名、由他户成员共有、未成年人、持有人有死亡记录、不同数据源相隔 7 天以上可能是同一笔钱）的，拟停发，否则复核。',
    "Money of all members (deposits, securities, payment accounts, insurance) is over the limit: headcount × yearly standard × multiplier / 12 (by default 12, one year's standard a head). Up to some months' guarantee (by default 12) and other aid on the account that receives them are not counted. Suspension if every counted account is verified and clear, no balance is old (by default over 90 days) and nothing says that money may be another\'s or the same twice (joint accounts, minors, a holder on record as dead, balances of different sources over 7 days apart); else review.",
  ),
  facets: ['money'],
  about: 'assets',
  restsOn: say(
    '《办法》第十四条（财产）；倍数：参照某区县 2013 年的做法，其中的“标准”按每人每月的保障标准计算；余额时效、发放账户月数：产品设定',
    'Measures art. 14 (property); multiplier: practice of a district in 2013, whose "standard" is taken as that of a person and month; ' +
      'age of balances and months on the aid account: product choice',
  ),
  parameters,
  defaults: (sources) => ({
    multiplier: 12,
    oldestBalanceDays: 90,
    aidAccountMonths: 12,
    sources: sources
      .filter((each) => each.facets.includes('money') && each.isCounted)
      .map(({ name }) => name),
  }),
  reads: (source, { sources }) => sources.includes(source),
  mightCount: (asset, entry, view) =>
    entry.sources.includes(asset.source) &&
    facetsOf(asset, 'money').some(({ fen }) => fen > 0) &&
    mightDecide(asset, entry, view),
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
    const accounts = listAccounts(view.assets, entry.sources);
    const countable = accounts.filter(({ asset }) => isCountable(asset));
    const { counted, cleared } = countForRule(view, countable, entry.aidAccountMonths);
    const amountFen = sumOf(counted.map(({ countedFen }) => countedFen));
    const seen = [
      describeSum({
        called: nameMoney(accounts),
        amountFen,
        limitFen,
        headcount,
        yearlyStandardFen,
        multiplier: entry.multiplier,
      }),
      describeAccounts(accounts, counted, cleared),
      ...describeAidAccount(counted, {
        aidAccountMonths: entry.aidAccountMonths,
        withOthers: otherAidPaid(view).monthlyFen > 0,
      }),
    ];
    if (amountFen <= limitFen) return { kind: 'passed', explanation: sayAll(seen) };
    const doubts = [
      ...findDoubts(counted, view.day, entry.oldestBalanceDays),
      ...(mayBeTheSameMoney(counted, limitFen) ? [sameMoney] : []),
      ...questionHolders(counted, view, limitFen),
      ...(isAidUnknown(counted, view) ? [aidUnknown] : []),
    ];
    return {
      kind: 'failed',
      raises: doubts.length === 0 ? 'suspension' : 'review',
      amountFen,
      limitFen,
      explanation: sayAll([...seen, describeKind(doubts, entry.oldestBalanceDays)]),
      evidence: counted.flatMap(listEvidence),
    };
  },
});

/** What speaks against a suspension in the accounts that count for something. */
function findDoubts(
  counted: readonly CountedAccount[],
  day: CalendarDate,
  oldestBalanceDays: number,
): Bilingual[] {
  const counting = counted.filter((each) => each.countedFen > 0);
  const unverified = counting.filter(({ parts }) =>
    parts.some(({ part }) => part.certainty !== 'verified'),
  ).length;
  const several = counting.filter(({ asset }) => isUnclear(asset, unclear.severalBalances)).length;
  const future = counting.filter(({ asset }) => isUnclear(asset, unclear.futureDate)).length;
  const old = counting.filter(({ money }) => daysBetween(money.on, day) > oldestBalanceDays).length;
  const doubts: [number, Bilingual][] = [
    [
      unverified,
      say(
        `${unverified} 个账户的户名与成员姓名只是相近，须核实是否本人`,
        `${countOf(unverified, 'account')} under a name that only resembles the member's`,
      ),
    ],
    [
      several,
      say(
        `${several} 个账户同日有多笔不同余额`,
        `${countOf(several, 'account')} with several balances on one day`,
      ),
    ],
    [
      future,
      say(
        `${future} 个账户另有余额日期晚于数据日期`,
        `${countOf(future, 'account')} with another balance dated after the file`,
      ),
    ],
    [
      old,
      say(
        `${old} 个账户的余额日期距核对日超过 ${oldestBalanceDays} 天，须取得最新余额`,
        `${countOf(old, 'balance')} older than ${oldestBalanceDays} days`,
      ),
    ],
  ];
  return doubts.filter(([count]) => count > 0).map(([, text]) => text);
}

const aidUnknown = say(
  '发放账户可能还收到其他救助，金额不详',
  'other aid of an unknown amount may lie on the account that receives the guarantee',
);

/** Whether more might have to stay out of the sum than is known. */
function isAidUnknown(counted: readonly CountedAccount[], view: View): boolean {
  const { aidAccount } = view.profile;
  return (
    counted.some(({ money, countedFen }) => countedFen > 0 && money.identifier === aidAccount) &&
    otherAidPaid(view).isUnknown
  );
}

/** Money can be at the bank one week and in a fund the next: further apart, two balances may be one. */
const DAYS_TO_MOVE = 7;

const sameMoney = say(
  `不同来源的余额相隔超过 ${DAYS_TO_MOVE} 天，可能是同一笔钱`,
  `balances of different sources are more than ${DAYS_TO_MOVE} days apart and may be the same money`,
);

/**
 * Whether the sum is over the limit only because balances of different sources are added that are too far apart: with
 * each source alone, and what others reported within these days of its newest, it is not.
 */
function mayBeTheSameMoney(counted: readonly CountedAccount[], limitFen: Fen): boolean {
  const counting = counted.filter((each) => each.countedFen > 0);
  const bySource = Map.groupBy(counting, ({ asset }) => asset.source);
  if (bySource.size < 2) return false;
  return [...bySource].every(([source, own]) => {
    const newest = own.map(({ money }) => money.on).reduce((a, b) => (a > b ? a : b));
    const sumFen = counting
      .filter(
        ({ asset, money }) =>
          asset.source === source || Math.abs(daysBetween(money.on, newest)) <= DAYS_TO_MOVE,
      )
      .reduce((sum, each) => sum + each.countedFen, 0);
    return sumFen <= limitFen;
  });
}
