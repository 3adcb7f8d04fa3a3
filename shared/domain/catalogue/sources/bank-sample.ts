/** Bank accounts of the sample county: three banks, each with a system of its own. */
import { addDays } from '../../kernel/calendar.ts';
import {
  type Cells,
  type Draw,
  pickWeighted,
  remarks,
  type SampleSender,
  type SourceSample,
  type Weighted,
  writeFen,
} from '../sample.ts';

export interface Bank extends SampleSender {
  branches: readonly string[];
  accountPrefix: string;
}

/** Pays out the guarantee; its folder has a Chinese name. */
const rural: Bank = {
  provider: '农商银行',
  providerName: '清禾农商银行',
  asOf: '2026-10-30',
  files: ['存款账户 1-2.csv', '存款账户 2-2.csv'],
  rows: 80_000,
  branches: ['清禾农商银行营业部', '柳湾支行', '石桥支行', '白鹭支行', '新集支行', '河口分理处'],
  accountPrefix: '6299010',
  layout: {
    form: { encoding: 'gb18030', newline: '\r\n', blankEvery: 5003 },
    brokenShare: 0.0002,
    columns: [
      ['机构号', (draw) => `3299${draw.int(100, 139)}`],
      'name',
      'id_number',
      'account_number',
      'sub_account',
      'account_type',
      'currency',
      'balance',
      'balance_date',
      'account_status',
      'branch',
      ['备注', (draw) => draw.pick(remarks)],
    ],
  },
};

const commercial: Bank = {
  provider: 'gongshang-bank',
  providerName: '工商银行清禾支行',
  asOf: '2026-10-31',
  files: ['deposits.csv.gz'],
  rows: 55_000,
  branches: ['清禾支行', '清禾城关支行', '清禾滨河支行'],
  accountPrefix: '6299020',
  layout: {
    english: true,
    form: { encoding: 'utf-8', newline: '\n', gzip: true },
    brokenShare: 0.0002,
    amounts: 'grouped',
    dates: 'compact',
    columns: [
      'account_number',
      'currency',
      'balance',
      'balance_date',
      'account_status',
      'name',
      'id_number',
      ['customer_level', (draw) => draw.pick(['', '1', '2', 'VIP'])],
      'branch',
      'account_type',
      'sub_account',
    ],
  },
};

/** Sends late: on the sample's day its data are 41 days old, and a bank is overdue after 35. */
const postal: Bank = {
  provider: 'postal-bank',
  providerName: '邮储银行清禾县支行',
  asOf: '2026-09-20',
  files: ['储蓄+定期.csv'],
  rows: 45_000,
  branches: ['清禾县邮政所', '柳湾邮政所', '双塘邮政所', '荷塘邮政所'],
  accountPrefix: '6299030',
  layout: {
    form: { encoding: 'gb18030', newline: '\n', blankEvery: 1000 },
    amounts: 'shortest',
    dates: 'slashes',
    columns: [
      'id_number',
      'name',
      'account_status',
      'balance_date',
      'balance',
      'account_number',
      'sub_account',
      'currency',
      'branch',
    ],
  },
};

export const banks = { rural, commercial, postal };

const accountTypes: Weighted<string> = [
  ['个人活期', 60],
  ['定期', 25],
  ['定活两便', 5],
  ['一本通', 10],
];
const yuanWords: Weighted<string> = [
  ['人民币', 60],
  ['CNY', 20],
  ['', 10],
  ['RMB', 5],
  ['156', 5],
];
const usualStates: Weighted<string> = [
  ['正常', 950],
  ['睡眠', 15],
  ['久悬', 8],
  ['不动户', 8],
  ['挂失', 4],
  ['冻结', 5],
  ['部分冻结', 3],
  ['司法冻结', 3],
  ['止付', 2],
  ['只收不付', 2],
];

/** An account as accounts of the bank usually are, but for what is given. */
export function drawAccount(draw: Draw, bank: Bank, given: Cells): Cells {
  return {
    branch: draw.pick(bank.branches),
    account_number: drawAccountNumber(draw, bank),
    account_type: pickWeighted(draw, accountTypes),
    currency: pickWeighted(draw, yuanWords),
    balance_date: addDays(bank.asOf, -draw.int(0, 20)),
    account_status: '正常',
    ...given,
  };
}

export function drawAccountNumber(draw: Draw, { accountPrefix }: Bank): string {
  return accountPrefix + String(Math.floor(draw.next() * 1e12)).padStart(12, '0');
}

export const sample: SourceSample<Bank> = {
  senders: [rural, commercial, postal],
  share: 0.155,
  draw: (draw, { age, spareFen }, bank) => {
    const accounts = age < 16 ? draw.pick([0, 0, 1]) : draw.pick([1, 1, 1, 2]);
    const mostFen = spareFen / Math.max(1, accounts);
    return Array.from({ length: accounts }, () =>
      drawAccount(draw, bank, {
        balance: writeFen(Math.floor(mostFen * draw.next() ** 2)),
        account_status: pickWeighted(draw, usualStates),
        sub_account: draw.chance(0.1) ? '001' : '',
        balance_date: addDays(bank.asOf, -(draw.chance(0.04) ? draw.int(100, 2500) : draw.int(0, 30))),
      }),
    );
  },
  drawAny: (draw, _, bank) =>
    Array.from({ length: draw.pick([1, 1, 1, 2, 2, 3]) }, () => {
      const balanceFen = Math.floor(10 ** (1 + draw.next() * 7.5));
      return drawAccount(draw, bank, {
        balance: writeFen(draw.chance(0.002) ? -balanceFen : balanceFen),
        account_status: draw.chance(0.05)
          ? draw.pick(['销户', '结清', '注销', '待核实'])
          : pickWeighted(draw, usualStates),
        sub_account: draw.chance(0.1) ? `00${draw.int(1, 4)}` : '',
        ...(draw.chance(0.01) ? { currency: draw.pick(['USD', '840', '港元']) } : {}),
      });
    }),
};
