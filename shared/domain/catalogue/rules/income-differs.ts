/** Income that members are found to have against what their household declares, month by month. */
import type { Bilingual, Fen } from '../../../contracts/primitives.ts';
import { compareWithShare } from '../../kernel/decimal.ts';
import { say, sayAll } from '../../kernel/say.ts';
import { facetsOf } from '../facets.ts';
import {
  defineRule,
  type Due,
  type EvidenceRow,
  type Failed,
  failWithoutAmount,
  type View,
} from '../rule.ts';
import { type RuleSample, writeFen } from '../sample.ts';
import { monthsUpTo } from '../../kernel/calendar.ts';
import { findCleared, type Worth } from './clearances.ts';
import { describeDue, describeFound, describeUncertain, describeWork } from './describe-income.ts';
import { describeAfterDeath, listAfterDeath } from './income-after-death.ts';
import { type CountedIncome, findIncome, type FoundIncome, isWork, memberOf } from './income-found.ts';
import { periodOf, sayWhyPeriod } from './income-period.ts';
import { defaultIncomePolicy, incomeParameters, type IncomePolicy } from './income-policy.ts';

export const incomeDiffers = defineRule({
  name: 'income-differs',
  title: say('收入与申报不一致', 'income differs'),
  phrase: say('查得的收入高于申报', 'found to have more income than it declares'),
  failsWhen: say(
    '申报期内查得的收入（工资、养老金等，按所属月份，扣除不计入部分）超过申报收入，且超出的比例和金额均大于政策允许；或查得就业而工资不明、申报中又没有工资。缺少某月数据、金额不明而影响结论的，不作判断。复核。',
    'Income found for the months of the declaration (pay, pensions and the like, each in the month that it is for, without what is exempt) is over what is declared, by more than the share and also by more than the amount that policy allows; or somebody works whose pay is unknown, and the declaration leaves no wage. Where a missing month or an unclear amount would decide, nothing is judged. Review.',
  ),
  facets: ['income'],
  about: 'assets',
  measuredAgainst: 'declared',
  restsOn: say(
    '《社会救助法》第四十一、四十七条，《办法》第十三、三十二条；允许的差额、差异比例、工资下限：产品设定',
    'Act arts. 41, 47; Measures arts. 13, 32; what is let be, the difference of sources and the least wage: product choice',
  ),
  parameters: incomeParameters,
  defaults: (sources) => ({
    sources: sources.filter(({ facets }) => facets.includes('income')).map(({ name }) => name),
    ...defaultIncomePolicy,
  }),
  reads: (source, { sources }) => sources.includes(source),
  mightCount(asset, policy, view) {
    const period = periodOf(view, policy.sources);
    if (period.kind === 'unknown') return facetsOf(asset, 'income').length > 0;
    const found = findIncome(view, period.months, policy);
    const isUncertain = found.counted.some(
      (each) => each.asset.key === asset.key && each.counts.leastFen < each.counts.mostFen,
    );
    return (
      (isUncertain && isOver(found.total.mostFen, period.months.length, view, policy)) ||
      found.unpaid.some((each) => each.asset.key === asset.key && !each.isSure)
    );
  },
  judge(view, policy) {
    const period = periodOf(view, policy.sources);
    if (period.kind === 'unknown') return { kind: 'unjudged', explanation: period.why };
    const { months } = period;
    const everything = findIncome(view, months, policy);
    const cleared = findCleared(view, worthOf(everything));
    const found = cleared.size === 0 ? everything : findIncome(without(cleared, view), months, policy);
    const afterDeath = listAfterDeath(found, view);
    const seen = sayAll([
      describeFound(found, months, view.profile),
      sayWhyPeriod(period),
      ...afterDeath.map(describeAfterDeath),
    ]);
    if (isOver(found.total.leastFen, months.length, view, policy))
      return failByAmount(view, found, months.length, { seen, isQuestion: afterDeath.length > 0 });
    const working = declaresNoWage(view, found, months.length, policy);
    if (working === 'yes')
      return failWithoutAmount('review', sayAll([seen, describeWork(found)]), listWork(found));
    const undecided = isOver(found.total.mostFen, months.length, view, policy) || working === 'unknown';
    return undecided
      ? { kind: 'unjudged', explanation: sayAll([seen, describeUncertain(found)]) }
      : { kind: 'passed', explanation: seen };
  },
});

function without(keys: ReadonlySet<string>, { assets, members }: View): Pick<View, 'assets' | 'members'> {
  return { assets: assets.filter(({ key }) => !keys.has(key)), members };
}

/** More than policy lets be, both by its share of the declared income and by its amount a month. */
function isOver(
  foundFen: Fen,
  months: number,
  { profile: { incomeFen } }: Pick<View, 'profile'>,
  { toleranceShare, toleranceMonthlyFen }: IncomePolicy,
): boolean {
  const over = foundFen - incomeFen;
  return over > toleranceMonthlyFen * months && compareWithShare(over, incomeFen, toleranceShare) > 0;
}

/**
 * Whether somebody works whose pay is unknown, and what is declared leaves no wage for it beside the other income that is
 * found: the roster has one sum, and does not say what it is made of.
 */
function declaresNoWage(
  { profile: { incomeFen } }: Pick<View, 'profile'>,
  { unpaid, total }: FoundIncome,
  months: number,
  { leastWageFen }: IncomePolicy,
): 'yes' | 'no' | 'unknown' {
  const workers = new Set(unpaid.map(({ income }) => memberOf(income))).size;
  const isDeclared = incomeFen - total.leastFen >= leastWageFen * workers * months;
  if (workers === 0 || isDeclared) return 'no';
  return unpaid.some(({ isSure }) => isSure) ? 'yes' : 'unknown';
}

/** @param isQuestion whether some of it may be nobody's income, so that nothing is proposed yet */
function failByAmount(
  view: View,
  found: FoundIncome,
  months: number,
  { seen, isQuestion }: { seen: Bilingual; isQuestion: boolean },
): Failed {
  const { profile } = view;
  const foundFen = found.total.leastFen;
  const due = view.amountDue({ incomeFen: foundFen });
  const mayExit =
    !isQuestion &&
    found.byMonth.every((each) => each.counts.leastFen === 0 || isWork(each)) &&
    profile.monthlyAmountFen > 0 &&
    isOverStandard(due, foundFen, months, view);
  return {
    kind: 'failed',
    raises: 'review',
    amountFen: foundFen,
    limitFen: profile.incomeFen,
    explanation: sayAll([seen, describeDue(due, profile), ...(mayExit ? [gradualExit] : []), why]),
    evidence: [...found.counted.flatMap(listCounted), ...listWork(found)],
    ...(mayExit && { proposes: 'gradual-exit' as const }),
  };
}

const gradualExit = say(
  '查得的收入均为工资性收入或经营净收入；核实后人均收入超过保障标准的，可以按规定给予渐退期。',
  'All of it is from work; if it holds and the household is over the standard, a gradual exit may be granted.',
);

const why = say(
  '先复核、不拟停发：请家庭说明，核实后按程序调整。',
  'Review, not suspension: hear the household, check, and correct by procedure.',
);

/**
 * Whether nothing would be due any more (Measures art. 32: a gradual exit is for whom work has brought over the standard). Where
 * what is due cannot be calculated the income of a head is compared with the standard itself.
 */
function isOverStandard(
  due: Due,
  foundFen: Fen,
  months: number,
  { profile: { headcount }, yearlyStandardFen }: View,
): boolean {
  if (due.kind === 'due') return Math.max(...due.months) === 0;
  return yearlyStandardFen !== 'none' && foundFen * 12 > yearlyStandardFen * headcount * months;
}

/** The rows of a month, the first of them with what the month counts for. */
function listCounted({ income: { rows }, net, counts }: CountedIncome): EvidenceRow[] {
  return rows.map((row, index) =>
    index === 0 ? { row, countedFen: counts.leastFen, heldFen: net.leastFen } : { row },
  );
}

function listWork({ work }: FoundIncome): EvidenceRow[] {
  return work.flatMap(({ income }) => income.rows.map((row) => ({ row })));
}

function worthOf({ counted }: FoundIncome): Map<string, Worth> {
  const worth = new Map<string, Worth>();
  for (const { asset, counts, net } of counted) {
    const { countedFen, heldFen } = worth.get(asset.key) ?? { countedFen: 0, heldFen: 0 };
    worth.set(asset.key, {
      countedFen: countedFen + counts.leastFen,
      heldFen: heldFen + net.leastFen,
    });
  }
  return worth;
}

/** Wages of the head, well over what the household declares. */
export const sample: RuleSample = {
  source: 'tax',
  provider: 'city-tax-office',
  providerName: '市税务局',
  households: 24,
  kind: 'review',
  draw: (draw, { declaredFen }) => {
    const netFen = declaredFen + draw.int(1_000_00, 4_000_00);
    return monthsUpTo('2026-10', 13).map((month) => ({
      ...{ income_item: '工资薪金所得', income_amount: writeFen(netFen), tax_paid: '0.00' },
      ...{ own_contributions: '0.00', month, payer: '新区电子有限公司', declared_on: `${month}-28` },
    }));
  },
};
