/** Housing fund accounts (住房公积金), one row an account and balance date: money, and evidence of work. */
import { monthOf } from '../../kernel/calendar.ts';
import { formatYuan } from '../../kernel/money.ts';
import { say } from '../../kernel/say.ts';
import { combineIncome } from '../combine-income.ts';
import { combineMoney, findNewest } from '../combine-money.ts';
import { nameByNumber, optional, required, type Row } from '../columns.ts';
import { lastFour } from '../held.ts';
import type { NonEmpty, RowOf } from '../rows.ts';
import { type SourceSample, writeFen } from '../sample.ts';
import { type Combined, defineSource, quarterly } from '../source.ts';
import { defineWords, otherStates } from '../words.ts';

/** 缴存状态. The balance of a sealed account (封存) is still the holder's, who no longer works where it was paid in. */
const states = defineWords({
  title: say('缴存状态', 'Deposit states'),
  meanings: {
    'in-force': {
      says: say('余额计入；视为就业', 'the balance is held; evidence of work'),
      words: ['正常', '正常缴存', '缴存', '在缴'],
    },
    kept: {
      says: say('余额计入；不视为就业', 'the balance is held; no evidence of work'),
      words: ['封存', '集中封存', '托管', '停缴', '缓缴', '冻结'],
    },
    out: { says: say('不计', 'out'), words: ['销户', '注销', '已提取', '转出', '外部转出'] },
  },
  otherwise: otherStates,
});

const columns = {
  accountNumber: required('公积金账号', 'account_number', 'identifier', {
    synonyms: ['个人账号', '公积金账户', '个人公积金账号', '账号'],
    note: say('不得为空', 'not empty'),
  }),
  employer: optional('单位名称', 'employer', 'name', { synonyms: ['缴存单位', '单位'] }),
  balanceFen: required('余额', 'balance', 'amount', { synonyms: ['账户余额', '公积金余额', '缴存余额'] }),
  balanceDate: required('余额日期', 'balance_date', 'date', {
    synonyms: ['截止日期', '数据日期', '统计日期'],
    note: say('同一账户以最新日期的余额为准', 'of one account the newest counts'),
  }),
  depositFen: optional('月缴存额', 'monthly_deposit', 'amount', {
    synonyms: ['月缴额', '月汇缴额', '每月缴存额'],
  }),
  baseFen: optional('缴存基数', 'base', 'amount', {
    synonyms: ['工资基数', '个人缴存基数'],
    note: say('仅供参考，不作为收入', 'shown, and no income'),
  }),
  status: required('缴存状态', 'deposit_status', 'word', {
    synonyms: ['账户状态', '个人账户状态', '状态'],
    words: states,
  }),
};

export type HousingFundRow = Row<typeof columns>;

export const housingFund = defineSource<typeof columns>({
  name: 'housing-fund',
  title: say('住房公积金', 'housing fund'),
  provider: say('住房公积金', 'housing fund'),
  called: say('公积金账户', 'housing fund account'),
  facets: ['money', 'income'],
  mayBeAskedBy: 'act-41',
  overdue: quarterly,
  isCounted: false,
  file: {
    title: say('住房公积金', 'Housing fund accounts'),
    row: say('每个账户一行。', 'One row an account.'),
    name: say('户名，不要脱敏', "the holder's name, unmasked"),
    example: '公积金中心/2026-10-31/住房公积金.csv',
    remarks: [
      say(
        '余额默认不计入金融资产，由政策写明；正常缴存只说明有人就业，缴存基数从不作为收入。',
        'The balance counts only where policy says so. That deposits are made says that somebody works; their base is never an income.',
      ),
    ],
  },
  columns,
  names: ({ accountNumber }, provider) => nameByNumber('housing-fund', provider, accountNumber),
  combine,
  monthOf: ({ balanceDate }) => monthOf(balanceDate),
  summarise: ({ accountNumber, balanceFen, balanceDate, baseFen, status }) => {
    const [account, balance] = [lastFour(accountNumber), formatYuan(balanceFen)];
    const base = baseFen === undefined ? '—' : formatYuan(baseFen);
    return say(
      `公积金账户尾号 ${account}，${balanceDate} 余额 ${balance}，缴存基数 ${base}，状态“${status}”`,
      `housing fund account ending in ${account}, balance ${balance} on ${balanceDate}, base ${base}, state "${status}"`,
    );
  },
  describe: ({ accountNumber, employer, balanceFen, balanceDate, depositFen, baseFen, status }) => [
    say(`账户尾号 ${lastFour(accountNumber)}`, `account ending ${lastFour(accountNumber)}`),
    employer,
    say(
      `余额 ${formatYuan(balanceFen)} 元（${balanceDate}）`,
      `balance ${formatYuan(balanceFen)} yuan (${balanceDate})`,
    ),
    depositFen === undefined
      ? undefined
      : say(`月缴存额 ${formatYuan(depositFen)} 元`, `${formatYuan(depositFen)} yuan a month`),
    baseFen === undefined
      ? undefined
      : say(`缴存基数 ${formatYuan(baseFen)} 元`, `base ${formatYuan(baseFen)} yuan`),
    status,
  ],
});

/** The balance as money of an account; and that somebody works, in the month of the newest balance. */
function combine(all: NonEmpty<RowOf<HousingFundRow>>): Combined {
  const rows = all.map((row) => (meaningOf(row) === 'kept' ? { ...row, state: 'in-force' as const } : row));
  const [first = all[0], ...others] = rows;
  const money = combineMoney([first, ...others], {
    called: say('公积金余额', 'housing fund balances'),
    identifierOf: ({ accountNumber }) => accountNumber,
    dateOf: ({ balanceDate }) => balanceDate,
    fenOf: ({ balanceFen }) => Math.max(balanceFen, 0),
  });
  const { newest } = findNewest(all, ({ balanceDate }) => balanceDate);
  const [paying, ...more] = newest.filter((row) => !['kept', 'out'].includes(meaningOf(row) ?? 'unclear'));
  if (paying === undefined) return money;
  const work = combineIncome([paying, ...more], ({ balanceDate, employer }) => ({
    ...{ sort: 'wage', payer: employer, month: monthOf(balanceDate), net: 'works', unclear: [] },
  }));
  return { ...money, facets: [...money.facets, ...work.facets] };
}

function meaningOf({ asset: { status } }: RowOf<HousingFundRow>): string | undefined {
  return states.of(status);
}

/** Of people on the guarantee, what is left from work that they once had. */
export const sample: SourceSample = {
  senders: [
    {
      provider: 'housing-fund-centre',
      providerName: '市住房公积金中心清禾管理部',
      asOf: '2026-09-30',
      files: ['住房公积金.csv'],
      rows: 2_000,
    },
  ],
  share: 0.02,
  draw: (draw, { age, spareFen }) => (age < 22 ? [] : [account(draw.int(0, spareFen), '封存', draw)]),
  drawAny: (draw, { spareFen }) => [
    account(draw.int(0, spareFen), draw.pick(['正常', '正常', '正常', '封存', '销户']), draw),
  ],
};

function account(balanceFen: number, status: string, draw: { int(from: number, to: number): number }) {
  const baseFen = draw.int(2_500_00, 8_000_00);
  return {
    account_number: `0H${draw.int(100_000_000, 999_999_999)}`,
    employer: '县属企业',
    ...{ balance: writeFen(balanceFen), balance_date: '2026-09-30', deposit_status: status },
    monthly_deposit: status === '正常' ? writeFen(Math.floor(baseFen / 10)) : '',
    base: writeFen(baseFen),
  };
}
