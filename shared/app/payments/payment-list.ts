/** The list of payment changes that a county hands to finance before its monthly cut-off. */
import { isNumberOfOthers, numberOn } from '../../domain/kernel/household-number.ts';
import { policyInForce } from '../../domain/policy/policy-in-force.ts';
import type { CaseLists } from '../../store/case-lists.ts';
import type { Households } from '../../store/households.ts';
import type { PolicyStore } from '../../store/policy-store.ts';
import type { HouseholdCase } from '../../contracts/household-file.ts';
import type { CalendarDate, CalendarMonth, Fen } from '../../contracts/primitives.ts';
import {
  daysOfList,
  listPaymentChanges,
  monthOfDecision,
  writePaymentList,
  type PaymentChange,
} from '../../domain/cases/payment-changes.ts';

export interface PaymentListDependencies {
  households: Households;
  caseLists: CaseLists;
  policies: PolicyStore;
  today(): CalendarDate;
}

export interface PaymentList {
  county: string;
  month: CalendarMonth;
  /** By which staff, finance and the cases that it was carried out for name it. */
  number: string;
  /** The last day whose decisions it holds. */
  cutOff: CalendarDate;
  /** The cut-off is over, so that nothing can be added any more. */
  final: boolean;
  changes: PaymentChange[];
  /** What the changes add up to in a month. */
  netFen: Fen;
  csv: string;
  sha256: string;
}

/** The month whose list holds what is decided today. */
export async function currentPaymentMonth(
  county: string,
  deps: Pick<PaymentListDependencies, 'policies' | 'today'>,
): Promise<CalendarMonth> {
  const { policy } = await deps.policies.current();
  const today = deps.today();
  return monthOfDecision(today, policyInForce(policy, county, today).cases.financeCutOff.dayOfMonth);
}

export async function makePaymentList(
  county: string,
  month: CalendarMonth,
  deps: PaymentListDependencies,
): Promise<PaymentList> {
  const { policy } = await deps.policies.current();
  // By the policy of the list's own month: a list can be made again after the cut-off has moved.
  const { financeCutOff } = policyInForce(policy, county, `${month}-01`).cases;
  const days = daysOfList(month, financeCutOff.dayOfMonth);
  // A case that has been filed since was closed after its decision.
  const listed = await deps.caseLists.allCases({
    county,
    states: ['decided', 'executed', 'archived', 'ended'],
    closedSince: days.after,
  });
  const cases: HouseholdCase[] = [];
  for await (const each of deps.households.readCases(listed)) cases.push(each);
  const changes = await withNumbers(listPaymentChanges(cases, days), days.through, deps);
  return {
    county,
    month,
    number: `${county}-${month}`,
    cutOff: days.through,
    final: deps.today() > days.through,
    changes,
    netFen: changes.reduce(
      (sum, { previousFen, nextFen }) => sum + (nextFen ?? previousFen) - previousFen,
      0,
    ),
    ...writePaymentList(changes),
  };
}

/** Finance goes by the numbers of the roster, which may have given one of them to other people since. */
async function withNumbers(
  changes: readonly PaymentChange[],
  day: CalendarDate,
  { households }: PaymentListDependencies,
): Promise<PaymentChange[]> {
  const profiles = await households.readProfiles([...new Set(changes.map((each) => each.householdId))]);
  return changes.map((change) => {
    const profile = profiles.get(change.householdId);
    const number = profile && numberOn(profile, day);
    const numberIsOthers = profile !== undefined && isNumberOfOthers(profile, day);
    return { ...change, ...(number !== undefined && { number }), ...(numberIsOthers && { numberIsOthers }) };
  });
}
