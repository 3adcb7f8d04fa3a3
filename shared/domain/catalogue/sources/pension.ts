/** Pensions and benefits that are paid by the month (养老待遇), one row a person, benefit and month. */
import { monthsUpTo } from '../../kernel/calendar.ts';
import { formatYuan } from '../../kernel/money.ts';
import { say } from '../../kernel/say.ts';
import { atMost, combineIncome, exactly, type IncomeEntry } from '../combine-income.ts';
import { optional, required, type Row } from '../columns.ts';
import { unclear, type UnclearPoint } from '../held.ts';
import { type Cells, type SourceSample, writeFen } from '../sample.ts';
import { defineSource, monthly } from '../source.ts';
import { defineStates, defineWords, otherStates } from '../words.ts';

/** 待遇类型. The basic pension that policy exempts is the residents' alone (办法 13). */
const types = defineWords({
  title: say('待遇类型', 'Kinds of benefit'),
  meanings: {
    resident: {
      says: say(
        '转移净收入；其中的基础养老金按政策可不计入',
        'transfer; policy may exempt its basic pension',
      ),
      words: [
        ...['城乡居民基本养老保险', '城乡居民养老保险', '城乡居民基本养老金', '城乡居民养老金', '居民养老金'],
        ...['城乡居民养老待遇', '居民养老保险', '新型农村社会养老保险', '新农保养老金'],
      ],
    },
    benefit: {
      says: say('转移净收入', 'transfer'),
      words: [
        ...[
          '企业职工基本养老保险',
          '城镇职工基本养老保险',
          '职工养老金',
          '职工基本养老金',
          '退休金',
          '退休费',
        ],
        ...['离休费', '企业退休养老金', '机关事业单位养老保险', '机关事业单位养老金', '企业年金', '职业年金'],
        ...['失业保险金', '失业金', '伤残津贴', '供养亲属抚恤金', '遗属生活困难补助', '病残津贴'],
      ],
    },
    preferential: {
      says: say('优抚：按政策可不计入', 'preferential: policy may exempt it'),
      words: [
        ...['优抚', '优待抚恤', '定期抚恤金', '残疾抚恤金', '伤残抚恤金', '优待金', '义务兵家庭优待金'],
        ...['在乡复员军人生活补助', '烈士遗属定期抚恤金'],
      ],
    },
    relief: {
      says: say('政府救助和福利补贴：按政策可不计入', 'relief of the government: policy may exempt it'),
      words: [
        ...['高龄津贴', '高龄补贴', '困难残疾人生活补贴', '重度残疾人护理补贴', '护理补贴', '价格临时补贴'],
      ],
    },
    once: {
      says: say('一次性所得：不是任何月份的收入，待核实', 'paid once: no month’s income, unclear'),
      words: [
        ...['丧葬补助金', '丧葬费', '一次性抚恤金', '一次性伤残补助金', '一次性工亡补助金', '一次性领取'],
        ...['一次性待遇', '个人账户一次性支付', '一次性养老金'],
      ],
    },
  },
  otherwise: otherStates,
});

/** 待遇状态. */
const states = defineStates(say('待遇状态', 'Benefit states'), {
  inForce: ['正常', '正常发放', '发放', '领取', '在发', '已发放'],
  out: ['停发', '暂停', '暂停发放', '未认证暂停', '终止', '死亡', '未发放'],
});

const backPay = defineWords({
  title: say('是否补发', 'Back pay'),
  meanings: {
    yes: {
      says: say('补发：计入所属期', 'back pay: counts for the month that it is for'),
      words: ['是', '补发', 'Y', '1'],
    },
    no: { says: say('当月待遇', 'of the month itself'), words: ['否', '正常', 'N', '0'] },
  },
  otherwise: {
    says: say(
      '有待遇所属期的计入所属期，否则为当月待遇',
      'counts for the month that it is for where that is given, else for the month itself',
    ),
    more: say('空白', 'none'),
  },
});

const columns = {
  benefitType: required('待遇类型', 'benefit_type', 'word', {
    synonyms: ['待遇种类', '待遇名称', '养老待遇类型', '险种'],
    words: types,
  }),
  benefitFen: required('月待遇金额', 'monthly_benefit', 'amount', {
    synonyms: ['待遇金额', '发放金额', '月养老金', '实发金额', '养老金金额', '月发放金额'],
    note: say(
      '当月待遇；待遇金额和实发金额都有的，只留待遇金额。补发的，每个所属月份一行',
      'the benefit of the month; of 待遇金额 and 实发金额 keep the first; of back pay one row for each month that it is for',
    ),
  }),
  basicFen: optional('基础养老金', 'basic_pension', 'amount', {
    synonyms: ['其中基础养老金', '其中：基础养老金', '基础养老金金额'],
    note: say('城乡居民养老：月待遇中的基础养老金', 'of residents: the basic pension in it'),
  }),
  accountFen: optional('个人账户养老金', 'account_pension', 'amount', {
    synonyms: ['其中个人账户养老金', '其中:个人账户养老金', '个人账户养老金金额', '个账养老金'],
    note: say(
      '城乡居民养老：月待遇中的个人账户养老金；没有基础养老金一列的，其余即为基础养老金',
      'of residents: what comes from the own account; without a basic pension the rest of the benefit is the basic one',
    ),
  }),
  paidMonth: required('发放月份', 'paid_month', 'month', {
    synonyms: ['发放年月', '支付月份', '支付年月', '发放期'],
  }),
  forMonth: optional('待遇所属期', 'for_month', 'month', {
    synonyms: ['所属期', '待遇所属月份', '补发所属期', '所属月份'],
    note: say('与发放月份不同的填写', 'where it is another month than the one of payment'),
  }),
  isBackPay: optional('是否补发', 'is_back_pay', 'word', {
    synonyms: ['补发标志', '发放类型'],
    words: backPay,
  }),
  status: required('待遇状态', 'benefit_status', 'word', {
    synonyms: ['发放状态', '领取状态', '状态'],
    words: states,
  }),
};

export type PensionRow = Row<typeof columns>;

export const pension = defineSource<typeof columns>({
  name: 'pension',
  title: say('养老待遇', 'pensions'),
  provider: say('养老待遇', 'pension'),
  called: say('养老等待遇', 'pension or benefit'),
  facets: ['income'],
  mayBeAskedBy: 'act-41',
  overdue: monthly,
  isPersonal: true,
  file: {
    title: say('养老待遇', 'Pensions and benefits'),
    row: say(
      '每人、每种待遇、每月一行；每次交付最近 13 个月。',
      'One row a person, benefit and month; each delivery has the last 13 months.',
    ),
    name: say('领取人姓名，不要脱敏', "the recipient's name, unmasked"),
    example: '县社保中心/2026-10-31/养老待遇.csv',
    remarks: [
      say(
        '只报本单位发放的待遇，同一笔不要在两个文件中都报。',
        'Only what you pay, and nothing in two files.',
      ),
      say(
        '补发几个月的，每个所属月份一行；没有写明所属期的补发不是任何月份的收入，待核实。',
        'Back pay of several months has a row for each; back pay that names no month is no month’s income, and unclear.',
      ),
    ],
  },
  columns,
  names: ({ benefitType }, provider) => [
    ['pension', provider, types.of(benefitType) === 'resident' ? 'resident' : benefitType].join('|'),
  ],
  combine: (rows) => combineIncome(rows, readIncome),
  monthOf: ({ paidMonth }) => paidMonth,
  summarise: ({ benefitType, benefitFen, basicFen, accountFen, paidMonth, forMonth, status }) => {
    const amount = formatYuan(benefitFen);
    const basic = basicFen === undefined ? '—' : formatYuan(basicFen);
    const [accountZh, accountEn] =
      accountFen === undefined
        ? ['', '']
        : [`，个人账户养老金 ${formatYuan(accountFen)}`, `, own account ${formatYuan(accountFen)}`];
    return say(
      `“${benefitType}”，${paidMonth} 发放 ${forMonth ?? paidMonth} 的 ${amount}，其中基础养老金 ${basic}${accountZh}，状态“${status}”`,
      `"${benefitType}": ${amount} for ${forMonth ?? paidMonth} paid in ${paidMonth}, basic pension in it ${basic}${accountEn}, state "${status}"`,
    );
  },
  describe: ({ benefitType, benefitFen, basicFen, accountFen, ...row }) => [
    benefitType,
    say(`月待遇 ${formatYuan(benefitFen)} 元`, `${formatYuan(benefitFen)} yuan`),
    basicFen === undefined
      ? undefined
      : say(`其中基础养老金 ${formatYuan(basicFen)} 元`, `basic pension ${formatYuan(basicFen)} yuan`),
    accountFen === undefined
      ? undefined
      : say(`个人账户养老金 ${formatYuan(accountFen)} 元`, `own account ${formatYuan(accountFen)} yuan`),
    say(`${row.paidMonth} 发放`, `paid in ${row.paidMonth}`),
    row.forMonth === undefined ? undefined : say(`所属期 ${row.forMonth}`, `for ${row.forMonth}`),
    row.isBackPay,
    row.status,
  ],
});

function readIncome(row: PensionRow): IncomeEntry {
  const { benefitType, benefitFen, paidMonth, forMonth = paidMonth } = row;
  const meaning = types.of(benefitType);
  const month = { month: forMonth };
  if (meaning === 'once' || lacksMonths(row))
    return { ...month, sort: 'unclear', net: exactly(benefitFen), isOneOff: true, unclear: [] };
  if (meaning === undefined)
    return { ...month, sort: 'unclear', net: atMost(benefitFen), unclear: [unclear.class] };
  const common = { ...month, sort: 'transfer' as const, net: exactly(benefitFen) };
  if (meaning === 'resident') return { ...common, ...basicOf(row) };
  return meaning === 'benefit' ? { ...common, unclear: [] } : { ...common, exemptAs: meaning, unclear: [] };
}

const unclearParts: UnclearPoint = {
  point: 'parts',
  text: say('各部分之和超过月待遇', 'whose parts are more than the whole'),
};

/** 国发〔2014〕8 号 art. 6: a resident's benefit is a basic pension and what comes from the own account. */
function basicOf({
  benefitFen,
  basicFen,
  accountFen,
}: PensionRow): Pick<IncomeEntry, 'basicPension' | 'unclear'> {
  if ((basicFen ?? 0) + (accountFen ?? 0) > benefitFen)
    return { basicPension: atMost(benefitFen), unclear: [unclearParts] };
  const known = basicFen ?? (accountFen === undefined ? undefined : benefitFen - accountFen);
  return { basicPension: known === undefined ? atMost(benefitFen) : exactly(known), unclear: [] };
}

/** Back pay that does not say for which month, or whose month cannot be read. */
function lacksMonths({ isBackPay, forMonth, unread = [] }: PensionRow): boolean {
  return unread.includes('forMonth') || (forMonth === undefined && backPay.of(isBackPay ?? '') === 'yes');
}

/** Small pensions of old heads, below what they declare; of others what is paid to the disabled. */
export const sample: SourceSample = {
  senders: [
    {
      provider: 'county-pension-office',
      providerName: '清禾县养老保险中心',
      asOf: '2026-09-30',
      files: ['养老待遇.csv'],
      rows: 2_400,
    },
  ],
  share: 0.006,
  draw: (draw, { age, isHead, declaredFen }) =>
    age >= 60 && isHead && declaredFen >= 100_00
      ? payMonthly('城乡居民基本养老保险', Math.floor(declaredFen * (0.2 + 0.25 * draw.next())))
      : payMonthly(draw.pick(['困难残疾人生活补贴', '重度残疾人护理补贴']), 80_00),
  drawAny: (draw) => [
    ...(draw.chance(0.3)
      ? payMonthly('企业职工基本养老保险', draw.int(1_800_00, 5_000_00))
      : payMonthly('城乡居民基本养老保险', draw.int(150_00, 400_00))),
    // What such files have, too: a month to come, a month that there is not, back pay without its months.
    ...(draw.chance(0.02)
      ? payMonthly('高龄津贴', 50_00).map((cells) => ({ ...cells, paid_month: '2026-12' }))
      : []),
    ...(draw.chance(0.02) ? [{ ...aBenefit('2026-09'), paid_month: '2026-13' }] : []),
    ...(draw.chance(0.02) ? [{ ...aBenefit('2026-09'), is_back_pay: '是' }] : []),
  ],
};

function payMonthly(benefitType: string, fen: number): Cells[] {
  const isResident = benefitType.startsWith('城乡');
  return monthsUpTo('2026-09', 13).map((month) => ({
    ...{ benefit_type: benefitType, monthly_benefit: writeFen(fen), paid_month: month },
    ...{ basic_pension: isResident ? writeFen(Math.min(fen, 143_00)) : '', is_back_pay: '否' },
    benefit_status: '正常发放',
  }));
}

function aBenefit(month: string): Cells {
  return {
    ...{ benefit_type: '城乡居民基本养老保险', monthly_benefit: '858.00', paid_month: month },
    benefit_status: '正常发放',
  };
}
