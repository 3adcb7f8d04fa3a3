/** Bank accounts and their balances, one row an account and balance date. */
import type { Bilingual, Fen } from '../../../contracts/primitives.ts';
import { timesRounded } from '../../kernel/decimal.ts';
import type { Fraction } from '../../kernel/fraction.ts';
import { foldCurrency, isYuan } from '../../kernel/currency.ts';
import { formatYuan } from '../../kernel/money.ts';
import { say } from '../../kernel/say.ts';
import { identifierIn, optional, readIdentifier, required, type Row } from '../columns.ts';
import { combineMoney } from '../combine-money.ts';
import { lastFour, unclear } from '../held.ts';
import type { NonEmpty, RowOf } from '../rows.ts';
import { type Combined, type CombineContext, defineSource } from '../source.ts';
import { defineStates } from '../words.ts';

/** 账户状态. A frozen or dormant account still holds its money. */
const states = defineStates(say('账户状态', 'Account states'), {
  inForce: [
    ...['正常', '冻结', '部分冻结', '司法冻结', '挂失', '睡眠', '久悬', '不动户', '止付', '只收不付'],
  ],
  out: ['销户', '结清', '注销'],
});

const columns = {
  branch: optional('开户行', 'branch', 'word', {
    synonyms: ['开户网点', '开户机构', '开户银行', '网点名称', '支行'],
  }),
  accountNumber: required('账号', 'account_number', 'identifier', {
    synonyms: [
      '账户号',
      '账户号码',
      '银行账号',
      '银行卡号',
      '卡号',
      '账（卡）号',
      '账卡号',
      '卡号/账号',
      '账号/卡号',
      '客户账号',
      '存款账号',
      '帐号',
      '帐户',
      '主账号',
      'account',
      'account_no',
      'card_number',
    ],
    note: say(
      '不得为空；卡号和账号都有的，只留账号',
      'not empty; of card and account numbers the one of the account',
    ),
  }),
  subAccount: optional('子账号', 'sub_account', 'word', {
    fold: (text) => readIdentifier(text) ?? '',
    synonyms: ['子账户', '子账户号', '子帐号', '子卡号', '分户号', '册号'],
    note: say(
      '一本通、定期存单等在同一账号下有多笔的，请填写；同一天同一账号有几个不同余额而没有子账号，需要人工核实',
      'give it where one number has several deposits: different balances of one account on one day without it have to be clarified by staff',
    ),
  }),
  accountType: optional('账户类型', 'account_type', 'word', {
    synonyms: ['账户种类', '账户性质', '存款种类', '储种', '帐户类型'],
  }),
  currency: optional('币种', 'currency', 'word', {
    synonyms: ['货币', '币别', '货币种类', '货币代码', '币种代码'],
    note: say(
      '空、CNY、RMB、人民币、人民币元、元、¥、156、01 为人民币；其他币种需要人工核实',
      'empty, CNY, RMB, 人民币, 人民币元, 元, ¥, 156 or 01 is yuan; others have to be clarified by staff',
    ),
  }),
  balanceFen: required('余额', 'balance', 'amount', {
    synonyms: [
      '账户余额',
      '存款余额',
      '当前余额',
      '帐户余额',
      '期末余额',
      '余额金额',
      '账面余额',
      '日终余额',
    ],
    note: say(
      '账户内的全部余额；不是可用余额，那里不含冻结的钱',
      'all that is in the account; what is available (可用余额) leaves out frozen money',
    ),
  }),
  balanceDate: required('余额日期', 'balance_date', 'date', {
    synonyms: [
      '余额时点',
      '截止日期',
      '余额截止日期',
      '截至日期',
      '数据日期',
      '统计日期',
      '查询日期',
      '余额时间',
    ],
    note: say('同一账户以最新日期的余额为准', 'of one account the newest counts'),
  }),
  status: required('账户状态', 'account_status', 'word', {
    synonyms: ['状态', '账号状态', '帐户状态', '卡状态', '账户当前状态'],
    words: states,
  }),
};

export type BankRow = Row<typeof columns>;

export const bank = defineSource<typeof columns>({
  name: 'bank',
  title: say('银行存款', 'bank deposits'),
  provider: say('银行', 'bank'),
  called: say('账户', 'account'),
  facets: ['money'],
  mayBeAskedBy: 'act-41',
  overdue: {
    afterDays: 35,
    restsOn: say('产品设定：按月交付，另宽限几天', 'product choice: monthly delivery and a few days'),
  },
  isExpected: true,
  file: {
    title: say('银行账户', 'Bank accounts'),
    row: say('每个账户（或子账户、币种）一行。', 'One row an account, sub-account or currency.'),
    name: say('户名，不要脱敏', "the holder's name, unmasked"),
    example: '农商银行/2026-10-30/存款账户.csv',
    remarks: [
      say(
        '联名账户：每个持有人一行，账号相同，账户类型写明“联名”；一个家庭只计一次。',
        'A joint account: one row for each holder with the same number, and 联名 in its type; it counts once in a household.',
      ),
      say(
        '活期、定期、大额存单、结构性存款、Ⅱ、Ⅲ类户都列，余额为 0 的也列；已销户的可不列。理财、代销基金按“证券、基金、债券”报送；信用卡、贷款不列。',
        'All deposits and accounts of classes Ⅱ and Ⅲ belong in it, those with nothing in them too; closed ones need not. Funds and wealth products are delivered as securities; credit cards and loans are left out.',
      ),
    ],
  },
  columns,
  names: ({ accountNumber, subAccount, currency }, provider) => {
    const number = identifierIn(accountNumber);
    if (number === undefined) return [];
    const account = [number, subAccount ?? '', foldCurrency(currency)];
    return [
      ['bank', provider, ...account].join('|'),
      ...(isOneWhoeverDelivers(number) ? [['bank', '*', ...account].join('|')] : []),
    ];
  },
  combine,
  summarise: ({ accountNumber, balanceFen, balanceDate, currency, status }) => {
    const account = lastFour(accountNumber);
    const balance = sayBalance({ balanceFen, currency });
    return say(
      `账户尾号 ${account}，${balanceDate} 余额 ${balance.zh}，状态“${status}”`,
      `account ending in ${account}, balance ${balance.en} on ${balanceDate}, state "${status}"`,
    );
  },
  describe: (row) => [
    say(`账户尾号 ${lastFour(row.accountNumber)}`, `account ending ${lastFour(row.accountNumber)}`),
    row.accountType,
    row.branch,
    describeBalance(row),
    row.status,
  ],
});

function describeBalance(row: BankRow): Bilingual {
  const balance = sayBalance(row);
  return say(`余额 ${balance.zh}（${row.balanceDate}）`, `balance ${balance.en} (${row.balanceDate})`);
}

/** Whatever a bank calls the yuan (`156`, `RMB`), it is called so here; any other currency by the bank's word. */
function sayBalance({ balanceFen, currency }: { balanceFen: Fen; currency?: string | undefined }): Bilingual {
  const amount = formatYuan(balanceFen);
  return currency === undefined || isYuan(currency)
    ? say(`${amount} 元`, `${amount} yuan`)
    : say(`${amount} ${currency}`, `${amount} ${currency}`);
}

/** Numbers this long are given once among all banks: a bank that was renamed has the same ones. */
function isOneWhoeverDelivers(number: string): boolean {
  return /^\d{16,}$/.test(number);
}

/** A negative balance counts as 0, as a debt on one account pays for no other. */
function combine(rows: NonEmpty<RowOf<BankRow>>, { yuanPerUnit }: CombineContext): Combined {
  const [{ asset: account }] = rows;
  const yuan = isYuan(account.currency);
  const rate = yuan ? undefined : yuanPerUnit.get(foldCurrency(account.currency));
  return combineMoney(
    rows,
    {
      called: say('存款', 'deposits'),
      identifierOf: ({ accountNumber }) => accountNumber,
      dateOf: ({ balanceDate }) => balanceDate,
      isJoint: ({ accountType = '' }) => accountType.includes('联名'),
      fenOf: ({ balanceFen }) => toYuan(Math.max(balanceFen, 0), rate),
    },
    yuan || rate ? [] : [unclear.currency],
  );
}

function toYuan(fen: Fen, rate: Fraction | undefined): Fen {
  return rate ? timesRounded(BigInt(fen), rate) : fen;
}

export { sample } from './bank-sample.ts';
