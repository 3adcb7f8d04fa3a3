/** What forms offer to choose from: the case and household they are about, colleagues, towns and the reasons policy lists. */
import type { AmountInput } from '../../../shared/contracts/case-steps.ts';
import type { ListedCase } from '../../../shared/contracts/case-lists.ts';
import type { HouseholdCase, HouseholdFile } from '../../../shared/contracts/household-file.ts';
import type { Bilingual, CalendarDate, Fen } from '../../../shared/contracts/primitives.ts';
import type { StaffMember } from '../../../shared/contracts/staff.ts';
import type { Difference } from '../../../shared/domain/cases/compare-grounds.ts';
import type { AmountDue } from '../../../shared/domain/payments/amount-due.ts';
import type { OtherKind } from '../../../shared/domain/payments/other-kinds.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { isAway } from '../../../shared/domain/staff/change-record.ts';
import type { Queued } from '../texts/addresses.ts';
import type { Option } from './form.ts';

/** A list that is worked through, and the case that comes next in it; undefined after the last. */
export interface Queue extends Queued {
  next: ListedCase | undefined;
  total: number;
  /** Of this case, from 1; absent where a step has taken it out of the list. */
  place?: number;
}

export interface FormDesk {
  file: HouseholdFile;
  open: HouseholdCase;
  day: CalendarDate;
  staff: StaffMember;
  /** Staff of the county who are active. */
  colleagues: readonly StaffMember[];
  /** In which somebody works on cases. */
  staffedTowns: readonly string[];
  /** Somebody works on cases in the town of the household. */
  isTownStaffed: boolean;
  /** Where a household may turn against a decision, as policy says. */
  remedies: string;
  /** What is otherwise today than was proposed and noticed: the decision has to confirm each with a reason. */
  differences: readonly Difference[];
  /** What the roster declares, to calculate an amount from. */
  declared: AmountInput;
  /** What the household is due by that this month. */
  due: AmountDue;
  /** What else the household may apply for, of a case that is to end or refuse. */
  otherKinds: readonly OtherKind[];
  /** Income that a finding of the case says, in the period of the declaration, and what is due by it this month. */
  found?: { incomeFen: Fen; due: AmountDue };
  /** By code, as policy offers them. */
  clearanceReasons: Readonly<Record<string, Bilingual>>;
  /** Undefined where the case was not opened from a list. */
  queue: Queue | undefined;
}

/** @param day whoever is away on it is offered all the same, and said to be */
export function colleagueOptions(colleagues: readonly StaffMember[], day?: CalendarDate): Option[] {
  return colleagues.map((each) => {
    const label = each.town === undefined ? each.name : `${each.name}（${each.town}）`;
    if (day === undefined || !isAway(each, day)) return { value: each.id, label: say(label, label) };
    const { until = '', standIn } = each.leave ?? {};
    const other = colleagues.find(({ id }) => id === standIn)?.name;
    return {
      value: each.id,
      label: say(
        `${label} 休假至 ${until}${other === undefined ? '' : `，由${other}代理`}`,
        `${label} away until ${until}${other === undefined ? '' : `, ${other} stands in`}`,
      ),
    };
  });
}

export function memberOptions({ members }: HouseholdFile): Option[] {
  return members.map(({ ordinal, name, relation }) => {
    const label = `${ordinal}. ${name}（${relation}）`;
    return { value: String(ordinal), label: { zh: label, en: label } };
  });
}
