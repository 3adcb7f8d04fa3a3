/** The policy: every number and switch of the comparison as one validated document, each with what it rests on. */
import * as z from 'zod';
import { fen, scheme } from '../../contracts/primitives.ts';
import { amountPolicy, defaultAmounts } from './amount-policy.ts';
import { casePolicy, clearancePolicy } from './case-policy.ts';
import { defaultCases } from './default-case-policy.ts';
import { dated } from '../kernel/dated.ts';
import { defaultDocuments, documentPolicy } from './document-policy.ts';
import { overlaySchema } from './overlays.ts';
import { defaultRetention, retentionPolicy } from './retention-policy.ts';
import { provider, retiredProvider } from './providers.ts';
import { providerWord } from './provider-words.ts';
import { positiveNumber } from '../kernel/decimal.ts';
import { ruleEntry, sourceNames } from '../catalogue/catalogue.ts';

const { effectiveFrom, effectiveTo, restsOn } = dated;

const knownSource = z.enum(sourceNames);

/** 保障标准: what the guarantee lifts one person to, per month or per year. */
const standard = z.strictObject({
  scheme: scheme.meta({ zh: '城市或农村低保', en: 'urban or rural' }),
  period: z.enum(['month', 'year']).meta({ zh: '按月或按年', en: 'a month or a year' }),
  amountFen: fen.positive().meta({ zh: '每人金额（分）', en: 'fen for one person' }),
  ...dated,
});

/** What an amount in another currency counts for. */
const currencyRate = z.strictObject({
  currency: z
    .string()
    .regex(/^[^\sa-z]+$/, 'give the currency in capitals, as banks write it')
    .meta({
      zh: '币种，按银行写法（大写）：USD、HKD',
      en: 'the currency as banks write it, in capitals: USD, HKD',
    }),
  yuanPerUnit: positiveNumber.meta({ zh: '一单位折合人民币（元）', en: 'yuan for one unit' }),
  effectiveFrom,
  effectiveTo,
  restsOn,
});

const sourceSettings = z.strictObject({
  overdueAfterDays: z.int().positive().meta({
    zh: '超过多少天没有新数据即为逾期',
    en: 'after how many days without anything newer a provider is overdue',
  }),
  restsOn,
});

const sourceEntries = z.partialRecord(knownSource, sourceSettings);

export const policy = z.strictObject({
  rules: z.array(ruleEntry).min(1, 'name at least one rule').meta({
    zh: '核对规则，按列出疑点的顺序；县区可有自己的条目',
    en: 'the rules, in the order in which findings are listed; a county may have an entry of its own',
  }),
  standards: z.array(standard).meta({ zh: '保障标准', en: 'the standards' }),
  currencyRates: z.array(currencyRate).meta({ zh: '外币折算率', en: 'rates of other currencies' }),
  sources: sourceEntries.meta({
    zh: '预期交付的数据源：没有收到时告知工作人员；其余按其模块的规定',
    en: 'the sources that are expected: staff are told where nothing has come; of others holds what their module says',
  }),
  retiredProviders: z.array(retiredProvider).optional().meta({
    zh: '已停止交付的单位：不再逾期，仍按最后数据计',
    en: 'providers that deliver no more, on purpose: never overdue, and what they held last still counts',
  }),
  clearances: clearancePolicy.meta({ zh: '排除', en: 'clearances' }),
  cases: casePolicy.default(defaultCases).meta({ zh: '个案办理', en: 'the work on cases' }),
  documents: documentPolicy.default(defaultDocuments).meta({ zh: '文书', en: 'papers' }),
  amounts: amountPolicy.default(defaultAmounts).meta({ zh: '应发金额', en: 'what is due' }),
  retention: retentionPolicy
    .default(defaultRetention)
    .meta({ zh: '保存期限', en: 'how long what is known of people is kept' }),
  providers: z
    .array(provider)
    .optional()
    .meta({ zh: '提供单位的名称和曾用名称', en: 'what providers are called, and were called' }),
  words: z.array(providerWord).optional().meta({
    zh: '提供单位的用词：目录之外的词是什么意思；不改变交付的状态',
    en: 'what words of providers mean that the catalogue does not know; they change no state of a delivery',
  }),
  overlays: z
    .array(
      overlaySchema({
        cases: casePolicy,
        clearances: clearancePolicy,
        documents: documentPolicy,
        retention: retentionPolicy,
        sources: sourceEntries,
      }),
    )
    .optional()
    .meta({
      zh: '覆盖条款：县区或自某日起，对 cases、clearances、documents、retention、sources 的不同规定',
      en: 'what cases, clearances, documents, retention and sources say otherwise for a county or from a day on',
    }),
  unread: z.record(z.string(), z.array(z.unknown())).optional().meta({
    zh: '另一版本写入、本版本不能读取的内容：保留，不作判断',
    en: 'what another version wrote and this one cannot read: kept, and judged by nobody',
  }),
});
export type Policy = z.infer<typeof policy>;
