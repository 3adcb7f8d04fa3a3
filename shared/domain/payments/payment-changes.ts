/** What decisions change in payments, handed to finance as a list. Hedui itself pays and stops nothing. */
import { createHash } from 'node:crypto';
import type { DecisionKind } from '../../contracts/case-steps.ts';
import type { HouseholdCase } from '../../contracts/household-case.ts';
import type { Bilingual, CalendarDate, CalendarMonth, Fen, HouseholdId } from '../../contracts/primitives.ts';
import { addMonths, monthOf } from '../kernel/calendar.ts';
import { gateBreaches } from '../cases/gate.ts';
import { decisionTitles } from '../cases/words.ts';
import type { Column } from '../kernel/columns.ts';
import { writeCsv } from '../kernel/write-csv.ts';
import { say } from '../kernel/say.ts';

export const changeKinds = ['added', 'raised', 'lowered', 'stopped'] as const;
export type PaymentChangeKind = (typeof changeKinds)[number];

export const changeTitles: Readonly<Record<PaymentChangeKind, Bilingual>> = {
  added: say('新增', 'added'),
  raised: say('增发', 'raised'),
  lowered: say('减发', 'lowered'),
  stopped: say('停发', 'stopped'),
};

export interface PaymentChange {
  householdId: HouseholdId;
  headName: string;
  change: PaymentChangeKind;
  decision: DecisionKind;
  fromMonth: CalendarMonth;
  previousFen: Fen;
  nextFen: Fen;
  decidedOn: CalendarDate;
  /** Of the collective decision, where there is one; else the case. */
  reference: string;
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
 * The changes that cases have decided in some days, by household. Each decision is in exactly one month's list, whether or not
 * it has been carried out since, so that a list can be made again and compared by its digest.
 */
export function listPaymentChanges(
  cases: readonly HouseholdCase[],
  { after, through }: { after: CalendarDate; through: CalendarDate },
): PaymentChange[] {
  return cases
    .filter(({ decision }) => decision !== null && decision.on > after && decision.on <= through)
    .filter((each) => gateBreaches(each).length === 0)
    .flatMap(toChange)
    .sort((a, b) => (a.householdId < b.householdId ? -1 : a.householdId > b.householdId ? 1 : 0));
}

function toChange({ householdId, number, about, proposal, decision }: HouseholdCase): PaymentChange[] {
  if (proposal === null || decision === null) return [];
  const { currentAmountFen: previousFen, monthlyAmountFen: nextFen } = proposal;
  const change = kindOf(previousFen, nextFen);
  if (change === 'same') return [];
  return [
    {
      householdId,
      headName: about.headName,
      change,
      decision: proposal.decision,
      fromMonth: proposal.effectiveMonth,
      previousFen,
      nextFen,
      decidedOn: decision.on,
      reference: decision.collectiveDecision ?? `${householdId}/${number}`,
    },
  ];
}

function kindOf(previousFen: Fen, nextFen: Fen): PaymentChangeKind | 'same' {
  if (previousFen === nextFen) return 'same';
  if (nextFen === 0) return 'stopped';
  if (previousFen === 0) return 'added';
  return nextFen > previousFen ? 'raised' : 'lowered';
}

/** The month whose list holds what is decided on a day. */
export function monthOfDecision(day: CalendarDate, cutOffDay: number): CalendarMonth {
  const month = monthOf(day);
  return day <= daysOfList(month, cutOffDay).through ? month : addMonths(month, 1);
}

export const paymentColumns: readonly Column<PaymentChange>[] = [
  { title: say('家庭编号', 'household'), type: 'text', of: (row) => row.householdId },
  { title: say('户主姓名', 'head'), type: 'text', of: (row) => row.headName },
  { title: say('变动', 'change'), type: 'text', of: (row, speak) => speak(changeTitles[row.change]) },
  { title: say('决定', 'decision'), type: 'text', of: (row, speak) => speak(decisionTitles[row.decision]) },
  { title: say('起始月份', 'from'), type: 'text', of: (row) => row.fromMonth },
  { title: say('原月保障金额', 'before, a month'), type: 'yuan', of: (row) => row.previousFen },
  { title: say('现月保障金额', 'from then, a month'), type: 'yuan', of: (row) => row.nextFen },
  { title: say('决定日期', 'decided on'), type: 'date', of: (row) => row.decidedOn },
  { title: say('决定文号', 'reference'), type: 'text', of: (row) => row.reference },
];

/** The list as finance gets it, and the digest by which it can be told whether it is the one that was handed over. */
export function writePaymentList(changes: readonly PaymentChange[]): { csv: string; sha256: string } {
  const csv = writeCsv(changes, paymentColumns, ({ zh }) => zh);
  return { csv, sha256: createHash('sha256').update(csv, 'utf8').digest('hex') };
}
