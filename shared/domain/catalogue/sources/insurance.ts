/** Life and savings policies of insurers (商业保险), one row a policy and role. */
import { formatYuan } from '../../kernel/money.ts';
import { say } from '../../kernel/say.ts';
import { combineMoney } from '../combine-money.ts';
import { nameByNumber, optional, required, type Row } from '../columns.ts';
import { lastFour, unclear } from '../held.ts';
import type { NonEmpty, RowOf } from '../rows.ts';
import { type SourceSample, writeFen } from '../sample.ts';
import { type Combined, defineSource, quarterly } from '../source.ts';
import { defineStates, defineWords, otherStates } from '../words.ts';

/**
 * 保单状态. What is suspended (中止) or has lapsed (失效) keeps its cash value for two years, and may be taken up again or
 * have been paid out (保险法 arts. 36, 37).
 */
const states = defineStates(say('保单状态', 'Policy states'), {
  inForce: ['有效', '承保有效', '缴费有效', '缴清', '减额缴清', '豁免保费', '自动垫交'],
  out: ['退保', '满期', '终止'],
  unclear: ['中止', '效力中止', '失效'],
});

/** 保单角色. The cash value is the policyholder's alone. */
const roles = defineWords({
  title: say('保单角色', 'Roles'),
  meanings: {
    holder: { says: say('计入', 'counts'), words: ['投保人', '保单持有人'] },
    evidence: { says: say('仅作佐证', 'evidence only'), words: ['被保险人', '被保人', '受益人'] },
  },
  otherwise: otherStates,
});

const columns = {
  policyNumber: required('保单号', 'policy_number', 'identifier', {
    synonyms: ['保单号码', '保险单号', '保险合同号'],
    note: say('不得为空', 'not empty'),
  }),
  role: required('保单角色', 'role', 'word', { synonyms: ['角色', '与保单关系'], words: roles }),
  kind: optional('险种', 'kind', 'word', { synonyms: ['险种名称', '产品名称'] }),
  cashValueFen: required('现金价值', 'cash_value', 'amount', { synonyms: ['保单现金价值', '账户价值'] }),
  asOfDate: required('截止日期', 'as_of_date', 'date', {
    synonyms: ['数据日期', '统计日期'],
    note: say('同一保单以最新日期为准', 'of one policy the newest counts'),
  }),
  status: required('保单状态', 'policy_status', 'word', { synonyms: ['状态'], words: states }),
};

export type InsuranceRow = Row<typeof columns>;

export const insurance = defineSource<typeof columns>({
  name: 'insurance',
  title: say('商业保险', 'insurance'),
  provider: say('保险', 'insurance'),
  called: say('保单', 'insurance policy'),
  facets: ['money'],
  mayBeAskedBy: 'act-41',
  overdue: quarterly,
  file: {
    title: say('商业保险', 'Insurance policies'),
    row: say('每份保单的每个角色一行。', 'One row for each role in a policy.'),
    name: say('该角色的姓名，不要脱敏', 'the name of who has that role, unmasked'),
    example: '保险公司/2026-10-31/保单.csv',
    remarks: [
      say(
        '现金价值只计入投保人；被保险人和受益人的行仅作佐证。',
        'The cash value counts for the policyholder; rows of the insured and of beneficiaries are evidence only.',
      ),
    ],
  },
  columns,
  names: ({ policyNumber }, provider) => nameByNumber('insurance', provider, policyNumber),
  combine,
  summarise: ({ policyNumber, role, cashValueFen, asOfDate, status }) => {
    const [number, value] = [lastFour(policyNumber), formatYuan(cashValueFen)];
    return say(
      `保单尾号 ${number}，角色“${role}”，${asOfDate} 现金价值 ${value}，状态“${status}”`,
      `policy ending in ${number}, role "${role}", cash value ${value} on ${asOfDate}, state "${status}"`,
    );
  },
  describe: ({ policyNumber, role, kind, cashValueFen, asOfDate, status }) => [
    say(`保单尾号 ${lastFour(policyNumber)}`, `policy ending ${lastFour(policyNumber)}`),
    role,
    kind,
    say(
      `现金价值 ${formatYuan(cashValueFen)} 元（${asOfDate}）`,
      `cash value ${formatYuan(cashValueFen)} yuan (${asOfDate})`,
    ),
    status,
  ],
});

/**
 * What rows of the policyholder say; where there is none, the policy is somebody else's and no money of the household. A
 * role that is no known word may be the policyholder's.
 */
function combine(rows: NonEmpty<RowOf<InsuranceRow>>): Combined {
  const [first, ...others] = rows.filter(({ asset }) => roles.of(asset.role) !== 'evidence');
  if (first === undefined) return { rows, state: 'in-force', unclear: [], facets: [] };
  const holders: NonEmpty<RowOf<InsuranceRow>> = [first, ...others];
  const isKnown = holders.some(({ asset }) => roles.of(asset.role) === 'holder');
  return combineMoney(
    holders,
    {
      called: say('保单现金价值', 'cash values of insurance'),
      identifierOf: ({ policyNumber }) => policyNumber,
      dateOf: ({ asOfDate }) => asOfDate,
      fenOf: ({ cashValueFen }) => Math.max(cashValueFen, 0),
    },
    isKnown ? [] : [unclear.role],
  );
}

export const sample: SourceSample = {
  senders: [
    {
      provider: 'insurer',
      providerName: '人寿保险清禾支公司',
      asOf: '2026-09-30',
      files: ['保单.csv'],
      rows: 2_000,
    },
  ],
  share: 0.01,
  draw: (draw, { age, spareFen }) => [
    {
      policy_number: `0H${draw.int(100_000_000, 999_999_999)}`,
      role: age < 18 ? draw.pick(['被保险人', '受益人']) : draw.pick(['投保人', '被保险人', '受益人']),
      kind: draw.pick(['终身寿险', '年金保险', '两全保险']),
      cash_value: writeFen(draw.int(0, spareFen)),
      as_of_date: '2026-09-30',
      policy_status: draw.pick(['有效', '有效', '有效', '满期']),
    },
  ],
};
