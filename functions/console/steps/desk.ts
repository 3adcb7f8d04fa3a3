/** What forms offer to choose from: the case and household they are about, colleagues, towns and the reasons policy lists. */
import type { AmountInput } from '../../../shared/contracts/case-steps.ts';
import type { HouseholdCase, HouseholdFile } from '../../../shared/contracts/household-file.ts';
import type { Bilingual, CalendarDate } from '../../../shared/contracts/primitives.ts';
import type { StaffMember } from '../../../shared/contracts/staff.ts';
import type { Difference } from '../../../shared/domain/cases/compare-grounds.ts';
import type { AmountDue } from '../../../shared/domain/payments/amount-due.ts';
import type { Option } from './form.ts';

export interface FormDesk {
  file: HouseholdFile;
  open: HouseholdCase;
  day: CalendarDate;
  staff: StaffMember;
  /** Staff of the county who are active. */
  colleagues: readonly StaffMember[];
  towns: readonly string[];
  /** Where a household may turn against a decision, as policy says. */
  remedies: string;
  /** What is otherwise today than was proposed and noticed: the decision has to confirm each with a reason. */
  differences: readonly Difference[];
  /** What the roster declares, to calculate an amount from. */
  declared: AmountInput;
  /** What the household is due by that this month. */
  due: AmountDue;
  /** By code, as policy offers them. */
  clearanceReasons: Readonly<Record<string, Bilingual>>;
}

export function colleagueOptions(colleagues: readonly StaffMember[]): Option[] {
  return colleagues.map(({ id, name, town }) => {
    const label = town === undefined ? name : `${name}（${town}）`;
    return { value: id, label: { zh: label, en: label } };
  });
}

export function memberOptions({ members }: HouseholdFile): Option[] {
  return members.map(({ ordinal, name, relation }) => {
    const label = `${ordinal}. ${name}（${relation}）`;
    return { value: String(ordinal), label: { zh: label, en: label } };
  });
}
