/** What a household is due: one pure function, exact to the fen, shown line by line (Act arts. 18, 20, 32; 办法 8, 23). */
import type { AmountInput } from '../../contracts/case-steps.ts';
import type { AmountLine } from '../../contracts/household-case.ts';
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { Bilingual, Fen, Scheme } from '../../contracts/primitives.ts';
import { timesRounded } from '../kernel/decimal.ts';
import { makeFraction } from '../kernel/fraction.ts';
import { formatYuan } from '../kernel/money.ts';
import { countOf, say } from '../kernel/say.ts';
import type { Grant } from '../policy/amount-policy.ts';
import type { MethodInForce, PolicyInForce } from '../policy/policy-in-force.ts';
import { grantInYear } from './grant.ts';
import { inYear } from './period.ts';
import { supplementLines } from './supplements.ts';
import { supportInYear, type MeasuredSupporter } from './support-owed.ts';
import { groupAlike, roundUpToYuan, spreadOverYear, type TwelveMonths } from './twelve-months.ts';

/** Why an amount cannot be reckoned, in words for staff. */
export const amountUnknowns = {
  'standard-unknown': say('政策中没有适用的保障标准', 'policy names no standard for this scheme and day'),
  'method-unknown': say(
    '政策没有写明该类低保的补助方式',
    'policy names no method of reckoning for this scheme and day',
  ),
  'more-recipients-than-people': say(
    '保障人数多于共同生活人数，请核对',
    'more people are guaranteed than live together; check both numbers',
  ),
  'amount-beyond-sense': say(
    '收入超过每年一千万元，请核对单位（元）',
    'an income is over ten million yuan a year; check that it is in yuan',
  ),
  'no-step-for-income': say(
    '人均收入不在政策所列任何一档内',
    'no step of the policy covers this income a head',
  ),
} satisfies Record<string, Bilingual>;

export type AmountUnknown = keyof typeof amountUnknowns;

export type AmountDue =
  | { kind: 'due'; yearlyFen: Fen; months: TwelveMonths; lines: AmountLine[] }
  /** Something is missing or cannot be right; unknown is never taken for nothing. */
  | { kind: 'unknown'; reason: AmountUnknown };

type AmountFile = Pick<HouseholdFile, 'profile' | 'members'>;

/** An income above this a year, in fen, is a slip of the pen: ten million yuan. */
const MOST_YEARLY_INCOME_FEN = 10_000_000_00;

/**
 * What a household is due.
 *
 * @param policy as it is in force in the household's county on the day
 * @param file declared income, people living together, recipients and their person classes
 * @param found what a survey found in place of what is declared; supporters are known from a survey alone
 */
export function amountDue(
  file: AmountFile,
  policy: PolicyInForce,
  found: AmountInput = declaredBy(file),
): AmountDue {
  const reckoning = measure(file, policy, found);
  if (typeof reckoning === 'string') return { kind: 'unknown', reason: reckoning };
  const base = reckonBase(reckoning);
  if (typeof base === 'string') return { kind: 'unknown', reason: base };
  const extra = base.fen > 0 ? supplementLines(recipientsOf(file, found), reckoning, policy) : [];
  const yearlyFen = extra.reduce((sum, { fen }) => sum + fen, base.fen);
  const months = reckoning.method.rounding === 'fen' ? spreadOverYear(yearlyFen) : roundUpToYuan(yearlyFen);
  return {
    kind: 'due',
    yearlyFen: months.reduce((sum, fen) => sum + fen, 0),
    months,
    lines: [...base.lines, ...extra, ...describeYear(yearlyFen, months)],
  };
}

/** What the roster says, read as a survey's findings. */
export function declaredBy({ profile, members }: AmountFile): AmountInput {
  return {
    headcount: members.filter(({ recipient }) => recipient).length,
    livingTogether: profile.headcount,
    incomeFen: profile.incomeFen,
    incomePeriod: profile.incomePeriod,
    supporters: [],
  };
}

/** Everything that the amount rests on, per year. */
interface Reckoning {
  scheme: Scheme;
  recipients: number;
  livingTogether: number;
  yearlyStandardFen: Fen;
  incomeFen: Fen;
  support: AmountLine[];
  method: MethodInForce;
  alone: boolean;
}

function measure(
  { profile }: AmountFile,
  policy: PolicyInForce,
  found: AmountInput,
): Reckoning | AmountUnknown {
  const { scheme } = profile;
  const yearlyStandardFen = policy.yearlyStandardFen[scheme];
  const method = policy.amounts.methods[scheme];
  if (yearlyStandardFen === 'none') return 'standard-unknown';
  if (method === 'none') return 'method-unknown';
  const { headcount: recipients, livingTogether = recipients } = found;
  if (recipients > livingTogether) return 'more-recipients-than-people';
  const supporters = found.supporters.map((supporter): MeasuredSupporter | 'none' => {
    const standard = policy.standardOf(supporter.scheme ?? scheme, supporter.county ?? profile.county);
    return standard === 'none' ? 'none' : { supporter, yearlyStandardFen: standard };
  });
  const measured = supporters.filter((each) => each !== 'none');
  if (measured.length < supporters.length) return 'standard-unknown';
  const incomeFen = inYear(found.incomeFen, found.incomePeriod);
  const incomes = [incomeFen, ...found.supporters.map((each) => inYear(each.incomeFen, each.incomePeriod))];
  if (incomes.some((fen) => fen > MOST_YEARLY_INCOME_FEN)) return 'amount-beyond-sense';
  const support = measured.map((each) => supportInYear(each, policy.amounts.support));
  const alone = found.singledOutOf !== undefined;
  return { scheme, recipients, livingTogether, yearlyStandardFen, incomeFen, support, method, alone };
}

/** The classes of the recipients whom an amount is for; none are known where it is for other people than the roster's. */
function recipientsOf({ members }: AmountFile, { headcount }: AmountInput): readonly (readonly string[])[] {
  const recipients = members.filter(({ recipient }) => recipient);
  return recipients.length === headcount ? recipients.map(({ personClasses = [] }) => personClasses) : [];
}

interface Base {
  fen: Fen;
  lines: AmountLine[];
}

/** What is due without supplements, in a year. */
function reckonBase(reckoning: Reckoning): Base | AmountUnknown {
  if (reckoning.alone) return grantEach(reckoning, reckoning.method.alone, say('单人保', 'guaranteed alone'));
  const { method } = reckoning.method;
  switch (method.kind) {
    case 'difference':
      return difference(reckoning);
    case 'full':
      return isWithinStandard(reckoning)
        ? grantEach(reckoning, { shareOfStandard: 1 }, say('全额', 'the full standard'))
        : overStandard(reckoning);
    case 'steps': {
      if (!isWithinStandard(reckoning)) return overStandard(reckoning);
      const { livingTogether } = reckoning;
      const index = method.steps.findIndex(
        (step) => incomeOf(reckoning) <= step.yearlyIncomeUpToFen * livingTogether,
      );
      const step = method.steps[index];
      if (step === undefined) return 'no-step-for-income';
      return grantEach(reckoning, step.grant, say(`分档第 ${index + 1} 档`, `step ${index + 1}`));
    }
  }
}

/** (standard − income ÷ people living together) × recipients, rounded once to the fen, never below 0. */
function difference(reckoning: Reckoning): Base {
  const { recipients, livingTogether, yearlyStandardFen } = reckoning;
  const guaranteed = yearlyStandardFen * livingTogether;
  const ofAll = Math.max(0, guaranteed - incomeOf(reckoning));
  const fen = timesRounded(BigInt(ofAll), makeFraction(BigInt(recipients), BigInt(livingTogether)));
  const people = say(
    `其中保障对象 ${recipients} 人（÷ ${livingTogether} × ${recipients}）`,
    `of these ${countOf(recipients, 'recipient')} (÷ ${livingTogether} × ${recipients})`,
  );
  return {
    fen,
    lines: [
      standardLine(reckoning, livingTogether),
      ...incomeLines(reckoning),
      ...(recipients < livingTogether ? [{ text: people, fen }] : []),
    ],
  };
}

/** The same for each recipient. */
function grantEach(reckoning: Reckoning, grant: Grant, name: Bilingual): Base {
  const { recipients, yearlyStandardFen } = reckoning;
  const each = grantInYear(grant, yearlyStandardFen);
  const fen = each * recipients;
  const yearly = formatYuan(each);
  const text = say(
    `${name.zh}：每人每年 ${yearly} 元 × ${recipients} 人`,
    `${name.en}: ${yearly} a year × ${countOf(recipients, 'person', 'people')}`,
  );
  return { fen, lines: [{ text, fen }] };
}

function overStandard(reckoning: Reckoning): Base {
  return { fen: 0, lines: [standardLine(reckoning, reckoning.livingTogether), ...incomeLines(reckoning)] };
}

function isWithinStandard(reckoning: Reckoning): boolean {
  return incomeOf(reckoning) <= reckoning.yearlyStandardFen * reckoning.livingTogether;
}

/** Own income and support, a year; lines of support are negative. */
function incomeOf({ incomeFen, support }: Reckoning): Fen {
  return support.reduce((sum, { fen }) => sum - fen, incomeFen);
}

function standardLine({ yearlyStandardFen }: Reckoning, people: number): AmountLine {
  const standard = formatYuan(yearlyStandardFen);
  return {
    text: say(
      `保障标准每人每年 ${standard} 元 × 共同生活 ${people} 人`,
      `standard of ${standard} a year × ${countOf(people, 'person', 'people')} living together`,
    ),
    fen: yearlyStandardFen * people,
  };
}

function incomeLines({ incomeFen, support }: Reckoning): AmountLine[] {
  const own = say('减：家庭年收入', "less: the household's income in a year");
  return [{ text: own, fen: incomeFen === 0 ? 0 : -incomeFen }, ...support];
}

function describeYear(reckonedFen: Fen, months: TwelveMonths): AmountLine[] {
  const yearlyFen = months.reduce((sum, fen) => sum + fen, 0);
  const rounded = yearlyFen !== reckonedFen;
  const year = rounded
    ? [{ text: say('每年测算金额（不低于 0）', 'reckoned for a year (not below 0)'), fen: reckonedFen }]
    : [];
  return [
    ...year,
    ...describeMonths(months, rounded),
    { text: say('每年应保障金额（不低于 0）', 'due in a year (not below 0)'), fen: yearlyFen },
  ];
}

function describeMonths(months: TwelveMonths, rounded: boolean): AmountLine[] {
  const groups = groupAlike(months);
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) {
    const how = rounded ? say('÷ 12，进到元', '÷ 12, up to the yuan') : say('÷ 12', '÷ 12');
    return [{ text: say(`每月应保障金额（${how.zh}）`, `due in a month (${how.en})`), fen: only.fen }];
  }
  return groups.map(({ from, to, fen }) => ({
    text: say(`每月应保障金额（${from} 至 ${to} 月）`, `due in a month (months ${from} to ${to})`),
    fen,
  }));
}
