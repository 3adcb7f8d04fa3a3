/** What of the ground of a decision is otherwise than proposed and noticed, each said so that it can be confirmed. */
import type { ConfirmedDifference, Ground, Proposal } from '../../contracts/case-record.ts';
import type { HouseholdCase } from '../../contracts/household-case.ts';
import type { FindingOutline, NamedPerson } from '../../contracts/household-file.ts';
import type { Bilingual, CalendarDate, CalendarMonth, Fen } from '../../contracts/primitives.ts';
import { kindTitles } from '../assessment/finding-kinds.ts';
import { titleOfRule } from '../catalogue/catalogue.ts';
import { sayAmounts } from '../catalogue/say-amounts.ts';
import { monthOf } from '../kernel/calendar.ts';
import { formatYuan } from '../kernel/money.ts';
import { say, sayWord } from '../kernel/say.ts';
import { schemeTitles } from '../kernel/titles.ts';
import { sayEnd } from './closing-cause.ts';
import { sayPerson } from '../roster/people.ts';

/** `difference` names it with what was and what is, so that a reason is never taken for another one. */
export type Difference = Pick<ConfirmedDifference, 'difference' | 'text'>;

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
    ...(ground === undefined ? [] : [...compareRecipients(ground, now), ...compareHousehold(ground, now)]),
    ...compareDue(proposal.calculation, now),
    ...compareFindings(proposal.answers, now.findings),
    ...compareMonth(proposal.effectiveMonth, monthOf(day)),
  ];
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

/** Who of the household receives the guarantee; whoever came or left is named as such already. */
function compareRecipients(before: Ground, now: Ground): Difference[] {
  if (before.recipients === undefined || now.recipients === undefined) return [];
  const [was, is] = [new Set(before.recipients), new Set(now.recipients)];
  const stayed = now.people.filter(({ ordinal }) => before.people.some((each) => each.ordinal === ordinal));
  return stayed
    .filter(({ ordinal }) => was.has(ordinal) !== is.has(ordinal))
    .map((person) => {
      const { zh, en } = sayPerson(person);
      return is.has(person.ordinal)
        ? {
            difference: `receives ${person.ordinal}`,
            text: say(`${zh}现为保障对象`, `${en} is a recipient now`),
          }
        : {
            difference: `receives-no-more ${person.ordinal}`,
            text: say(`${zh}已不是保障对象`, `${en} is a recipient no more`),
          };
    });
}

/** What the calculation of the proposal comes to now: a standard, a supplement or the method may have changed. */
function compareDue(calculation: Proposal['calculation'], { dueFen }: Ground): Difference[] {
  if (calculation === null || dueFen === undefined) return [];
  const yuan = (fen: Fen | null): Bilingual =>
    fen === null
      ? say('无法测算', 'not to be calculated')
      : say(`${formatYuan(fen)} 元`, `${formatYuan(fen)} yuan`);
  return changed<Fen | null>(
    'due',
    say('按同样情况测算的每月应保障金额', 'due a month by the same calculation'),
    calculation.monthlyFen,
    dueFen,
    yuan,
  );
}

/** The household has left the roster since, moved or merged; or its number is other people's. */
function compareEnd(before: Ground['ended'], now: Ground['ended']): Difference[] {
  if (now === undefined || before?.cause === now.cause) return [];
  return [{ difference: ['ended', now.cause, ...now.households].join(' '), text: sayEnd(now) }];
}

function compareHousehold(before: Ground, now: Ground): Difference[] {
  const yuan = (fen: Ground['yearlyStandardFen']): Bilingual =>
    fen === null ? say('未定', 'none') : say(`${formatYuan(fen)} 元`, `${formatYuan(fen)} yuan`);
  const people = (count: number): Bilingual => say(`${count} 人`, String(count));
  const rows = (disputed: boolean): Bilingual =>
    disputed ? say('相互矛盾或无法识别', 'contradict each other or cannot be read') : say('一致', 'agree');
  return [
    ...changed('scheme', say('救助类别', 'scheme'), before.scheme, now.scheme, (each) => schemeTitles[each]),
    ...changed('headcount', say('家庭人口', 'headcount'), before.headcount, now.headcount, people),
    ...changed(
      'standard',
      say('年保障标准', "a year's standard"),
      before.yearlyStandardFen,
      now.yearlyStandardFen,
      yuan,
    ),
    ...compareEnd(before.ended, now.ended),
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
