/** What policy says of income: what counts, what is exempt or deducted, what is let be. Every number with what it rests on. */
import * as z from 'zod';
import { bilingual, type Bilingual, calendarMonth, citation, fen } from '../../../contracts/primitives.ts';
import { policyNumber, shareNumber } from '../../kernel/decimal.ts';
import { formatYuan } from '../../kernel/money.ts';
import { say } from '../../kernel/say.ts';

/** 基础养老金, a month's, of the months from one to another. */
const basicPension = z.strictObject({
  from: calendarMonth,
  to: calendarMonth.optional(),
  monthlyFen: fen.positive(),
  restsOn: citation,
});

/** From each member's pay of a month, or from all that each member has; of some classes of persons alone where it names them. */
const deduction = z.strictObject({
  name: bilingual,
  from: z.enum(['work', 'all']),
  classes: z.array(z.string().min(1)).min(1).optional(),
  amount: z.union([z.strictObject({ monthlyFen: fen.positive() }), z.strictObject({ share: shareNumber })]),
  restsOn: citation,
});
export type Deduction = z.infer<typeof deduction>;

const exemptTitles = {
  preferential: say('优抚', 'preferential pensions'),
  relief: say('政府救助和福利补贴', 'relief of the government'),
};

/** `2025-07 至 2026-06 每月 143.00 元`. */
function showBasicPension(entry: unknown): Bilingual {
  const { from, to, monthlyFen } = basicPension.parse(entry);
  const amount = formatYuan(monthlyFen);
  return to === undefined
    ? say(`${from} 起每月 ${amount} 元`, `${amount} yuan a month from ${from}`)
    : say(`${from} 至 ${to} 每月 ${amount} 元`, `${amount} yuan a month from ${from} to ${to}`);
}

export const incomeParameters = {
  sources: {
    schema: z.array(z.string().min(1)).min(1),
    title: say('计入的数据源', 'sources that count'),
    namesSources: true,
  },
  toleranceShare: {
    schema: policyNumber,
    title: say('允许超过申报收入的比例', 'share over the declared income that is let be'),
  },
  toleranceMonthlyFen: {
    schema: fen.nonnegative().pipe(z.number()),
    title: say('每月允许超过申报收入的金额（分）', 'fen a month over the declared income that are let be'),
  },
  sourcesDifferShare: {
    schema: shareNumber,
    title: say('同类收入各数据源相差多大即为不明', 'difference between sources from which a kind is unclear'),
  },
  leastWageFen: {
    schema: fen.positive().pipe(z.number()),
    title: say(
      '就业而工资不明：申报收入扣除其他收入后低于此数（每人每月，分）视为未申报工资',
      'pay unknown: a declared income that leaves less than this beside other income declares no wage (fen a month)',
    ),
  },
  basicPension: {
    schema: z.array(basicPension),
    title: say('不计入的基础养老金', 'basic pension that does not count'),
    show: showBasicPension,
  },
  exempt: {
    schema: z.array(z.enum(['preferential', 'relief'])),
    title: say('不计入的收入', 'income that does not count'),
    show: (kind: unknown) => exemptTitles[kind as keyof typeof exemptTitles],
  },
  deductions: {
    schema: z.array(deduction),
    title: say('扣减：疾病、残疾、就业成本', 'deductions: illness, disability, costs of work'),
    show: (entry: unknown) => deduction.parse(entry).name,
  },
};

type Values = { [Name in keyof typeof incomeParameters]: z.infer<(typeof incomeParameters)[Name]['schema']> };
export type IncomePolicy = Values;

const raised = (year: number) =>
  say(
    `中央确定的城乡居民基础养老金最低标准（${year} 年起）；《办法》第十三条`,
    `lowest basic pension set by the centre (from ${year}); Measures art. 13`,
  );

export const defaultIncomePolicy = {
  toleranceShare: 0.1,
  toleranceMonthlyFen: 50_00,
  sourcesDifferShare: 0.2,
  leastWageFen: 1_000_00,
  // A month that none of these covers is reported, and judged only where it does not matter.
  basicPension: [
    { from: '2022-07', to: '2023-06', monthlyFen: 98_00, restsOn: raised(2022) },
    { from: '2023-07', to: '2024-06', monthlyFen: 103_00, restsOn: raised(2023) },
    { from: '2024-07', to: '2025-06', monthlyFen: 123_00, restsOn: raised(2024) },
    { from: '2025-07', to: '2026-06', monthlyFen: 143_00, restsOn: raised(2025) },
  ],
  exempt: ['preferential' as const, 'relief' as const],
  deductions: [],
};
