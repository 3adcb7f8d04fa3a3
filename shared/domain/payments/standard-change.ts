/** What a change of the standards gives a household: more (or less) a month from when, and the back pay. */
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { CalendarDate, CalendarMonth, Fen, HouseholdId, Scheme } from '../../contracts/primitives.ts';
import type { Column } from '../kernel/columns.ts';
import { addMonths, lastDayOf, monthOf } from '../kernel/calendar.ts';
import { say } from '../kernel/say.ts';
import type { Policy } from '../policy/document.ts';
import { policyInForce } from '../policy/policy-in-force.ts';
import { amountDue, type AmountUnknown } from './amount-due.ts';
import { dueIn } from './twelve-months.ts';

export interface StandardChange {
  householdId: HouseholdId;
  headName: string;
  town: string;
  village: string;
  scheme: Scheme;
  /** People guaranteed. */
  recipients: number;
  /** The first month in which more, or less, is due. */
  fromMonth: CalendarMonth;
  /** What the roster says is paid a month. */
  paidFen: Fen;
  /** Due in the first month to be paid by the new policy, by the old one and by the new one. */
  beforeFen: Fen;
  afterFen: Fen;
  /** What was due and not paid from `fromMonth` up to the month before; never below 0: nothing is taken back. */
  backPayFen: Fen;
}

export type StandardOutcome =
  { kind: 'changed'; change: StandardChange } | { kind: 'same' } | { kind: 'unknown'; reason: AmountUnknown };

/** When a change is reckoned. */
export interface StandardTiming {
  /** The first month of the new standard; it may be past. */
  fromMonth: CalendarMonth;
  /** The first month that is paid by it; what is due for those before is back pay. */
  firstPaidMonth: CalendarMonth;
}

/** The month after the one of a decision is the first that can be paid anew; a standard may begin later than that. */
export function timingOf(effectiveFrom: CalendarDate, decidedOn: CalendarDate): StandardTiming {
  const fromMonth = monthOf(effectiveFrom);
  const earliest = monthOf(decidedOn);
  return { fromMonth, firstPaidMonth: fromMonth > earliest ? fromMonth : earliest };
}

/** What one household is due by two policies, reckoned month by month from the first month of the new standard. */
export function compareStandards(
  file: Pick<HouseholdFile, 'profile' | 'members'>,
  { before, after }: { before: Policy; after: Policy },
  { fromMonth, firstPaidMonth }: StandardTiming,
): StandardOutcome {
  const dueOf = (policy: Policy, month: CalendarMonth): Fen | AmountUnknown => {
    const amount = amountDue(file, policyInForce(policy, file.profile.county, lastDayOf(month)));
    return amount.kind === 'due' ? dueIn(amount.months, month) : amount.reason;
  };
  const beforeFen = dueOf(before, firstPaidMonth);
  const afterFen = dueOf(after, firstPaidMonth);
  if (typeof beforeFen === 'string') return { kind: 'unknown', reason: beforeFen };
  if (typeof afterFen === 'string') return { kind: 'unknown', reason: afterFen };
  let backPayFen = 0;
  for (let month = fromMonth; month < firstPaidMonth; month = addMonths(month, 1)) {
    const [was, is] = [dueOf(before, month), dueOf(after, month)];
    if (typeof was === 'string') return { kind: 'unknown', reason: was };
    if (typeof is === 'string') return { kind: 'unknown', reason: is };
    backPayFen += is - was;
  }
  if (beforeFen === afterFen && backPayFen === 0) return { kind: 'same' };
  const { householdId, headName, town, village, scheme, monthlyAmountFen } = file.profile;
  return {
    kind: 'changed',
    change: {
      ...{ householdId, headName, town, village, scheme, fromMonth, beforeFen, afterFen },
      recipients: file.members.filter(({ recipient }) => recipient).length,
      paidFen: monthlyAmountFen,
      backPayFen: Math.max(0, backPayFen),
    },
  };
}

const schemeTitles = { urban: say('城市低保', 'urban'), rural: say('农村低保', 'rural') };

export const standardChangeColumns: readonly Column<StandardChange>[] = [
  { title: say('家庭编号', 'household'), type: 'text', of: (row) => row.householdId },
  { title: say('户主姓名', 'head'), type: 'text', of: (row) => row.headName },
  { title: say('乡镇', 'town'), type: 'text', of: (row) => row.town },
  { title: say('村社区', 'village'), type: 'text', of: (row) => row.village },
  { title: say('救助类别', 'scheme'), type: 'text', of: (row, speak) => speak(schemeTitles[row.scheme]) },
  { title: say('保障人口', 'people guaranteed'), type: 'count', of: (row) => row.recipients },
  { title: say('起始月份', 'from'), type: 'text', of: (row) => row.fromMonth },
  { title: say('现月发放金额', 'paid a month now'), type: 'yuan', of: (row) => row.paidFen },
  { title: say('原应保障金额', 'due a month before'), type: 'yuan', of: (row) => row.beforeFen },
  { title: say('新应保障金额', 'due a month then'), type: 'yuan', of: (row) => row.afterFen },
  { title: say('每月增加', 'more a month'), type: 'yuan', of: (row) => row.afterFen - row.beforeFen },
  { title: say('补发金额', 'back pay'), type: 'yuan', of: (row) => row.backPayFen },
];
