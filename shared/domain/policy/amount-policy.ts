/** What policy says of amounts: how a county calculates what is due (办法 23, Act 18), supplements, rounding. */
import * as z from 'zod';
import { bilingual, fen, scheme } from '../../contracts/primitives.ts';
import { policyNumber } from '../kernel/decimal.ts';
import { say } from '../kernel/say.ts';
import { dated } from '../kernel/dated.ts';

const words = z.array(z.string().min(1).max(40));
const defaultAloneWords = ['单人保', '单独施保'];

/** What one person gets: so much a month, or a share of the standard. */
const grant = z.union([
  z.strictObject({ monthlyFen: fen.positive() }),
  z.strictObject({ shareOfStandard: policyNumber.refine((share) => share > 0, 'give a share above 0') }),
]);
export type Grant = z.infer<typeof grant>;

/** 分档: up to this income a year for each person who lives together, each recipient gets the same. */
const step = z.strictObject({ yearlyIncomeUpToFen: fen.nonnegative(), grant });
export type Step = z.infer<typeof step>;

const method = z.discriminatedUnion('kind', [
  /** 补差: the standard less what each person has. */
  z.strictObject({ kind: z.literal('difference') }),
  /** 分档: a fixed amount by income, in ascending steps. */
  z.strictObject({ kind: z.literal('steps'), steps: z.array(step).min(1) }),
  /** 全额: the full standard for every recipient. */
  z.strictObject({ kind: z.literal('full') }),
]);
export type AmountMethod = z.infer<typeof method>;

const amountMethod = z.strictObject({
  scheme: scheme.meta({ zh: '城市或农村低保', en: 'urban or rural' }),
  method: method.meta({
    zh: '补差 difference、分档 steps 或全额 full',
    en: 'the difference, fixed steps by income, or the full standard',
  }),
  alone: grant.meta({
    zh: '单人保的金额，不看家庭收入，从不补差',
    en: 'what a person guaranteed alone gets, whatever the household earns; never the difference',
  }),
  rounding: z.enum(['fen', 'yuan-up']).meta({
    zh: 'fen：十二个月恰为全年；yuan-up：每月进位到元',
    en: 'fen: twelve months are exactly the year; yuan-up: each month is rounded up to whole yuan',
  }),
  ...dated,
});

const years = z.int().min(0).max(150);
const ages = z
  .strictObject({
    from: years.optional().meta({ zh: '满多少岁起', en: 'from so many years on' }),
    below: years.optional().meta({ zh: '不满多少岁', en: 'below so many years' }),
  })
  .refine(({ from = 0, below = Infinity }) => from < below, 'give ages that somebody can have');
export type Ages = z.infer<typeof ages>;

/** 分类施保: where a person has several, the largest counts. */
const supplement = z.strictObject({
  name: bilingual.meta({ zh: '名称', en: 'its name' }),
  classes: words.min(1).meta({
    zh: '花名册“人员类别”中的用词；属于其一的保障对象享受',
    en: 'words of 人员类别 in the roster; a recipient who has one of them gets it',
  }),
  ages: ages.optional().meta({
    zh: '年龄：满 from 岁起，至不满 below 岁；按证件号码，当月任何一天符合的，全月计算',
    en: 'ages by the identity number: from so many years on, below so many; a month of which one day fits counts whole',
  }),
  grant: grant.meta({ zh: '每月金额，或标准的比例', en: 'so much a month, or a share of the standard' }),
  ...dated,
});
export type Supplement = z.infer<typeof supplement>;

/** 价格补贴: so much a month for each recipient, while it is in force. */
const priceSupplement = z.strictObject({
  scheme: scheme.meta({ zh: '城市或农村低保', en: 'urban or rural' }),
  monthlyFen: fen.positive().meta({ zh: '每人每月（分）', en: 'fen a month for each recipient' }),
  ...dated,
});

export const amountPolicy = z.strictObject({
  methods: z.array(amountMethod).meta({ zh: '应发金额的计算办法', en: 'how what is due is calculated' }),
  aloneWords: words.default(defaultAloneWords).meta({
    zh: '花名册表示单人保的用词',
    en: 'words by which a roster says that recipients are guaranteed alone',
  }),
  supplements: z.array(supplement).meta({ zh: '分类施保', en: 'supplements by class of person' }),
  priceSupplements: z.array(priceSupplement).meta({ zh: '价格补贴', en: 'price supplements' }),
});
export type AmountPolicy = z.infer<typeof amountPolicy>;

const difference = {
  method: { kind: 'difference' as const },
  alone: { shareOfStandard: 1 },
  rounding: 'fen' as const,
  effectiveFrom: '2013-01-01',
  restsOn: say(
    '《社会救助法》第十八条、《办法》第二十三条（补差）；单人保按标准全额：产品设定',
    'Act art. 18, Measures art. 23 (the difference); the full standard for a person alone: product choice',
  ),
};

export const defaultAmounts: AmountPolicy = {
  methods: [
    { scheme: 'urban', ...difference },
    { scheme: 'rural', ...difference },
  ],
  aloneWords: defaultAloneWords,
  supplements: [],
  priceSupplements: [],
};
