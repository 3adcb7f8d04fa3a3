/** Which household files and cases somebody may see: of their county or town, and not of their relatives. */
import type { HouseholdCase, HouseholdFile } from '../contracts/household-file.ts';
import type { StaffMember } from '../contracts/staff.ts';
import { householdId, type HouseholdId } from '../contracts/primitives.ts';
import { maskKey } from '../domain/deliveries/delivery-key.ts';
import { isRelated, maySee } from '../domain/staff/access.ts';
import type { Households } from '../store/households.ts';
import type { Pointer } from '../contracts/deliveries.ts';
import { problem, type Problem } from './problems.ts';

/** The household that a request named, for the audit log; none where an identity number was typed in its place. */
export function householdNamed(typed: string | undefined): HouseholdId | undefined {
  return householdId.safeParse(maskKey(typed ?? '')).data;
}

export interface OpenedFile {
  kind: 'file';
  file: HouseholdFile;
}

/** Opens a household's file for somebody. Of another county nothing is said, not even whether there is such a household. */
export async function openFile(
  staff: StaffMember,
  household: string,
  { households, pointers }: { households: Households; pointers: readonly Pointer[] },
): Promise<OpenedFile | Problem> {
  if (household.slice(0, 6) !== staff.county) return problem('outside-scope');
  const file = await households.readFile(household, pointers);
  if (file === undefined) return problem('not-found');
  if (!maySee(staff, file.profile, file.cases)) return problem('outside-scope');
  return isRelated(staff, household) ? problem('related-staff') : { kind: 'file', file };
}

export interface OpenedCase extends OpenedFile {
  case: HouseholdCase;
}

/** Tells the second of two people who was first, and when. */
export function describeChange({ version, events }: HouseholdCase): Problem {
  const last = events.at(-1);
  return problem('changed-meanwhile', {
    current: { version, changedBy: last?.actor ?? '', changedAt: last?.at ?? '' },
  });
}
