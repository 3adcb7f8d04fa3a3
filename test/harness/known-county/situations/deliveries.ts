/** Which delivery of a provider counts. Every household is one person in town, who may hold 4,200.00. */
import type { FileName } from '../files.ts';
import {
  alone,
  deposits,
  limitOfOneFen,
  suspensionFor,
  type AccountFacts,
  type ExpectedCase,
  type Situation,
} from '../situation.ts';

const overLimit = suspensionFor(deposits(4_200_01, limitOfOneFen));
const account = '6299000000000000077';

const held = (
  name: string,
  accounts: readonly (readonly [FileName, balance: string])[],
  expected?: ExpectedCase,
): Situation => ({
  name,
  members: alone,
  accounts: accounts.map(([file, balance]): AccountFacts => ({ file, balance, account })),
  ...(expected === undefined ? {} : { expected }),
});

/** One large sub-account and so many of one yuan, so that both the sum and the number of matches are known. */
const crowd = (
  before: FileName,
  large: string,
  ones: number,
  after: FileName,
  onesAfter: number,
): AccountFacts[] => [
  { file: before, balance: large, account, subAccount: 'large' },
  ...onesIn(before, ones),
  ...onesIn(after, onesAfter),
];

const onesIn = (file: FileName, count: number): AccountFacts[] =>
  Array.from({ length: count }, (_, index) => ({
    file,
    balance: '1.00',
    account,
    subAccount: String(index + 1),
  }));

export const deliverySituations: readonly Situation[] = [
  held('an encoding that only the body gives away', [['english-bank', '4200.01']], overLimit),
  held('compressed, in GB18030 and with Windows line ends', [['second-bank', '4200.01']], overLimit),
  held('a key with spaces, plus, percent signs and Chinese', [['awkward-key-bank', '4200.01']], overLimit),
  held('rejected files leave the good one of before', [['careless-bank', '4200.01']], overLimit),
  held('the newer delivery takes the place of the older', [
    ['monthly-bank-september', '100000.00'],
    ['monthly-bank-october', '1.00'],
  ]),
  held('what the newer delivery no longer has is no longer known', [['monthly-bank-september', '100000.00']]),
  held(
    'a correction of the same day counts',
    [
      ['correcting-bank-first', '1.00'],
      ['correcting-bank-again', '4200.01'],
    ],
    overLimit,
  ),
  held('the same bytes again are the same accounts', [['repeating-bank', '4200.00']]),
  {
    name: 'two files that are one delivery count together',
    members: alone,
    accounts: [
      { file: 'whole-bank-part-1', balance: '2100.00' },
      { file: 'whole-bank-part-2', balance: '2100.01' },
    ],
    expected: overLimit,
  },
  held(
    'one file of two counts for nothing yet',
    [
      ['halting-bank-before', '4200.01'],
      ['halting-bank-part-1', '1.00'],
    ],
    overLimit,
  ),
  {
    name: 'a delivery that matches too little is held, and what was known before counts',
    members: alone,
    accounts: crowd('dropping-bank-before', '4141.01', 59, 'dropping-bank-after', 29),
    expected: overLimit,
  },
  {
    name: 'a delivery that matches just half is accepted',
    members: alone,
    accounts: crowd('halving-bank-before', '100000.00', 59, 'halving-bank-after', 30),
  },
  {
    name: 'a delivery after one of 49 matches is accepted',
    members: alone,
    accounts: crowd('small-bank-before', '100000.00', 48, 'small-bank-after', 1),
  },
];
