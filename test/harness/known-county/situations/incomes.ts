/**
 * Income that is found against what is declared: 500 yuan a month for two, unless said. The newest month that every file on
 * income covers is 2026-09; over by more than 50 yuan a month and 10 % is a review.
 */
import type { Cells } from '../../../../shared/domain/catalogue/sample.ts';
import {
  couple,
  identityQuestion,
  reviewFor,
  type ExpectedCase,
  type ExpectedFinding,
  type HouseholdFacts,
  type Situation,
  type SourceRow,
  unclearAsset,
} from '../situation.ts';

const wage = (income: number, cells: Cells = {}, facts: Partial<SourceRow> = {}): SourceRow => ({
  source: 'tax',
  cells: {
    ...{ income_item: '工资薪金所得', income_amount: String(income), tax_paid: '0', own_contributions: '0' },
    ...{ month: '2026-09', payer: '试验纺织有限公司', declared_on: '2026-10-12' },
    ...cells,
  },
  ...facts,
});
const pension = (monthly: number, cells: Cells = {}, facts: Partial<SourceRow> = {}): SourceRow => ({
  source: 'pension',
  cells: {
    ...{ benefit_type: '企业职工基本养老保险', monthly_benefit: String(monthly), paid_month: '2026-09' },
    ...{ benefit_status: '正常发放', ...cells },
  },
  ...facts,
});
const contribution = (base: number, cells: Cells = {}, facts: Partial<SourceRow> = {}): SourceRow => ({
  source: 'social-insurance',
  cells: {
    ...{ kind: '企业职工基本养老保险', employer: '试验纺织有限公司', base: String(base), month: '2026-09' },
    ...{ contribution_status: '正常', ...cells },
  },
  ...facts,
});

/** Found and declared, in yuan over the period; nothing where it is about work alone. */
const differing = (found?: number, declared = 500): ExpectedFinding => ({
  rule: 'income-differs',
  amountFen: found === undefined ? null : found * 100,
  limitFen: found === undefined ? null : declared * 100,
});
const differs = (...amounts: Parameters<typeof differing>): ExpectedCase => reviewFor(differing(...amounts));

const situation = (
  name: string,
  rows: readonly SourceRow[],
  expected?: ExpectedCase,
  household: Partial<HouseholdFacts> = { income: '500' },
): Situation => ({ name, members: couple, household, rows, ...(expected && { expected }) });

const year = (monthly: number): SourceRow[] =>
  ['2025-10', '2025-11', '2025-12', ...Array.from({ length: 9 }, (_, n) => `2026-0${n + 1}`)].map((month) =>
    wage(monthly, { month }),
  );
const rural = { scheme: '农村低保', income: '2400', incomePeriod: '年' };

export const incomeSituations: readonly Situation[] = [
  situation(
    'a pension and a net wage, of two people',
    [pension(300), wage(1000, { own_contributions: '80', tax_paid: '20' }, { member: 2 })],
    differs(1200),
  ),
  situation(
    'the base of a contribution alone',
    [pension(300), contribution(900, {}, { member: 2 })],
    differs(),
  ),
  situation('works, and the declared income is enough for a wage', [contribution(900)], undefined, {
    income: '1500',
  }),
  situation('a wage and the base of a contribution', [wage(3050), contribution(3000)], differs(3050)),
  situation('a base that is higher than the wage', [wage(3000), contribution(5000)], differs(3000)),
  situation('two employers in one month', [wage(600), wage(700, { payer: '试验超市' })], differs(1300)),
  situation('over by 40 yuan', [wage(540)]),
  situation('over by 60 yuan', [wage(560)], differs(560)),
  situation('over by 90 yuan, which is 9 %', [wage(1090)], undefined, { income: '1000' }),
  situation('less than declared', [wage(300)]),
  situation('twelve months of what is declared for the year', year(200), undefined, rural),
  situation('twelve months of more than is declared for the year', year(300), differs(3600, 2400), rural),
  situation('a correction that takes most of it back', [
    wage(2000, { declared_on: '2026-10-05' }),
    wage(400, { declared_on: '2026-10-12' }),
  ]),
  situation('a month before the period', [wage(5000, { month: '2026-08' })]),
  situation(
    'a bonus of the year',
    [wage(10_000, { income_item: '全年一次性奖金收入', month: '2026-02' })],
    reviewFor(unclearAsset),
  ),
  situation(
    'a wage of which only the gross amount is known',
    [wage(3000, { tax_paid: '' })],
    reviewFor(unclearAsset),
  ),
  // Paid 50 and due 400: the wage is 500 to 850, and nobody knows which.
  situation(
    'tax due and tax paid that differ, where it decides',
    [wage(900, { tax_paid: '50', tax_due: '400' })],
    reviewFor(unclearAsset),
  ),
  situation('tax due and tax paid that differ, and the wage is below what is declared whichever holds', [
    wage(590, { tax_paid: '50', tax_due: '400' }),
  ]),
  situation(
    'tax due and tax paid that differ, and the wage is too much whichever holds: the least counts, the tax is asked about',
    [wage(1000, { tax_paid: '50', tax_due: '400' })],
    reviewFor(differing(600), unclearAsset),
  ),
  situation('a wage that nobody earns', [wage(10_000_000)], reviewFor(unclearAsset)),
  situation(
    'a kind of income that nobody knows',
    [wage(3000, { income_item: '某种所得' })],
    reviewFor(unclearAsset),
  ),
  situation('a pension that has stopped', [pension(3000, { benefit_status: '未认证暂停' })]),
  situation(
    'what is paid for the old and the disabled',
    [pension(300, { benefit_type: '高龄津贴' })],
    undefined,
    {
      income: '0',
    },
  ),
  situation('a preferential pension', [pension(900, { benefit_type: '优抚' })], undefined, { income: '0' }),
  situation(
    'a pension with a basic part, of which at least 77 count',
    [pension(180, { benefit_type: '城乡居民基本养老保险', basic_pension: '103' })],
    differs(77, 0),
    { income: '0' },
  ),
  situation(
    'a pension of 180 of which the own account pays 77, which count',
    [pension(180, { benefit_type: '城乡居民基本养老保险', account_pension: '77' })],
    differs(77, 0),
    { income: '0' },
  ),
  situation(
    'a pension of 180 of which the own account pays 30: the rest may be exempt, or not',
    [pension(180, { benefit_type: '城乡居民基本养老保险', account_pension: '30' })],
    undefined,
    { income: '0' },
  ),
  situation(
    'a pension whose parts are more than the whole',
    [
      pension(180, {
        ...{ benefit_type: '城乡居民基本养老保险', basic_pension: '143', account_pension: '77' },
      }),
    ],
    reviewFor(unclearAsset),
    { income: '0' },
  ),
  situation(
    'a pension that is paid on after a death',
    [pension(600), { source: 'death', cells: { died_on: '2026-08-05', registrar: '县殡仪馆' } }],
    reviewFor({ rule: 'member-deceased', amountFen: null, limitFen: null }, differing(600)),
  ),
  situation(
    'a wage under another name',
    [wage(3000, {}, { name: '欧阳别人', certainty: 'doubtful' })],
    reviewFor(identityQuestion),
  ),
];
