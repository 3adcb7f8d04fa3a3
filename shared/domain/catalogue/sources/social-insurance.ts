/** Contributions to social insurance (社保缴费), one row a person, kind and month: evidence of work, never of an amount. */
import { monthsUpTo } from '../../kernel/calendar.ts';
import { formatYuan } from '../../kernel/money.ts';
import { say } from '../../kernel/say.ts';
import { clean } from '../../kernel/text.ts';
import { combineIncome } from '../combine-income.ts';
import { optional, required, type Row } from '../columns.ts';
import { unclear } from '../held.ts';
import type { NonEmpty, RowOf } from '../rows.ts';
import { type Cells, type Draw, type SourceSample, writeFen } from '../sample.ts';
import { type Combined, defineSource, monthly } from '../source.ts';
import { defineStates, defineWords, otherStates } from '../words.ts';

/** 险种. Residents who do not work are insured by schemes of their own. */
const kinds = defineWords({
  title: say('险种', 'Kinds of insurance'),
  meanings: {
    work: {
      says: say('视为就业', 'evidence of work'),
      words: [
        ...['企业职工基本养老保险', '城镇职工基本养老保险', '职工基本养老保险', '职工养老保险', '养老保险'],
        ...[
          '城镇企业职工基本养老保险',
          '机关事业单位养老保险',
          '机关事业单位基本养老保险',
          '职业年金',
          '企业年金',
        ],
        ...['职工基本医疗保险', '城镇职工基本医疗保险', '职工医疗保险', '失业保险', '工伤保险', '生育保险'],
      ],
    },
    resident: {
      says: say('仅作佐证', 'evidence only'),
      words: [
        ...['城乡居民基本养老保险', '城乡居民养老保险', '居民养老保险', '新型农村社会养老保险'],
        ...['城乡居民基本医疗保险', '城乡居民医疗保险', '居民医疗保险', '新型农村合作医疗'],
      ],
    },
  },
  otherwise: otherStates,
});

/** 缴费状态. What is paid later (补缴) says nothing of who works now. */
const states = defineStates(say('缴费状态', 'Contribution states'), {
  inForce: ['正常', '正常缴费', '在缴', '已缴', '已到账', '灵活就业'],
  out: ['中断', '中断缴费', '停缴', '暂停缴费', '欠费', '补缴', '终止', '退休'],
});

const columns = {
  kind: required('险种', 'kind', 'word', {
    synonyms: ['险种类型', '险种名称', '参保险种'],
    words: kinds,
  }),
  employer: optional('单位名称', 'employer', 'name', {
    synonyms: ['参保单位', '缴费单位', '单位', '工作单位'],
    note: say('个人缴费的空白', 'empty where people pay themselves'),
  }),
  baseFen: optional('缴费基数', 'base', 'amount', {
    synonyms: ['个人缴费基数', '月缴费基数', '缴费工资'],
    note: say('仅供参考，不作为收入', 'shown, and no income'),
  }),
  month: required('缴费月份', 'month', 'month', {
    synonyms: ['费款所属期', '缴费年月', '费款所属月份', '所属期', '做账期号'],
  }),
  status: required('缴费状态', 'contribution_status', 'word', {
    synonyms: ['参保状态', '缴费标志', '状态', '到账标志'],
    words: states,
  }),
};

export type SocialInsuranceRow = Row<typeof columns>;

export const socialInsurance = defineSource<typeof columns>({
  name: 'social-insurance',
  title: say('社保缴费', 'contributions to social insurance'),
  provider: say('社保缴费', 'social insurance'),
  called: say('社保缴费记录', 'record of contributions'),
  facets: ['income'],
  mayBeAskedBy: 'act-41',
  overdue: monthly,
  isPersonal: true,
  file: {
    title: say('社保缴费', 'Contributions to social insurance'),
    row: say(
      '每人、每个险种、每月一行；每次交付最近 13 个月。',
      'One row a person, kind and month; each delivery has the last 13 months.',
    ),
    name: say('参保人姓名，不要脱敏', "the insured person's name, unmasked"),
    example: '县社保中心/2026-10-31/社保缴费.csv',
    remarks: [
      say(
        '缴费只说明有人就业。缴费基数有下限、可以选择，从不作为收入。',
        'Contributions say that somebody works. Their base has a floor and can be chosen, so that it is never an income.',
      ),
    ],
  },
  columns,
  names: ({ kind, employer = '' }, provider) => [
    ['social-insurance', provider, clean(employer), kinds.of(kind) ?? kind].join('|'),
  ],
  combine,
  monthOf: ({ month }) => month,
  summarise: ({ kind, month, baseFen, status }) => {
    const base = baseFen === undefined ? '—' : formatYuan(baseFen);
    return say(
      `“${kind}”，${month} 缴费基数 ${base}，状态“${status}”`,
      `"${kind}" of ${month}, base ${base}, state "${status}"`,
    );
  },
  describe: ({ kind, month, employer, baseFen, status }) => [
    kind,
    month,
    employer,
    baseFen === undefined
      ? undefined
      : say(`缴费基数 ${formatYuan(baseFen)} 元`, `base ${formatYuan(baseFen)} yuan`),
    status,
  ],
});

/** Residents' insurance is evidence alone. Of a kind that nobody knows, nobody can tell whether it is for work. */
function combine(rows: NonEmpty<RowOf<SocialInsuranceRow>>): Combined {
  const meaning = kinds.of(rows[0].asset.kind);
  if (meaning === 'resident') return { rows, state: 'in-force', unclear: [], facets: [] };
  return combineIncome(rows, ({ month, employer }) => ({
    ...{ sort: 'wage', month, payer: employer },
    net: meaning === 'work' ? 'works' : 'may-work',
    unclear: meaning === 'work' ? [] : [unclear.class],
  }));
}

const employers = ['县纺织有限公司', '惠民超市', '安居物业服务有限公司', '金穗粮油加工厂', ''];

/** People on the guarantee are insured as residents, or were employed once. */
export const sample: SourceSample = {
  senders: [
    {
      provider: 'county-social-insurance',
      providerName: '清禾县社会保险中心',
      asOf: '2026-09-30',
      files: ['社保缴费.csv'],
      rows: 2_600,
    },
  ],
  share: 0.006,
  draw: (draw, { age }) => {
    if (age < 16) return [];
    if (age < 60 && draw.chance(0.3)) return contribute(draw, '企业职工基本养老保险', '中断');
    return contribute(draw, draw.pick(['城乡居民基本养老保险', '城乡居民基本医疗保险']), '正常');
  },
  drawAny: (draw) => [
    ...contribute(draw, draw.pick(['企业职工基本养老保险', '职工基本医疗保险', '失业保险']), '正常'),
    // What such files have, too: a month that there is not.
    ...(draw.chance(0.02) ? [{ kind: '工伤保险', month: '2026-13', contribution_status: '正常' }] : []),
  ],
};

function contribute(draw: Draw, kind: string, status: string): Cells[] {
  const employer = kind.startsWith('城乡') ? '' : draw.pick(employers);
  const base = writeFen(draw.int(3_000_00, 6_000_00));
  return monthsUpTo('2026-09', 13).map((month) => ({
    ...{ kind, employer, base, month, contribution_status: status },
  }));
}
