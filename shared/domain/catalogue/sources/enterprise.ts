/** Businesses of the market regulator's register (市场主体), one row a business and role. */
import { formatYuan } from '../../kernel/money.ts';
import { say } from '../../kernel/say.ts';
import { cleanNumber } from '../../kernel/text.ts';
import { identifierIn, optional, required } from '../columns.ts';
import { lastFour } from '../held.ts';
import { defineSource, quarterly } from '../source.ts';
import { combineStakes } from './enterprise-stake.ts';
import { businesses, irregularities, roles, states } from './enterprise-words.ts';

const columns = {
  creditCode: required('统一社会信用代码', 'credit_code', 'identifier', {
    synonyms: [
      '社会信用代码',
      '信用代码',
      '统一代码',
      '统一社会信用代码号',
      '注册号',
      '统一社会信用代码/注册号',
    ],
    note: say(
      '18 位，校验码须正确（GB 32100）；不得为空',
      '18 characters with the right check character (GB 32100); not empty',
    ),
  }),
  businessName: required('主体名称', 'business_name', 'name', {
    synonyms: ['企业名称', '市场主体名称', '单位名称', '名称', '字号名称', '企业（机构）名称'],
  }),
  businessType: required('主体类型', 'business_type', 'word', {
    synonyms: ['企业类型', '市场主体类型', '类型', '公司类型', '经济类型'],
    words: businesses,
  }),
  role: required('角色', 'role', 'word', {
    synonyms: ['任职类型', '身份', '职务', '人员类型', '任职', '在企业中的角色'],
    words: roles,
  }),
  share: optional('出资比例', 'share', 'share', {
    synonyms: ['持股比例', '股权比例', '投资比例', '认缴比例', '占比'],
    note: say(
      '写成 `30%`、`3/10` 或 `0.3`。只写 `30` 不能确定是多少，须人工核实，请不要这样写',
      '`30%`, `3/10` or `0.3`; a bare `30` cannot be read and has to be clarified: do not send it',
    ),
  }),
  capitalFen: optional('认缴出资额', 'capital', 'amount', {
    synonyms: ['出资额', '认缴额', '认缴资本', '投资金额', '认缴出资'],
  }),
  foundedOn: optional('成立日期', 'founded_on', 'date', {
    synonyms: ['注册日期', '设立日期', '核准日期', '开业日期'],
  }),
  status: required('登记状态', 'registration_status', 'word', {
    synonyms: ['经营状态', '企业状态', '主体状态', '状态', '市场主体状态'],
    words: states,
  }),
  reportedYear: optional('年报年度', 'annual_report_year', 'word', {
    synonyms: ['最近年报年度', '年报年份', '最新年报年度', '年度报告年度'],
    note: say('最近一次年度报告的年度', 'the year that the last annual report is about'),
  }),
  irregular: optional('经营异常', 'irregular', 'word', {
    synonyms: ['是否经营异常', '是否列入经营异常名录', '经营异常名录', '异常名录'],
    words: irregularities,
  }),
};

export const enterprise = defineSource<typeof columns>({
  name: 'enterprise',
  title: say('市场主体', 'businesses'),
  provider: say('市场监管', 'market regulation'),
  called: say('市场主体', 'business'),
  facets: ['stake'],
  mayBeAskedBy: 'act-41',
  overdue: quarterly,
  file: {
    title: say('市场主体', 'Businesses'),
    row: say('每个市场主体的每名人员、每个角色一行。', 'One row for each person and role in a business.'),
    name: say('该人员的姓名，不要脱敏', 'the name of who has that role, unmasked'),
    example: '市场监督管理局/2026-10-30/市场主体.csv',
    remarks: [
      say(
        '农民专业合作社和农村集体经济组织的普通成员、不出资的任职人员，仅作佐证。',
        'Plain members of farmers’ cooperatives and village collectives, and offices without a share, are evidence only.',
      ),
    ],
  },
  columns,
  names: ({ creditCode }) => {
    const code = identifierIn(creditCode);
    return code === undefined ? [] : [`enterprise|code|${code}`];
  },
  combine: combineStakes,
  summarise: ({ creditCode, businessType, role, share = '', status }) =>
    say(
      `市场主体代码尾号 ${lastFour(creditCode)}，类型“${businessType}”，角色“${role}”，出资比例“${share}”，登记状态“${status}”`,
      `business with a code ending in ${lastFour(creditCode)}, type "${businessType}", role "${role}", share "${share}", state "${status}"`,
    ),
  sort: ({ businessType }) => {
    const [word = ''] = businesses.partsOf(businessType);
    const business = businesses.of(word);
    return business === undefined ? undefined : businesses.meanings[business].says;
  },
  describe: (row) => [
    row.businessName,
    say(`代码尾号 ${lastFour(row.creditCode)}`, `code ending ${lastFour(row.creditCode)}`),
    row.businessType,
    row.role,
    row.share && say(`出资比例 ${cleanNumber(row.share)}`, `share ${cleanNumber(row.share)}`),
    row.capitalFen === undefined
      ? undefined
      : say(`认缴 ${formatYuan(row.capitalFen)} 元`, `capital ${formatYuan(row.capitalFen)} yuan`),
    row.foundedOn && say(`成立 ${row.foundedOn}`, `founded ${row.foundedOn}`),
    row.status,
    row.reportedYear && say(`年报 ${row.reportedYear}`, `annual report ${row.reportedYear}`),
    row.irregular && say(`经营异常：${row.irregular}`, `irregular: ${row.irregular}`),
  ],
});

export { sample } from './enterprise-sample.ts';
