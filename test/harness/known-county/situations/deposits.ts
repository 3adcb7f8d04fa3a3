/** The limit: headcount × yearly standard (4,200 in town, 2,400 in the country), and what is summed against it. */
import {
  alone,
  couple,
  deposits,
  family,
  limitOfThreeFen,
  reviewFor,
  suspensionFor,
  unclearAsset,
  type AccountFacts,
  type Situation,
} from '../situation.ts';

const rural = { scheme: '农村低保', incomePeriod: '年' };
const oneFenOver = suspensionFor(deposits(12_600_01, limitOfThreeFen));
const each = (balance: string, accounts: readonly Partial<AccountFacts>[]): AccountFacts[] =>
  accounts.map((account) => ({ balance, ...account }));

const limits: readonly Situation[] = [
  { name: 'three urban members may hold 12,600.00', accounts: [{ balance: '12600.00' }] },
  {
    name: 'three urban members may not hold 12,600.01',
    accounts: [{ balance: '12600.01' }],
    expected: oneFenOver,
  },
  {
    name: 'two rural members may hold 4,800',
    household: rural,
    members: couple,
    accounts: [{ balance: '4800' }],
  },
  {
    name: 'two rural members may not hold 4,800.01',
    household: { ...rural, scheme: '农村最低生活保障' },
    members: couple,
    accounts: [{ balance: '4800.01' }],
    expected: suspensionFor(deposits(4_800_01, 4_800_00)),
  },
  {
    name: 'deposits of all members at all banks add up',
    accounts: [
      { balance: '4200.01', member: 1 },
      { balance: '4,200.01', member: 2, file: 'second-bank' },
      { balance: '4200.01', member: 3, file: 'english-bank' },
    ],
    expected: suspensionFor(deposits(12_600_03, limitOfThreeFen)),
  },
  {
    name: 'a member who is no recipient counts in the sum and in the headcount',
    members: [{}, { relation: '配偶', recipient: '否' }],
    accounts: [{ balance: '8400.01', member: 2 }],
    expected: suspensionFor(deposits(8_400_01, 8_400_00)),
  },
  {
    name: 'the household size that the roster gives counts, not its rows',
    household: { headcount: '4' },
    accounts: [{ balance: '12600.01' }],
  },
  {
    name: 'a household size below the rows counts, too',
    household: { headcount: '2' },
    accounts: [{ balance: '8400.01' }],
    expected: suspensionFor(deposits(8_400_01, 8_400_00)),
  },
  { name: 'no source holds anything' },
];

const freshness: readonly Situation[] = [
  {
    name: 'a balance 90 days old is fresh',
    accounts: [{ balance: '12600.01', date: '2026-08-02' }],
    expected: oneFenOver,
  },
  {
    name: 'a balance 91 days old asks for a review',
    accounts: [{ balance: '12600.01', date: '2026-08-01' }],
    expected: reviewFor(deposits(12_600_01, limitOfThreeFen)),
  },
  {
    name: 'one old balance among fresh ones asks for a review',
    accounts: [{ balance: '12600.01' }, { balance: '0.01', date: '2026-08-01' }],
    expected: reviewFor(deposits(12_600_02, limitOfThreeFen)),
  },
  {
    name: 'what an overdue bank last sent still counts',
    accounts: [{ balance: '12600.01', file: 'silent-bank' }],
    expected: oneFenOver,
  },
  { name: 'a bank 35 days old is not overdue', accounts: [{ balance: '12600.00', file: 'punctual-bank' }] },
];

const forceWords = [
  '正常',
  '冻结',
  '部分冻结',
  '司法冻结',
  '挂失',
  '睡眠',
  '久悬',
  '不动户',
  '止付',
  '只收不付',
];

const words: readonly Situation[] = [
  {
    // Ten accounts of 1,260.01: without any one of them the sum is within the limit.
    name: 'every word for an account in force counts',
    accounts: each(
      '1260.01',
      forceWords.map((status) => ({ status })),
    ),
    expected: suspensionFor(deposits(12_600_10, limitOfThreeFen)),
  },
  {
    name: 'closed accounts do not count',
    accounts: each('100000.00', [{ status: '销户' }, { status: '结清' }, { status: '注销' }]),
  },
  {
    name: 'an account state that nobody knows is unclear and in no sum',
    accounts: [{ balance: '100000.00', status: '待核实' }],
    expected: reviewFor(unclearAsset),
  },
  {
    name: 'an empty account state is unclear',
    accounts: [{ balance: '12600.01', status: '' }],
    expected: reviewFor(unclearAsset),
  },
  {
    name: 'money of an unclear state asks nobody while the household is within the limit with all of it',
    accounts: [{ balance: '12500.00' }, { balance: '100.00', status: '' }],
  },
  {
    name: 'money of several unclear states asks where together it would be over the limit',
    accounts: [
      { balance: '6300.00', status: '' },
      { balance: '6300.01', status: '待核实' },
    ],
    expected: reviewFor(unclearAsset),
  },
  {
    name: 'an unclear account beside clear ones over the limit leaves the suspension as it is',
    accounts: [{ balance: '12600.01' }, { balance: '1.00', status: '待核实' }],
    expected: suspensionFor(deposits(12_600_01, limitOfThreeFen), unclearAsset),
  },
  {
    // Five accounts of 2,520.01: without any one of them the sum is within the limit.
    name: 'every word for yuan is yuan',
    accounts: each(
      '2520.01',
      ['', 'CNY', 'RMB', '人民币', '156'].map((currency) => ({ currency })),
    ),
    expected: suspensionFor(deposits(12_600_05, limitOfThreeFen)),
  },
  {
    name: 'a foreign currency is unclear and in no sum',
    accounts: [{ balance: '100000.00', currency: 'USD' }],
    expected: reviewFor(unclearAsset),
  },
  {
    name: 'a closed account in a foreign currency is nothing',
    accounts: [{ balance: '100.00', currency: 'USD', status: '销户' }],
  },
];

const amounts: readonly Situation[] = [
  {
    name: 'a negative balance counts as nothing and takes nothing away',
    accounts: [{ balance: '12600.01' }, { balance: '-5000.00' }],
    expected: oneFenOver,
  },
  { name: 'thousands commas where they belong', accounts: [{ balance: '12,600.01' }], expected: oneFenOver },
  {
    name: 'one decimal is ten fen',
    accounts: [{ balance: '12600.1' }],
    expected: suspensionFor(deposits(12_600_10, limitOfThreeFen)),
  },
  {
    name: 'amounts outside the grammar are quarantined, and ask for a review',
    accounts: ['1,2,3', '１２３４５', '1e5', '12600.001', '', '--', '12,34.00', '壹万贰仟', '(12600)'].map(
      (balance) => ({ balance, lot: 'balance-invalid' as const }),
    ),
    expected: reviewFor(unclearAsset),
  },
  {
    name: 'dates that are none are quarantined, and ask for a review',
    accounts: ['2026-02-30', '2026-13-01', '', '昨日', '10-30'].map((date) => ({
      balance: '100000.00',
      date,
      lot: 'balance-date-invalid' as const,
    })),
    expected: reviewFor(unclearAsset),
  },
  {
    // Five accounts of 2,520.01: without any one of them the sum is within the limit.
    name: 'dates in every accepted form',
    accounts: each(
      '2520.01',
      ['2026-10-30', '2026/10/30', '2026.10.30', '20261030', '2026年10月30日 8:00'].map((date) => ({ date })),
    ),
    expected: suspensionFor(deposits(12_600_05, limitOfThreeFen)),
  },
  {
    name: 'months and days of one digit',
    accounts: [{ balance: '12600.01', date: '2026/9/1' }],
    expected: oneFenOver,
  },
  {
    name: 'an account without a number is quarantined, and asks for a review',
    accounts: [{ balance: '100000.00', account: '', lot: 'account-number-invalid' }],
    expected: reviewFor(unclearAsset),
  },
];

const account = '6299000000000000001';
const joint = { account, balance: '12600.01' };

const accounts: readonly Situation[] = [
  {
    name: 'a joint account counts once, and then is within the limit',
    accounts: [
      { account, balance: '12600.00', member: 1 },
      { account, balance: '12600.00', member: 2 },
    ],
  },
  {
    name: 'a joint account counts once, and is over the limit',
    accounts: [
      { ...joint, member: 1 },
      { ...joint, member: 2 },
    ],
    expected: oneFenOver,
  },
  {
    name: 'a joint account has the best certainty of its rows',
    accounts: [
      { ...joint, member: 1 },
      { ...joint, member: 2, name: '欧阳修竹', certainty: 'doubtful' },
    ],
    expected: oneFenOver,
  },
  {
    name: 'one short number at two banks is two accounts',
    accounts: [
      { account: '880000000001', balance: '6300.01' },
      { account: '880000000001', balance: '6300.01', file: 'second-bank' },
    ],
    expected: suspensionFor(deposits(12_600_02, limitOfThreeFen)),
  },
  {
    name: 'one number of 16 digits at two banks is one account',
    accounts: [
      { account, balance: '6300.01' },
      { account, balance: '6300.01', file: 'second-bank' },
    ],
  },
  {
    name: 'one number in two currencies is two accounts, one of them unclear',
    accounts: [
      { account, balance: '12600.00' },
      { account, balance: '1.00', currency: 'USD' },
    ],
    expected: reviewFor(unclearAsset),
  },
  {
    name: 'sub-accounts add up and are clear',
    accounts: [
      { account, subAccount: '001', balance: '6300.01' },
      { account, subAccount: '002', balance: '6300.00' },
    ],
    expected: oneFenOver,
  },
  {
    name: 'the newest balance counts, though an older one was larger',
    accounts: [
      { account, balance: '100000.00', date: '2026-10-01' },
      { account, balance: '10.00', date: '2026-10-30' },
    ],
  },
  {
    name: 'the newest balance counts, though an older one was smaller',
    accounts: [
      { account, balance: '12600.01', date: '2026-10-30' },
      { account, balance: '10.00', date: '2026-07-01' },
    ],
    expected: oneFenOver,
  },
  {
    name: 'several balances of one account on one day are summed and unclear',
    accounts: [
      { account, balance: '6000.00' },
      { account, balance: '6600.01' },
    ],
    expected: reviewFor(deposits(12_600_01, limitOfThreeFen), unclearAsset),
  },
  {
    name: 'several balances of one account within the limit ask nobody',
    accounts: [
      { account, balance: '6000.00' },
      { account, balance: '6600.00' },
    ],
  },
  {
    name: 'one balance sent twice for one holder is one balance',
    accounts: [
      { account, balance: '6300.00' },
      { account, balance: '6300.00' },
    ],
  },
  {
    name: 'one balance sent twice for one holder is unclear where both would be over the limit',
    accounts: [
      { account, balance: '6300.01' },
      { account, balance: '6300.01' },
    ],
    expected: reviewFor(unclearAsset),
  },
];

/** A guarantee of 600 a month: 7,200 in twelve months. */
const aidAccount = '6299000000000000088';
const aid: readonly Situation[] = [
  {
    name: "twelve months' guarantee in the account that receives it is not counted",
    household: { aidAccount, monthlyAmount: '600' },
    accounts: [{ account: aidAccount, balance: '7200.00' }, { balance: '12600.00' }],
  },
  {
    name: "what is beyond twelve months' guarantee is counted",
    household: { aidAccount, monthlyAmount: '600' },
    accounts: [{ account: aidAccount, balance: '7200.01' }, { balance: '12600.00' }],
    expected: oneFenOver,
  },
  {
    name: 'what the receiving account does not hold exempts no other account',
    household: { aidAccount, monthlyAmount: '600' },
    accounts: [{ account: aidAccount, balance: '100.00' }, { balance: '12600.01' }],
    expected: oneFenOver,
  },
  {
    name: 'the account of another household receives nothing here',
    household: { aidAccount: '', monthlyAmount: '600' },
    members: alone,
    accounts: [{ account: aidAccount, balance: '4200.01' }],
    expected: suspensionFor(deposits(4_200_01, 4_200_00)),
  },
];

const together: readonly Situation[] = [
  {
    name: 'a name alike among verified ones asks for a review',
    members: family,
    accounts: [{ balance: '12600.00' }, { balance: '0.01', name: '沈*远', certainty: 'probable' }],
    expected: reviewFor(deposits(12_600_01, limitOfThreeFen)),
  },
];

export const depositSituations: readonly Situation[] = [
  ...limits,
  ...freshness,
  ...words,
  ...amounts,
  ...accounts,
  ...aid,
  ...together,
];
