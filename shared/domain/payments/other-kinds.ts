/** What else a household may apply for where the guarantee ends or is refused: Act arts. 21, 22; 办法 8. */
import { amountInput, type AmountInput } from '../../contracts/case-steps.ts';
import type { HouseholdCase } from '../../contracts/household-case.ts';
import type { Bilingual, Fen, Scheme } from '../../contracts/primitives.ts';
import { exactly } from '../kernel/decimal.ts';
import { formatYuan } from '../kernel/money.ts';
import { say } from '../kernel/say.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import { incomeOf, measure, type AmountFile } from './amount-basis.ts';
import { declaredBy } from './declared.ts';
import { judgeSinglePerson } from './single-person.ts';

/** 低保边缘, 刚性支出困难, 单人保. */
export type OtherKindName = 'edge' | 'necessary-spending' | 'single-person';

export interface OtherKind {
  kind: OtherKindName;
  /** `unknown`: something is not known that decides, and the text says what. */
  may: 'apply' | 'not-apply' | 'unknown';
  text: Bilingual;
}

const titles: Readonly<Record<OtherKindName, Bilingual>> = {
  edge: say('低保边缘家庭', 'edge household'),
  'necessary-spending': say('刚性支出困难家庭', 'household in hardship by necessary spending'),
  'single-person': say('单人保', 'guarantee of one person alone'),
};

/**
 * The three kinds, each with whether the household may apply for it. Nothing is promised: property, illness and spending are
 * looked at when it is applied for.
 *
 * @param found what a survey found; what the household declares unless said
 */
export function otherKinds(file: AmountFile, policy: PolicyInForce, found?: AmountInput): OtherKind[] {
  const basis = measure(file, policy, found ?? declaredBy(file, policy.amounts.aloneWords));
  if (typeof basis === 'string') {
    const why = say('家庭收入或者当地标准不详', 'the income of the household or the standard is not known');
    return (Object.keys(titles) as OtherKindName[]).map((kind) => untold(kind, why));
  }
  const income: Income = {
    scheme: basis.scheme,
    people: basis.livingTogether,
    yearlyFen: Math.max(0, incomeOf(basis)),
    yearlyStandardFen: basis.yearlyStandardFen,
  };
  return [edge(income, policy), spending(income, policy), singlePerson(income, policy)];
}

/** What the survey of a case found, as far as it was calculated by; what is declared otherwise. */
export function otherKindsOf(
  file: AmountFile,
  { proposal }: Pick<HouseholdCase, 'proposal'>,
  policy: PolicyInForce,
): OtherKind[] {
  return otherKinds(file, policy, amountInput.safeParse(proposal?.calculation?.input).data);
}

/** Whether a proposal ends or refuses the guarantee, in whole or for one person: then the household is told what else there is. */
export function endsOrRefuses({ kind, proposal }: Pick<HouseholdCase, 'kind' | 'proposal'>): boolean {
  if (proposal === null) return false;
  const { decision, scope } = proposal;
  if (decision === 'continue') return kind === 'entitlement';
  return (
    decision === 'terminate' ||
    decision === 'gradual-exit' ||
    (decision === 'reduce' && scope.kind === 'member')
  );
}

/** Of all that live together, a year. */
interface Income {
  scheme: Scheme;
  people: number;
  yearlyFen: Fen;
  yearlyStandardFen: Fen;
}

function edge(income: Income, { cases }: PolicyInForce): OtherKind {
  const { multiple } = cases.otherKinds.edge;
  const { numerator, denominator } = exactly(multiple);
  const most = BigInt(income.yearlyStandardFen) * BigInt(income.people) * numerator;
  const isWithin = BigInt(income.yearlyFen) * denominator <= most;
  const each = perPerson(income);
  const limit = say(`低保标准的 ${multiple} 倍`, `${multiple} times the standard`);
  return isWithin
    ? answer('edge', 'apply', {
        zh: `人均年收入 ${each} 元，在${limit.zh}以内；财产符合规定的可以申请`,
        en: `${each} a year per person are within ${limit.en}; may be applied for if property is within its limits`,
      })
    : answer('edge', 'not-apply', {
        zh: `人均年收入 ${each} 元，超过${limit.zh}`,
        en: `${each} a year per person are over ${limit.en}`,
      });
}

function spending(income: Income, { cases }: PolicyInForce): OtherKind {
  const { yearlyIncomeUpToFen, share } = cases.otherKinds.spending;
  const upToFen = yearlyIncomeUpToFen[income.scheme];
  if (upToFen === 'none')
    return untold(
      'necessary-spending',
      say(
        '政策没有写明当地上年度人均可支配收入',
        "policy does not state last year's local disposable income per person",
      ),
    );
  const each = perPerson(income);
  if (income.yearlyFen >= upToFen * income.people)
    return answer('necessary-spending', 'not-apply', {
      zh: `人均年收入 ${each} 元，不低于当地上年度人均可支配收入 ${formatYuan(upToFen)} 元`,
      en: `${each} a year per person are not below last year's local disposable income of ${formatYuan(upToFen)}`,
    });
  const over =
    share === 'none'
      ? say('规定的比例', 'the share that is set')
      : say(`${Math.round(share * 100)}%`, `${Math.round(share * 100)} %`);
  return answer('necessary-spending', 'apply', {
    zh: `医疗、教育等必要支出超过家庭收入${share === 'none' ? '' : '的 '}${over.zh}，且财产符合规定的可以申请；支出情况核对不到，由乡镇调查`,
    en: `may be applied for if necessary spending on illness and school is over ${over.en} of income and property is within its limits; no source tells of the spending, so the town asks`,
  });
}

function singlePerson(income: Income, { cases }: PolicyInForce): OtherKind {
  const { multiple } = cases.singlePerson;
  const verdict = judgeSinglePerson(
    { headcount: income.people, yearlyIncomeFen: income.yearlyFen },
    { ...income, multiple },
  );
  if (verdict === 'neither')
    return answer('single-person', 'not-apply', {
      zh: `家庭收入超过低保标准的 ${multiple} 倍`,
      en: `the household's income is over ${multiple} times the standard`,
    });
  return answer('single-person', 'apply', {
    zh: `家庭收入在低保标准的 ${multiple} 倍以内；家中有重度残疾或者重病的，本人可以申请`,
    en: `the household's income is within ${multiple} times the standard; a member who is gravely disabled or ill may apply alone`,
  });
}

function perPerson({ yearlyFen, people }: Income): string {
  return formatYuan(Math.round(yearlyFen / people));
}

function untold(kind: OtherKindName, why: Bilingual): OtherKind {
  return answer(kind, 'unknown', {
    zh: `${why.zh}，不能判断；可以向乡镇（街道）咨询`,
    en: `${why.en}, so nobody can say; the town can be asked`,
  });
}

function answer(kind: OtherKindName, may: OtherKind['may'], { zh, en }: Bilingual): OtherKind {
  const title = titles[kind];
  return { kind, may, text: say(`${title.zh}：${zh}。`, `${title.en}: ${en}.`) };
}
