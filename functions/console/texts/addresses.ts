/** Where things are in the console. */
import type { HouseholdCase } from '../../../shared/contracts/household-file.ts';
import type { HouseholdId } from '../../../shared/contracts/primitives.ts';
import type { Purpose } from '../../../shared/domain/staff/purposes.ts';

/** @param purpose what the file is opened for; without it the page asks */
export function householdAddress(household: HouseholdId, purpose?: Purpose): string {
  const address = `/households/${encodeURIComponent(household)}`;
  return purpose === undefined ? address : `${address}?purpose=${purpose}`;
}

export function caseAddress({ householdId, number }: Pick<HouseholdCase, 'householdId' | 'number'>): string {
  return `/cases/${encodeURIComponent(householdId)}/${number}`;
}
