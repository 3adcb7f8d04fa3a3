/** What a change of the standards gives a household: more (or less) a month from when, and the back pay. */
import type { AmountLine, Profile } from '../../contracts/household-file.ts';
import type { StandardChange } from '../../contracts/standard-changes.ts';
import type { CalendarDate, CalendarMonth, Fen } from '../../contracts/primitives.ts';
import type { Column } from '../kernel/columns.ts';
import { addMonths, monthOf } from '../kernel/calendar.ts';
import { formatYuan } from '../kernel/money.ts';
import { countOf, say } from '../kernel/say.ts';
import { schemeTitles } from '../kernel/titles.ts';
import type { Policy } from '../policy/document.ts';
import { sayHousehold } from '../kernel/household-number.ts';
import { policyOfMonth, type PolicyInForce } from '../policy/policy-in-force.ts';
import type { AmountFile } from './amount-basis.ts';
import { amountDue } from './amount-due.ts';
import type { AmountUnknown } from './amount-unknown.ts';
import { describeLines } from './describe-lines.ts';
import { moreFen } from './standard-figures.ts';
import { dueIn } from './twelve-months.ts';

export type StandardOutcome =
  { kind: 'changed'; change: StandardChange } | { kind: 'same' } | { kind: 'unknown'; reason: AmountUnknown };

/** When a change is calculated. */
export interface StandardTiming {
  /** The first month of the first new standard; it may be past. */
  fromMonth: CalendarMonth;
  /** The first month that is paid by it; what is due for those before is back pay. */
  firstPaidMonth: CalendarMonth;
  /** The first months of all new standards: of several a later one may be a household's first. */
  begins: readonly CalendarMonth[];
}

/**
 * The month of a decision is the first that can be paid again; a standard may begin later than that.
 *
 * @param effectiveFrom the first days of the new standards, at least one
 */
export function timingOf(effectiveFrom: readonly CalendarDate[], decidedOn: CalendarDate): StandardTiming {
  const begins = [...new Set(effectiveFrom.map(monthOf))].sort();
  const earliest = monthOf(decidedOn);
  const fromMonth = begins[0] ?? earliest;
  return { fromMonth, firstPaidMonth: fromMonth > earliest ? fromMonth : earliest, begins };
}

/** What holds in a county in one month, by either policy. */
export interface MonthOfStandards {
  month: CalendarMonth;
  before: PolicyInForce;
  after: PolicyInForce;
}

/** From the first month of a new standard up to the first that is paid, or the first of the last new standard. */
export function monthsOfStandards(
  { before, after }: { before: Policy; after: Policy },
  county: string,
  { fromMonth, firstPaidMonth, begins }: StandardTiming,
): MonthOfStandards[] {
  const last = [firstPaidMonth, ...begins].sort().at(-1) ?? firstPaidMonth;
  return monthsThrough(fromMonth, last).map((month) => ({
    month,
    before: policyOfMonth(before, county, month),
    after: policyOfMonth(after, county, month),
  }));
}

/** What one household is due by two policies, calculated month by month. */
export function compareStandards(
  file: AmountFile,
  standards: readonly MonthOfStandards[],
  { firstPaidMonth, begins }: StandardTiming,
): StandardOutcome {
  const months: MonthCompared[] = [];
  for (const { month, before, after } of standards) {
    const was = dueInMonth(file, before, month);
    if (was.kind === 'unknown') return was;
    const is = dueInMonth(file, after, month);
    if (is.kind === 'unknown') return is;
    months.push({ month, beforeFen: was.fen, afterFen: is.fen, lines: is.lines });
  }
  const backPay = backPayLines(months.filter(({ month }) => month < firstPaidMonth));
  const paid = months.filter(({ month }) => month >= firstPaidMonth);
  const changed = paid.find(differs);
  const first = changed ?? paid[0];
  if (first === undefined || (changed === undefined && backPay.length === 0)) return { kind: 'same' };
  const fromMonth = months.find(differs)?.month ?? first.month;
  const later = laterLines(
    paid.filter(({ month }) => month > first.month && begins.includes(month)),
    first,
  );
  return { kind: 'changed', change: describeChange(file, fromMonth, first, { backPay, later }) };
}

function differs({ beforeFen, afterFen }: MonthCompared): boolean {
  return beforeFen !== afterFen;
}

/** What a household is due from when a further new standard begins; a fen is only how a year falls into months. */
function laterLines(months: readonly MonthCompared[], first: MonthCompared): AmountLine[] {
  const steps = months.filter((each, index) => {
    const before = months[index - 1] ?? first;
    return Math.abs(moreFen(each) - moreFen(before)) > 1;
  });
  return steps.map(({ month, afterFen }) => ({
    text: say(`自 ${month} 起每月应保障金额`, `due in a month from ${month}`),
    fen: afterFen,
  }));
}

type DueInMonth = { kind: 'due'; fen: Fen; lines: AmountLine[] } | { kind: 'unknown'; reason: AmountUnknown };

function dueInMonth(file: AmountFile, policy: PolicyInForce, month: CalendarMonth): DueInMonth {
  const amount = amountDue(file, policy);
  return amount.kind === 'due'
    ? { kind: 'due', fen: dueIn(amount.months, month), lines: amount.lines }
    : amount;
}

interface MonthCompared {
  month: CalendarMonth;
  beforeFen: Fen;
  afterFen: Fen;
  /** How the amount by the new policy comes about. */
  lines: AmountLine[];
}

function monthsThrough(first: CalendarMonth, last: CalendarMonth): CalendarMonth[] {
  const months: CalendarMonth[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** What was due and not paid, months of the same amount together; nothing where less was due: nothing is taken back. */
function backPayLines(months: readonly MonthCompared[]): AmountLine[] {
  const more = months.map(({ month, beforeFen, afterFen }) => ({ month, fen: afterFen - beforeFen }));
  if (more.reduce((sum, { fen }) => sum + fen, 0) <= 0) return [];
  return groupMonths(more).map(({ from, to, months: count, fen }) => {
    const each = formatYuan(fen);
    const text = say(
      `补发：${from} 至 ${to}，每月 ${each} 元 × ${count} 个月`,
      `back pay: ${from} to ${to}, ${each} a month × ${countOf(count, 'month')}`,
    );
    return { text, fen: fen * count };
  });
}

interface MonthGroup {
  from: CalendarMonth;
  to: CalendarMonth;
  months: number;
  /** Of each month. */
  fen: Fen;
}

function groupMonths(months: readonly { month: CalendarMonth; fen: Fen }[]): MonthGroup[] {
  const groups: MonthGroup[] = [];
  for (const { month, fen } of months) {
    const last = groups.at(-1);
    if (last?.fen !== fen) groups.push({ from: month, to: month, months: 1, fen });
    else Object.assign(last, { to: month, months: last.months + 1 });
  }
  return groups;
}

function describeChange(
  { profile, members }: AmountFile,
  fromMonth: CalendarMonth,
  { beforeFen, afterFen, lines }: MonthCompared,
  { backPay, later }: { backPay: AmountLine[]; later: AmountLine[] },
): StandardChange {
  const { householdId, town, village, scheme, monthlyAmountFen } = profile;
  return {
    ...{ householdId, town, village, scheme, fromMonth, beforeFen, afterFen },
    recipients: members.filter(({ recipient }) => recipient).length,
    paidFen: monthlyAmountFen,
    backPayFen: backPay.reduce((sum, { fen }) => sum + fen, 0),
    lines: [...lines, ...later, ...backPay],
  };
}

/** A change with the name that its household is known by, as a list is handed out. */
export type NamedChange = StandardChange & { headName: string; number?: string };

export function nameChange(
  change: StandardChange,
  profile: Pick<Profile, 'headName' | 'number'> | undefined,
): NamedChange {
  const { headName = '', number } = profile ?? {};
  return { ...change, headName, ...(number !== undefined && { number }) };
}

export const standardChangeColumns: readonly Column<NamedChange>[] = [
  { title: say('家庭编号', 'household'), type: 'text', of: (row, t) => t(sayHousehold(row)) },
  { title: say('户主姓名', 'head'), type: 'text', of: (row) => row.headName },
  { title: say('乡镇', 'town'), type: 'text', of: (row) => row.town },
  { title: say('村社区', 'village'), type: 'text', of: (row) => row.village },
  { title: say('救助类别', 'scheme'), type: 'text', of: (row, t) => t(schemeTitles[row.scheme]) },
  { title: say('保障人口', 'people guaranteed'), type: 'count', of: (row) => row.recipients },
  { title: say('起始月份', 'from'), type: 'text', of: (row) => row.fromMonth },
  { title: say('现月发放金额', 'paid a month now'), type: 'yuan', of: (row) => row.paidFen },
  { title: say('原应保障金额', 'due a month before'), type: 'yuan', of: (row) => row.beforeFen },
  { title: say('新应保障金额', 'due a month then'), type: 'yuan', of: (row) => row.afterFen },
  { title: say('每月增加', 'more a month'), type: 'yuan', of: moreFen },
  { title: say('补发金额', 'back pay'), type: 'yuan', of: (row) => row.backPayFen },
  {
    title: say('金额测算', 'calculation'),
    type: 'text',
    of: ({ lines }, t) => describeLines(lines, t),
  },
];
