/** What changes in payments by decisions and endings, handed to finance as a list. Hedui itself pays and stops nothing. */
import { createHash } from 'node:crypto';
import { decisionKind, storedEnding } from '../../contracts/case-steps.ts';
import type { AmountLine, HouseholdCase } from '../../contracts/household-case.ts';
import type { OpenWord } from '../../contracts/stored.ts';
import type { Bilingual, CalendarDate, CalendarMonth, Fen, HouseholdId } from '../../contracts/primitives.ts';
import { addMonths, monthOf, shanghaiDate } from '../kernel/calendar.ts';
import { gateBreaches } from './gate.ts';
import { decisionTitles, endingTitles } from './words.ts';
import type { Column } from '../kernel/columns.ts';
import { writeCsv } from '../kernel/write-csv.ts';
import { say, sayWord } from '../kernel/say.ts';
import { sayHousehold } from '../kernel/household-number.ts';
import { describeLines } from '../payments/describe-lines.ts';

export const changeKinds = ['added', 'raised', 'lowered', 'suspended', 'stopped', 'to-be-decided'] as const;
export type PaymentChangeKind = (typeof changeKinds)[number];

export const changeTitles: Readonly<Record<PaymentChangeKind, Bilingual>> = {
  added: say('新增', 'added'),
  raised: say('增发', 'raised'),
  lowered: say('减发', 'lowered'),
  suspended: say('暂停发放', 'suspended'),
  stopped: say('停发', 'stopped'),
  'to-be-decided': say('待重新核定', 'to be decided again'),
};

/** What a change rests on: a decision, or that a household is gone. */
export const changeGrounds = [...decisionKind.options, 'died', 'moved', 'left'] as const;
export type ChangeGround = (typeof changeGrounds)[number];

const groundTitles: Readonly<Record<ChangeGround, Bilingual>> = { ...decisionTitles, ...endingTitles };

export interface PaymentChange {
  householdId: HouseholdId;
  /** 家庭编号 on the last day of the list; absent where it is the one in the id. */
  number?: string;
  /** By then the household had left, and that number was other people's. */
  numberIsOthers?: boolean;
  headName: string;
  change: PaymentChangeKind;
  ground: OpenWord<ChangeGround>;
  fromMonth: CalendarMonth;
  previousFen: Fen;
  /** Null where a member has died and what the others are due has to be decided. */
  nextFen: Fen | null;
  decidedOn: CalendarDate;
  /** Of the collective decision, where there is one; else the case. */
  reference: string;
  /** How the amount came about, line by line; empty where none was calculated. */
  lines: AmountLine[];
}

/** The days whose decisions a month's list holds: after the cut-off of the month before, up to its own. */
export function daysOfList(
  month: CalendarMonth,
  cutOffDay: number,
): { after: CalendarDate; through: CalendarDate } {
  const day = String(cutOffDay).padStart(2, '0');
  return { after: `${addMonths(month, -1)}-${day}`, through: `${month}-${day}` };
}

/**
 * The changes of some days, by household: what was decided, and households that staff marked as gone. Each is in exactly one
 * month's list, whether or not it has been carried out since, so that a list can be made again and compared by its digest.
 */
export function listPaymentChanges(
  cases: readonly HouseholdCase[],
  { after, through }: { after: CalendarDate; through: CalendarDate },
): PaymentChange[] {
  return cases
    .flatMap((each) => [...decidedChange(each), ...endedChange(each)])
    .filter(({ decidedOn }) => decidedOn > after && decidedOn <= through)
    .sort((a, b) => (a.householdId < b.householdId ? -1 : a.householdId > b.householdId ? 1 : 0));
}

function decidedChange(it: HouseholdCase): PaymentChange[] {
  const { householdId, about, proposal, decision } = it;
  if (proposal === null || decision === null || gateBreaches(it).length > 0) return [];
  const { currentAmountFen: previousFen, monthlyAmountFen: nextFen } = proposal;
  const change = kindOf(previousFen, nextFen, proposal.decision);
  if (change === 'same') return [];
  return [
    {
      householdId,
      headName: about.headName,
      change,
      ground: proposal.decision,
      fromMonth: effectiveFrom(proposal.effectiveMonth, decision.on),
      previousFen,
      nextFen,
      decidedOn: decision.on,
      reference: decision.collectiveDecision ?? caseReference(it),
      lines: proposal.calculation?.lines ?? [],
    },
  ];
}

/** No decision takes effect before the month in which it is made, whatever was proposed. */
export function effectiveFrom(proposed: CalendarMonth, decidedOn: CalendarDate): CalendarMonth {
  const earliest = monthOf(decidedOn);
  return proposed < earliest ? earliest : proposed;
}

/**
 * A household that staff have marked as gone is no longer paid from the month after, which is never before the month in
 * which it was put on record. Where a member of a larger household has died, the others stay, and what they are due is
 * another decision.
 */
function endedChange(it: HouseholdCase): PaymentChange[] {
  const { householdId, about, amountAtStakeFen, state } = it;
  const marked = storedEnding.safeParse(
    it.events.findLast(({ step }) => step?.step === 'mark-ended')?.step,
  ).data;
  const closed = it.events.findLast(({ type }) => type === 'mark-ended' || type === 'confirm');
  if (state !== 'ended' || marked === undefined || closed === undefined) return [];
  const decidedOn = shanghaiDate(new Date(closed.at));
  const staysFor = marked.cause === 'died' && about.headcount !== 1;
  return [
    {
      householdId,
      headName: about.headName,
      change: staysFor ? 'to-be-decided' : 'stopped',
      ground: marked.cause,
      fromMonth: effectiveFrom(addMonths(monthOf(marked.on), 1), decidedOn),
      previousFen: amountAtStakeFen,
      nextFen: staysFor ? null : 0,
      decidedOn,
      reference: caseReference(it),
      lines: [],
    },
  ];
}

function caseReference({ householdId, number }: HouseholdCase): string {
  return `${householdId}/${number}`;
}

/** Payment that is suspended may begin again; what is stopped has ended. */
function kindOf(previousFen: Fen, nextFen: Fen, decision: string): PaymentChangeKind | 'same' {
  if (previousFen === nextFen) return 'same';
  if (nextFen === 0) return decision === 'suspend' ? 'suspended' : 'stopped';
  if (previousFen === 0) return 'added';
  return nextFen > previousFen ? 'raised' : 'lowered';
}

/** The month whose list holds what is decided on a day. */
export function monthOfDecision(day: CalendarDate, cutOffDay: number): CalendarMonth {
  const month = monthOf(day);
  return day <= daysOfList(month, cutOffDay).through ? month : addMonths(month, 1);
}

export const paymentColumns: readonly Column<PaymentChange>[] = [
  { title: say('家庭编号', 'household'), type: 'text', of: (row, t) => t(sayHousehold(row)) },
  { title: say('户主姓名', 'head'), type: 'text', of: (row) => row.headName },
  { title: say('变动', 'change'), type: 'text', of: (row, t) => t(changeTitles[row.change]) },
  {
    title: say('决定', 'decision'),
    type: 'text',
    of: (row, t) => t(sayWord(groundTitles, row.ground)),
  },
  { title: say('起始月份', 'from'), type: 'text', of: (row) => row.fromMonth },
  { title: say('原月保障金额', 'before, a month'), type: 'yuan', of: (row) => row.previousFen },
  { title: say('现月保障金额', 'from then, a month'), type: 'yuan', of: (row) => row.nextFen },
  { title: say('决定日期', 'decided on'), type: 'date', of: (row) => row.decidedOn },
  { title: say('决定文号', 'reference'), type: 'text', of: (row) => row.reference },
  {
    title: say('金额测算', 'calculation'),
    type: 'text',
    of: ({ lines }, t) => describeLines(lines, t),
  },
];

/** The list as finance gets it, and the digest that shows whether it is the one that was handed over. */
export function writePaymentList(changes: readonly PaymentChange[]): { csv: string; sha256: string } {
  const csv = writeCsv(changes, paymentColumns, ({ zh }) => zh);
  return { csv, sha256: createHash('sha256').update(csv, 'utf8').digest('hex') };
}
