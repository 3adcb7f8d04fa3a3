/** What the members of a household are found to have earned in a period: at least and at most, after exemptions. */
import type { CalendarMonth, Fen } from '../../../contracts/primitives.ts';
import { compareWithShare, exactly, timesRounded } from '../../kernel/decimal.ts';
import { monthsUpTo } from '../../kernel/calendar.ts';
import { facetsOf, type FenRange, type Income } from '../facets.ts';
import { type HeldAsset, isUnclear, unclear } from '../held.ts';
import { groupBy } from '../rows.ts';
import type { View } from '../rule.ts';
import type { Deduction, IncomePolicy } from './income-policy.ts';

/** Income of one member, month and thing that policy counts, and what of it counts. */
export interface CountedIncome {
  asset: HeldAsset;
  income: Income;
  member: number;
  /** Before exemptions. */
  net: FenRange;
  counts: FenRange;
  /** Policy names no basic pension in force in that month. */
  lacksExemption: boolean;
}

/** What one member has of a kind in a month, whoever pays it. */
export interface MonthlyIncome {
  member: number;
  month: CalendarMonth;
  sort: Income['sort'];
  counts: FenRange;
  /** Its sources differ so much that nobody can say which is right. */
  sourcesDiffer: boolean;
}

export interface FoundIncome {
  /** Everything that may count in the period. */
  counted: readonly CountedIncome[];
  byMonth: readonly MonthlyIncome[];
  /** Of all members over the whole period. */
  total: FenRange;
  /** What was deducted at least. */
  deductedFen: Fen;
  /** Everything that says that somebody works in the period or since, whatever is known of the pay. */
  work: readonly Work[];
  /** That of months in which no pay of the member is known. */
  unpaid: readonly (Work & { isSure: boolean })[];
}

export interface Work {
  asset: HeldAsset;
  income: Income;
}

const nothing: FenRange = { leastFen: 0, mostFen: 0 };

/** @param assets without those that are explained */
export function findIncome(
  { assets, members }: Pick<View, 'assets' | 'members'>,
  months: readonly CalendarMonth[],
  policy: IncomePolicy,
): FoundIncome {
  const all = assets
    .filter(({ source }) => policy.sources.includes(source))
    .flatMap((asset) => facetsOf(asset, 'income').map((income) => ({ asset, income })))
    .filter(({ income }) => income.certainty !== 'doubtful');
  const inPeriod = all.filter(({ income }) => !income.isOneOff && months.includes(income.month));
  const counted = [...inPeriod, ...all.filter(({ income }) => isRecentOnce(income, months))].flatMap(
    ({ asset, income }) => countOne(asset, income, policy),
  );
  const byMonth = sumByMonth(counted, policy.sourcesDifferShare);
  const gross = sum(byMonth.map(({ counts }) => counts));
  const deducted = deductAll(byMonth, members, policy.deductions);
  const paid = new Set(byMonth.filter(isWork).map(({ member, month }) => `${member} ${month}`));
  const work = all.filter(
    ({ income }) => isWorkOnly(income) && months.some((month) => month <= income.month),
  );
  const isPaid = ({ income }: Work): boolean =>
    paid.has(`${memberOf(income)} ${lastOf(months, income.month)}`);
  const unpaid = work.filter((each) => !isPaid(each));
  return {
    ...{ counted, byMonth },
    total: { leastFen: gross.leastFen - deducted.leastFen, mostFen: gross.mostFen - deducted.mostFen },
    deductedFen: deducted.leastFen,
    work,
    unpaid: unpaid.map(({ asset, income }) => ({
      asset,
      income,
      isSure: income.net === 'works' && isSure(asset),
    })),
  };
}

/** Of what is known of a month since the period its last month knows. */
function lastOf(months: readonly CalendarMonth[], month: CalendarMonth): CalendarMonth {
  const last = months.at(-1) ?? month;
  return month < last ? month : last;
}

/** What was paid once within a year, or since, may lie in any part of it. */
function isRecentOnce({ isOneOff, month }: Income, months: readonly CalendarMonth[]): boolean {
  const [from = month] = monthsUpTo(months.at(-1) ?? month, 12);
  return isOneOff === true && month >= from;
}

function countOne(asset: HeldAsset, income: Income, policy: IncomePolicy): CountedIncome[] {
  const { net, basicPension, month, exemptAs } = income;
  if (net === 'works' || net === 'may-work') return [];
  if (policy.exempt.some((each) => each === exemptAs)) return [];
  const inForce = policy.basicPension.find(({ from, to = month }) => from <= month && month <= to);
  const counts = basicPension === undefined ? net : withoutBasic(net, basicPension, inForce?.monthlyFen);
  return [
    {
      ...{ asset, income, net, member: memberOf(income) },
      counts: isSure(asset) ? counts : { ...counts, leastFen: 0 },
      lacksExemption: basicPension !== undefined && inForce === undefined,
    },
  ];
}

/** Whether an asset is one thing; of a state that is unclear its months are unclear too. */
function isSure(asset: HeldAsset): boolean {
  return !isUnclear(asset, unclear.identifier);
}

/** @param exemptFen the amount in force; where there is none, all of it may be exempt, or nothing */
function withoutBasic(net: FenRange, basic: FenRange, exemptFen: Fen | undefined): FenRange {
  const mostExempt = Math.min(basic.mostFen, exemptFen ?? Infinity);
  const leastExempt = Math.min(basic.leastFen, exemptFen ?? 0);
  return {
    leastFen: Math.max(net.leastFen - mostExempt, 0),
    mostFen: net.mostFen - leastExempt,
  };
}

function isWorkOnly({ net }: Income): boolean {
  return net === 'works' || net === 'may-work';
}

export function memberOf({ rows }: Income): number {
  return rows[0]?.memberOrdinal ?? 0;
}

/** Within a source the payers of a month add up; of the sources the largest counts. */
function sumByMonth(counted: readonly CountedIncome[], differShare: number): MonthlyIncome[] {
  const groups = groupBy(counted, ({ member, income }) => `${member} ${income.month} ${income.sort}`);
  return [...groups.values()].map((same): MonthlyIncome => {
    const [{ member, income }] = same;
    const bySource = [...groupBy(same, ({ asset }) => asset.source).values()].map((of) =>
      sum(of.map(({ counts }) => counts)),
    );
    const [smallest = nothing, ...others] = bySource.sort((a, b) => a.mostFen - b.mostFen);
    const largest = others.at(-1) ?? smallest;
    const sourcesDiffer =
      compareWithShare(largest.mostFen - smallest.mostFen, largest.mostFen, differShare) > 0;
    const counts = sourcesDiffer
      ? { leastFen: Math.min(smallest.leastFen, largest.leastFen), mostFen: largest.mostFen }
      : largest;
    return { member, month: income.month, sort: income.sort, counts, sourcesDiffer };
  });
}

/** What is deducted where all is as little, and as much, as it may be: nobody has less than nothing by it. */
function deductAll(
  byMonth: readonly MonthlyIncome[],
  members: View['members'],
  deductions: readonly Deduction[],
): FenRange {
  const classesOf = new Map(members.map(({ ordinal, personClasses }) => [ordinal, personClasses]));
  const ofMonths = [...groupBy(byMonth, ({ member, month }) => `${member} ${month}`).values()];
  return sum(
    ofMonths.map((own) => {
      const classes = classesOf.get(own[0].member);
      const all = sum(own.map(({ counts }) => counts));
      const each = sum(deductions.map((deduction) => deductOne(deduction, own, classes)));
      return {
        leastFen: Math.min(each.leastFen, all.leastFen),
        mostFen: Math.min(each.mostFen, all.mostFen),
      };
    }),
  );
}

/** Whose class nobody has put on record may have it: off the least that is found, and not off the most. */
function deductOne(
  { from, classes: wanted, amount }: Deduction,
  own: readonly MonthlyIncome[],
  classes: readonly string[] | undefined,
): FenRange {
  const { leastFen, mostFen } = sum(
    own.filter((each) => from === 'all' || isWork(each)).map(({ counts }) => counts),
  );
  const of = (fen: Fen): Fen =>
    'share' in amount ? timesRounded(BigInt(fen), exactly(amount.share)) : Math.min(amount.monthlyFen, fen);
  if (wanted === undefined || wanted.some((word) => classes?.includes(word)))
    return { leastFen: of(leastFen), mostFen: of(mostFen) };
  return classes === undefined ? { leastFen: of(leastFen), mostFen: 0 } : nothing;
}

export function isWork({ sort }: Pick<MonthlyIncome, 'sort'>): boolean {
  return sort === 'wage' || sort === 'business';
}

export function sum(ranges: readonly FenRange[]): FenRange {
  return ranges.reduce(
    (all, { leastFen, mostFen }) => ({ leastFen: all.leastFen + leastFen, mostFen: all.mostFen + mostFen }),
    nothing,
  );
}
