/**
 * What a proposal rests on, and what of it is otherwise when it is decided. A decision is made on today's ground: each
 * difference from what was proposed and noticed is confirmed with a reason, or the case is returned.
 */
import { type ConfirmedDifference, type Ground, outlineOf } from '../../contracts/case-record.ts';
import type { HouseholdCase } from '../../contracts/household-case.ts';
import type { FindingOutline, HouseholdFile, NamedPerson } from '../../contracts/household-file.ts';
import type { Bilingual, CalendarDate, CalendarMonth } from '../../contracts/primitives.ts';
import { monthOf } from '../kernel/calendar.ts';
import { formatYuan } from '../kernel/money.ts';
import { say, sayWord } from '../kernel/say.ts';
import { policyInForce, type PolicyInForce } from '../policy/policy-in-force.ts';
import { titleOfRule } from '../catalogue/catalogue.ts';
import { sayAmounts } from '../catalogue/say-amounts.ts';
import { peopleOf, sayPerson } from '../roster/people.ts';
import { kindTitles } from '../assessment/finding-kinds.ts';
import type { Situation, StepContext } from './step-input.ts';

/** `difference` names it with what was and what is, so that a reason is never taken for another one. */
export type Difference = Pick<ConfirmedDifference, 'difference' | 'text'>;

/** The household and the findings of today. */
export function groundOf({
  file,
  case: it,
  context,
}: Pick<Situation, 'file' | 'case'> & { context: { policy: PolicyInForce } }): Ground {
  const { scheme, headcount, status } = file.profile;
  const standard = context.policy.yearlyStandardFen[scheme];
  return {
    people: peopleOf(file),
    scheme,
    headcount,
    yearlyStandardFen: standard === 'none' ? null : standard,
    disputed: status === 'disputed',
    findings: it.latest ?? it.findings.map(outlineOf),
  };
}

/** From when what is proposed takes effect: never before the month in which it is decided. */
export function effectiveMonthOf({
  proposal,
  decision,
}: Pick<HouseholdCase, 'proposal' | 'decision'>): CalendarMonth | undefined {
  return decision?.effectiveMonth ?? proposal?.effectiveMonth;
}

export function laterMonth(a: CalendarMonth, b: CalendarMonth): CalendarMonth {
  return a > b ? a : b;
}

/** What is otherwise now than in the notice (people) and in the proposal (the rest). Records of before say of it what they can. */
export function listDifferences(
  { proposal, notice }: Pick<HouseholdCase, 'proposal' | 'notice'>,
  now: Ground,
  day: CalendarDate,
): Difference[] {
  if (proposal === null) return [];
  const { ground } = proposal;
  const people = notice?.people ?? ground?.people;
  return [
    ...(people === undefined ? [] : comparePeople(people, now.people)),
    ...(ground === undefined ? [] : compareHousehold(ground, now)),
    ...compareFindings(proposal.answers, now.findings),
    ...compareMonth(proposal.effectiveMonth, monthOf(day)),
  ];
}

/** What whoever decides today has to confirm, line by line. */
export function differencesToday(
  file: HouseholdFile,
  it: HouseholdCase,
  { policy, day }: Pick<StepContext, 'policy' | 'day'>,
): Difference[] {
  const inForce = policyInForce(policy, file.profile.county, day);
  return listDifferences(it, groundOf({ file, case: it, context: { policy: inForce } }), day);
}

/** The differences that nobody has given a reason for. */
export function listUnconfirmed(
  differences: readonly Difference[],
  confirmed: readonly Pick<ConfirmedDifference, 'difference'>[],
): Difference[] {
  const answered = new Set(confirmed.map(({ difference }) => difference));
  return differences.filter(({ difference }) => !answered.has(difference));
}

function comparePeople(before: readonly NamedPerson[], now: readonly NamedPerson[]): Difference[] {
  const [was, is] = [before, now].map((people) => new Set(people.map(({ ordinal }) => ordinal)));
  const left = before.filter(({ ordinal }) => !is?.has(ordinal));
  const joined = now.filter(({ ordinal }) => !was?.has(ordinal));
  return [
    ...left.map((person) => sayChange('left', person)),
    ...joined.map((person) => sayChange('joined', person)),
  ];
}

function sayChange(what: 'left' | 'joined', person: NamedPerson): Difference {
  const { zh, en } = sayPerson(person);
  const text =
    what === 'left'
      ? say(`${zh}已不在该家庭`, `${en} is in the household no more`)
      : say(`${zh}是新增成员`, `${en} has come into the household`);
  return { difference: `${what} ${person.ordinal}`, text };
}

const schemeWords = { urban: say('城市低保', 'urban'), rural: say('农村低保', 'rural') } as const;

function compareHousehold(before: Ground, now: Ground): Difference[] {
  const yuan = (fen: Ground['yearlyStandardFen']): Bilingual =>
    fen === null ? say('未定', 'none') : say(`${formatYuan(fen)} 元`, `${formatYuan(fen)} yuan`);
  const people = (count: number): Bilingual => say(`${count} 人`, String(count));
  const rows = (disputed: boolean): Bilingual =>
    disputed ? say('相互矛盾或无法识别', 'contradict each other or cannot be read') : say('一致', 'agree');
  return [
    ...changed('scheme', say('救助类别', 'scheme'), before.scheme, now.scheme, (each) => schemeWords[each]),
    ...changed('headcount', say('家庭人口', 'headcount'), before.headcount, now.headcount, people),
    ...changed(
      'standard',
      say('年保障标准', "a year's standard"),
      before.yearlyStandardFen,
      now.yearlyStandardFen,
      yuan,
    ),
    ...changed('rows', say('花名册各行', "the roster's rows"), before.disputed, now.disputed, rows),
  ];
}

function changed<T>(
  name: string,
  title: Bilingual,
  was: T,
  is: T,
  words: (value: T) => Bilingual,
): Difference[] {
  if (was === is) return [];
  const [before, now] = [words(was), words(is)];
  return [
    {
      difference: `${name} ${String(was)} ${String(is)}`,
      text: say(
        `${title.zh}：原为${before.zh}，现为${now.zh}`,
        `${title.en}: was ${before.en}, is ${now.en}`,
      ),
    },
  ];
}

function compareFindings(before: readonly FindingOutline[], now: readonly FindingOutline[]): Difference[] {
  const rules = [...new Set([...before, ...now].map(({ rule }) => rule))];
  return rules.flatMap((rule) => {
    const [was, is] = [before, now].map((outlines) => outlines.find((each) => each.rule === rule));
    const title = titleOfRule(rule);
    const none = say('无', 'none');
    const words = (outline: FindingOutline | undefined): Bilingual => (outline ? sayOutline(outline) : none);
    const key = (outline: FindingOutline | undefined): string =>
      outline ? [outline.kind, outline.amountFen, outline.limitFen].join('/') : 'none';
    return changed(
      `finding ${rule}`,
      say(`疑点“${title.zh}”`, `finding "${title.en}"`),
      key(was),
      key(is),
      (each) => words(each === key(was) ? was : is),
    );
  });
}

function sayOutline(outline: FindingOutline): Bilingual {
  const raises = sayWord(kindTitles, outline.kind);
  const amounts = sayAmounts(outline);
  return amounts === undefined ? raises : say(`${raises.zh}，${amounts.zh}`, `${raises.en}, ${amounts.en}`);
}

function compareMonth(proposed: CalendarMonth, decided: CalendarMonth): Difference[] {
  if (proposed >= decided) return [];
  return [
    {
      difference: `month ${proposed} ${decided}`,
      text: say(
        `拟自 ${proposed} 起执行，该月已过，将自 ${decided} 起执行`,
        `proposed from ${proposed}, which is over: it takes effect from ${decided}`,
      ),
    },
  ];
}
