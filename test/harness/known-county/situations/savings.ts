/** Money beside that at banks: securities, insurance and payment accounts are summed with it against one limit. */
import type { Cells } from '../../../../shared/domain/catalogue/sample.ts';
import {
  alone,
  couple,
  deposits,
  limitOfOneFen,
  reviewFor,
  suspensionFor,
  unclearAsset,
  type ExpectedCase,
  type Situation,
  type SourceRow,
} from '../situation.ts';

const asked = reviewFor(unclearAsset);
const over = (yuan: number) => suspensionFor(deposits(yuan * 100, limitOfOneFen));
const questioned = (yuan: number) => reviewFor(deposits(yuan * 100, limitOfOneFen));

type More = Partial<SourceRow>;

const shares = (cells: Cells, more: More = {}): SourceRow => ({
  source: 'securities',
  cells: ({ serial, row, asOf }) => ({
    ...{ account_number: `A${700_000 + serial}${row}`, kind: '股票', code: '600000' },
    ...{ as_of_date: asOf, account_status: '正常' },
    ...cells,
  }),
  ...more,
});
const policy = (cells: Cells, more: More = {}): SourceRow => ({
  source: 'insurance',
  cells: ({ serial, row, asOf }) => ({
    ...{ policy_number: `P${800_000 + serial}${row}`, role: '投保人' },
    ...{ as_of_date: asOf, policy_status: '有效' },
    ...cells,
  }),
  ...more,
});
const wallet = (cells: Cells, more: More = {}): SourceRow => ({
  source: 'payment',
  cells: ({ serial, row, asOf }) => ({
    account_number: `W${900_000 + serial}${row}`,
    balance_date: asOf,
    account_status: '正常',
    ...cells,
  }),
  ...more,
});

const one = (name: string, rows: readonly SourceRow[], expected?: ExpectedCase): Situation => ({
  name,
  members: alone,
  rows,
  ...(expected === undefined ? {} : { expected }),
});

const securities: readonly Situation[] = [
  one('shares of 4,200.00 are within the limit', [shares({ market_value: '4200.00' })]),
  one('shares of 4,200.01 are over it', [shares({ market_value: '4200.01' })], over(4_200.01)),
  one(
    'shares count with the cash beside them',
    [shares({ market_value: '4000', cash_balance: '300' })],
    over(4_300),
  ),
  one(
    'shares that are pledged count',
    [shares({ market_value: '5000', account_status: '质押' })],
    over(5_000),
  ),
  one('shares on a closed account are gone', [shares({ market_value: '90000', account_status: '销户' })]),
  one(
    'shares on an account of unclear state are asked about',
    [shares({ market_value: '90000', account_status: '待核' })],
    asked,
  ),
  one(
    'cash that cannot be read is asked about',
    [shares({ market_value: '100', cash_balance: '不少' })],
    asked,
  ),
];

const insurance: readonly Situation[] = [
  one('a policy of one who pays for it counts', [policy({ cash_value: '5000.00' })], over(5_000)),
  one('a policy of one who is only insured is evidence', [policy({ role: '被保险人', cash_value: '90000' })]),
  one('a policy of one who would be paid is evidence', [policy({ role: '受益人', cash_value: '90000' })]),
  one(
    'a policy in a role that nobody knows is asked about',
    [policy({ role: '其他', cash_value: '90000' })],
    asked,
  ),
  one('a policy that was given back is gone', [policy({ policy_status: '退保', cash_value: '90000' })]),
  one(
    'a policy that is suspended is asked about',
    [policy({ policy_status: '中止', cash_value: '90000' })],
    asked,
  ),
];

const payment: readonly Situation[] = [
  one('a wallet of 5,000 is over the limit', [wallet({ balance: '5000' })], over(5_000)),
  one(
    'a wallet and shares are one sum',
    [wallet({ balance: '2500' }), shares({ market_value: '2500' })],
    over(5_000),
  ),
  one('a wallet that is closed is gone', [wallet({ balance: '5000', account_status: '注销' })]),
  {
    name: '4,000 in a wallet and 4,000 at a bank ten days apart may be the same money',
    members: alone,
    accounts: [{ balance: '4000.00' }],
    rows: [wallet({ balance: '4000.00', balance_date: '2026-10-20' })],
    expected: questioned(8_000),
  },
  {
    name: 'and two days apart they are not',
    members: alone,
    accounts: [{ balance: '4000.00' }],
    rows: [wallet({ balance: '4000.00', balance_date: '2026-10-28' })],
    expected: over(8_000),
  },
  {
    name: 'the savings of a child alone are a review',
    members: [{}, { relation: '子', born: '2012-03-05' }],
    accounts: [{ balance: '9000.00', member: 2 }],
    expected: reviewFor(deposits(9_000_00, 2 * limitOfOneFen)),
  },
  {
    name: 'and beside enough of a parent they are not',
    members: [{}, { relation: '子', born: '2012-03-05' }],
    accounts: [{ balance: '9000.00' }, { balance: '9000.00', member: 2 }],
    expected: suspensionFor(deposits(18_000_00, 2 * limitOfOneFen)),
  },
  {
    name: 'a policy and a wallet of a couple are one sum',
    members: couple,
    rows: [policy({ cash_value: '5000.00' }), wallet({ balance: '5000.00' }, { member: 2 })],
    expected: suspensionFor(deposits(10_000_00, 2 * limitOfOneFen)),
  },
];

export const savingsSituations: readonly Situation[] = [...securities, ...insurance, ...payment];
