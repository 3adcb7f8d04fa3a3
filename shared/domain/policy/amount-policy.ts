/** What policy says of amounts: how a county reckons what is due (办法 23, Act 18), supplements, rounding. */
import { z } from 'zod';
import { bilingual, fen, scheme } from '../../contracts/primitives.ts';
import { policyNumber } from '../kernel/decimal.ts';
import { say } from '../kernel/say.ts';
import { dated } from './dated.ts';

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
  scheme,
  method,
  /** Who is guaranteed alone (单人保) gets this, whatever the household earns; never the difference. */
  alone: grant,
  /** `fen`: twelve months are exactly the year. `yuan-up`: every month is rounded up to whole yuan. */
  rounding: z.enum(['fen', 'yuan-up']),
  ...dated,
});

/** 分类施保: of several that a person bears, the largest counts. */
const supplement = z.strictObject({
  name: bilingual,
  /** 人员类别 of the roster; a recipient who bears one of them gets it. */
  classes: words.min(1),
  grant,
  ...dated,
});
export type Supplement = z.infer<typeof supplement>;

/** 价格补贴: so much a month for each recipient, while it is in force. */
const priceSupplement = z.strictObject({ scheme, monthlyFen: fen.positive(), ...dated });

export const amountPolicy = z.strictObject({
  methods: z.array(amountMethod),
  /** Words of 人员类别 or 保障类别 by which a roster says that recipients are guaranteed alone. */
  aloneWords: words.default(defaultAloneWords),
  supplements: z.array(supplement),
  priceSupplements: z.array(priceSupplement),
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
