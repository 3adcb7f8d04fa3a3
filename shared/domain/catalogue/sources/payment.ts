/** Accounts with payment institutions that are no banks (非银行支付机构), one row an account and balance date. */
import { formatYuan } from '../../kernel/money.ts';
import { say } from '../../kernel/say.ts';
import { combineMoney } from '../combine-money.ts';
import { nameByNumber, required } from '../columns.ts';
import { lastFour } from '../held.ts';
import { type SourceSample, writeFen } from '../sample.ts';
import { defineSource, quarterly } from '../source.ts';
import { defineStates } from '../words.ts';

/** 账户状态. A frozen account still holds its money. */
const states = defineStates(say('账户状态', 'Account states'), {
  inForce: ['正常', '冻结', '部分冻结', '司法冻结', '止付', '挂失', '休眠', '限制'],
  out: ['销户', '注销', '结清'],
});

const columns = {
  accountNumber: required('支付账户', 'account_number', 'identifier', {
    synonyms: ['支付账号', '账户号', '账号', '用户编号'],
    note: say('不得为空', 'not empty'),
  }),
  balanceFen: required('余额', 'balance', 'amount', { synonyms: ['账户余额', '支付账户余额', '当前余额'] }),
  balanceDate: required('余额日期', 'balance_date', 'date', {
    synonyms: ['截止日期', '数据日期', '统计日期'],
    note: say('同一账户以最新日期的余额为准', 'of one account the newest counts'),
  }),
  status: required('账户状态', 'account_status', 'word', { synonyms: ['状态'], words: states }),
};

export const payment = defineSource<typeof columns>({
  name: 'payment',
  title: say('支付账户', 'payment accounts'),
  provider: say('支付机构', 'payment institution'),
  called: say('支付账户', 'payment account'),
  facets: ['money'],
  mayBeAskedBy: 'act-41',
  overdue: quarterly,
  file: {
    title: say('支付账户', 'Payment accounts'),
    row: say(
      '每个支付账户一行，含其中的货币基金等。',
      'One row a payment account, money market funds in it included.',
    ),
    name: say('户名，不要脱敏', "the holder's name, unmasked"),
    example: '支付机构/2026-10-31/支付账户.csv',
    remarks: [],
  },
  columns,
  names: ({ accountNumber }, provider) => nameByNumber('payment', provider, accountNumber),
  combine: (rows) =>
    combineMoney(rows, {
      called: say('支付账户余额', 'payment balances'),
      identifierOf: ({ accountNumber }) => accountNumber,
      dateOf: ({ balanceDate }) => balanceDate,
      fenOf: ({ balanceFen }) => Math.max(balanceFen, 0),
    }),
  summarise: ({ accountNumber, balanceFen, balanceDate, status }) => {
    const [account, balance] = [lastFour(accountNumber), formatYuan(balanceFen)];
    return say(
      `支付账户尾号 ${account}，${balanceDate} 余额 ${balance}，状态“${status}”`,
      `payment account ending in ${account}, balance ${balance} on ${balanceDate}, state "${status}"`,
    );
  },
  describe: ({ accountNumber, balanceFen, balanceDate, status }) => [
    say(`账户尾号 ${lastFour(accountNumber)}`, `account ending ${lastFour(accountNumber)}`),
    say(
      `余额 ${formatYuan(balanceFen)} 元（${balanceDate}）`,
      `balance ${formatYuan(balanceFen)} yuan (${balanceDate})`,
    ),
    status,
  ],
});

export const sample: SourceSample = {
  senders: [
    {
      provider: 'payment-institution',
      providerName: '第三方支付机构',
      asOf: '2026-09-30',
      files: ['支付账户.csv'],
      rows: 3_000,
    },
  ],
  share: 0.02,
  draw: (draw, { age, spareFen }) =>
    age < 14
      ? []
      : [
          {
            account_number: `0H${draw.int(100_000_000, 999_999_999)}`,
            balance: writeFen(draw.int(0, spareFen)),
            balance_date: '2026-09-30',
            account_status: draw.pick(['正常', '正常', '正常', '休眠']),
          },
        ],
};
