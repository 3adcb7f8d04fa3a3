/** Securities, funds and bonds, with the cash on their accounts: one row an account and security. */
import { formatYuan } from '../../kernel/money.ts';
import { say } from '../../kernel/say.ts';
import { combineMoney, findNewest } from '../combine-money.ts';
import { nameByNumber, optional, required, type Row } from '../columns.ts';
import { lastFour, unclear } from '../held.ts';
import type { NonEmpty, RowOf } from '../rows.ts';
import { type SourceSample, writeFen } from '../sample.ts';
import { type Combined, defineSource, quarterly } from '../source.ts';
import { defineStates } from '../words.ts';

/** 账户状态. What is frozen or pledged is still the holder's. */
const states = defineStates(say('账户状态', 'Account states'), {
  inForce: ['正常', '冻结', '司法冻结', '质押', '挂失', '休眠', '不合格', '限制'],
  out: ['销户', '注销', '结清'],
});

const columns = {
  accountNumber: required('证券账户', 'account_number', 'identifier', {
    synonyms: ['证券账号', '证券账户号码', '股东账户', '基金账户', '资金账号', '股东代码'],
    note: say('不得为空', 'not empty'),
  }),
  kind: optional('品种', 'kind', 'word', {
    synonyms: ['证券类别', '证券品种', '产品类型'],
    note: say('股票、基金、债券等', 'shares, funds, bonds'),
  }),
  code: optional('证券代码', 'code', 'identifier', {
    synonyms: ['代码', '基金代码', '产品代码'],
    note: say('同一账户的各项证券以此区分', 'tells the securities of one account apart'),
  }),
  valueFen: required('市值', 'market_value', 'amount', { synonyms: ['参考市值', '持有市值', '资产市值'] }),
  cashFen: optional('资金余额', 'cash_balance', 'amount', {
    synonyms: ['可用资金', '保证金余额', '资金账户余额'],
    note: say(
      '账户中的现金；同一账户各行相同时只计一次',
      'cash on the account; counted once where its rows repeat it',
    ),
  }),
  asOfDate: required('截止日期', 'as_of_date', 'date', {
    synonyms: ['数据日期', '持仓日期', '统计日期'],
    note: say('同一账户以最新日期为准', 'of one account the newest counts'),
  }),
  status: required('账户状态', 'account_status', 'word', {
    synonyms: ['状态', '证券账户状态'],
    words: states,
  }),
};

export type SecuritiesRow = Row<typeof columns>;

export const securities = defineSource<typeof columns>({
  name: 'securities',
  title: say('证券、基金、债券', 'securities'),
  provider: say('证券', 'securities'),
  called: say('证券账户', 'securities account'),
  facets: ['money'],
  mayBeAskedBy: 'act-41',
  overdue: quarterly,
  file: {
    title: say('证券、基金、债券', 'Securities, funds, bonds'),
    row: say('每个账户的每项证券一行。', 'One row for each security of an account.'),
    name: say('持有人，不要脱敏', "the holder's name, unmasked"),
    example: '证券公司/2026-10-31/证券持有.csv',
    remarks: [],
  },
  columns,
  names: ({ accountNumber }, provider) => nameByNumber('securities', provider, accountNumber),
  combine,
  summarise: ({ accountNumber, valueFen, cashFen = 0, asOfDate, status }) => {
    const [account, value, cash] = [lastFour(accountNumber), formatYuan(valueFen), formatYuan(cashFen)];
    return say(
      `证券账户尾号 ${account}，${asOfDate} 市值 ${value}，资金余额 ${cash}，状态“${status}”`,
      `securities account ending in ${account}, worth ${value} with ${cash} in cash on ${asOfDate}, state "${status}"`,
    );
  },
  describe: ({ accountNumber, kind, code, valueFen, cashFen, asOfDate, status }) => [
    say(`账户尾号 ${lastFour(accountNumber)}`, `account ending ${lastFour(accountNumber)}`),
    kind,
    code,
    say(`市值 ${formatYuan(valueFen)} 元（${asOfDate}）`, `worth ${formatYuan(valueFen)} yuan (${asOfDate})`),
    cashFen === undefined
      ? undefined
      : say(`资金余额 ${formatYuan(cashFen)} 元`, `${formatYuan(cashFen)} yuan in cash`),
    status,
  ],
});

/**
 * Each security counts once, and the cash of the account once: its rows repeat it. Where they tell different cash the
 * largest counts, and the account is unclear; so it is where cash is given and cannot be read.
 */
function combine(rows: NonEmpty<RowOf<SecuritiesRow>>): Combined {
  const { newest } = findNewest(rows, ({ asOfDate }) => asOfDate);
  const balances = new Set(newest.map(({ asset }) => Math.max(asset.cashFen ?? 0, 0)));
  const cashFen = Math.max(...balances);
  // It is with the row that gives it, of several the first.
  const withCash = newest.find(({ asset }) => Math.max(asset.cashFen ?? 0, 0) === cashFen)?.asset;
  const hasCash = (row: SecuritiesRow) => withCash !== undefined && partOf(row) === partOf(withCash);
  const isUnread = newest.some(({ asset }) => asset.unread?.includes('cashFen'));
  return combineMoney(
    rows,
    {
      called: say('证券', 'securities'),
      identifierOf: ({ accountNumber }) => accountNumber,
      dateOf: ({ asOfDate }) => asOfDate,
      fenOf: (row) => Math.max(row.valueFen, 0) + (hasCash(row) ? cashFen : 0),
      partOf,
    },
    isUnread || balances.size > (balances.has(0) ? 2 : 1) ? [unclear.amount] : [],
  );
}

function partOf({ kind = '', code = '' }: SecuritiesRow): string {
  return `${kind} ${code}`;
}

export const sample: SourceSample = {
  senders: [
    {
      provider: 'securities-firm',
      providerName: '证券公司清禾营业部',
      asOf: '2026-09-30',
      files: ['证券持有.csv'],
      rows: 1_500,
    },
  ],
  share: 0.004,
  draw: (draw, { age, spareFen }) =>
    age < 18
      ? []
      : [
          {
            account_number: `A0H${draw.int(1_000_000, 9_999_999)}`,
            kind: draw.pick(['股票', '基金', '债券']),
            code: String(draw.int(900_000, 999_999)),
            market_value: writeFen(draw.int(0, spareFen)),
            cash_balance: draw.chance(0.5) ? '0.00' : '',
            as_of_date: '2026-09-30',
            account_status: draw.pick(['正常', '正常', '休眠', '不合格']),
          },
        ],
};
