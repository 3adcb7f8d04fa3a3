/** How long what is known of people is kept once it is needed no more; each term with what it rests on. */
import * as z from 'zod';
import { dated } from '../kernel/dated.ts';
import { say } from '../kernel/say.ts';

const { restsOn } = dated;

/** A hundred years. */
export const longestMonths = 1200;

const term = z.strictObject({
  months: z
    .int()
    .min(12, 'give at least 12 months: what is decided may be contested')
    .max(longestMonths)
    .meta({ zh: '月数', en: 'months' }),
  restsOn,
});

const heldTerm = z.strictObject({
  months: z.int().min(1).max(longestMonths).meta({ zh: '月数', en: 'months' }),
  restsOn,
});

const defaultHeld = {
  months: 12,
  restsOn: say(
    '产品选择：一年后，同一单位早有更新的数据',
    'a product choice: after a year the provider has long had newer data',
  ),
};

const defaultReports = {
  months: 24,
  restsOn: say(
    '产品选择：两年，覆盖复议、诉讼和归档期；不予确认的，只留报告（《个人信息保护法》第十九条）',
    'a product choice: two years, for remedies and filing; after a refusal the report alone stays (PIPL 19)',
  ),
};

export const retentionPolicy = z.strictObject({
  people: term.meta({
    zh: '退出花名册的家庭（连同个案和附件）和离开家庭的成员，自退出之日起保存多久',
    en: 'households that left the roster, with their cases and papers, and members who left, from the day on which they left',
  }),
  cases: term.meta({
    zh: '仍在保家庭的已结个案，自办结之日起保存多久',
    en: 'closed cases of households that are still on the roster, from the day on which they were closed',
  }),
  reports: term.default(defaultReports).meta({
    zh: '核对报告和申请家庭，自最近一次报告出具之日起保存多久',
    en: 'check reports, and who applied, from the day of the newest report',
  }),
  audit: term.meta({ zh: '审计记录保存多久', en: 'entries of the audit log' }),
  heldFiles: heldTerm.default(defaultHeld).meta({
    zh: '暂扣文件无人办理的，自收到之日起多久自动退回；各县不同的，报送单位的文件按最长的',
    en: 'held files that nobody decides, from the day on which they came, until they are rejected; of a provider the longest of all counties',
  }),
});
export type RetentionPolicy = z.infer<typeof retentionPolicy>;

const fiveYears = {
  months: 60,
  restsOn: say(
    '产品选择：五年，与摘要锁定期一致；各省档案规定另有期限的从其规定（《个人信息保护法》第十九条）',
    'a product choice: five years, as long as digests are locked; where a province’s rules for files say otherwise, those (PIPL 19)',
  ),
};

export const defaultRetention: RetentionPolicy = {
  ...{ people: fiveYears, cases: fiveYears, audit: fiveYears },
  reports: defaultReports,
  heldFiles: defaultHeld,
};
