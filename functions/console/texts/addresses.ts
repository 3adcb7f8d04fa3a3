/** Where things are in the console. */
import type { HouseholdCase } from '../../../shared/contracts/household-file.ts';
import type { HouseholdId } from '../../../shared/contracts/primitives.ts';

export function householdAddress(household: HouseholdId): string {
  return `/households/${encodeURIComponent(household)}`;
}

export function caseAddress({ householdId, number }: Pick<HouseholdCase, 'householdId' | 'number'>): string {
  return `/cases/${encodeURIComponent(householdId)}/${number}`;
}
