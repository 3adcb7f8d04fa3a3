/**
 * The clearances of a household: those that were granted in its cases, those that have followed people to it, and those on
 * record without a case. A case is the source of truth for what was granted in it; the items beside it are there to be listed,
 * and the next reader corrects them.
 */
import type {
  Clearance,
  FollowingClearance,
  GrantedClearance,
  HouseholdCase,
  HouseholdFile,
} from '../../contracts/household-file.ts';
import { isSameJson } from '../kernel/canonical-json.ts';

/** A clearance that has an item of its own. */
export type CaseClearance = GrantedClearance | FollowingClearance;

export interface SettledClearances {
  /** The file with the clearances that hold, their dates aside. */
  file: HouseholdFile;
  /** Items to be written, and items to be removed, until what is stored says the same. */
  missing: CaseClearance[];
  revoked: CaseClearance[];
}

/** @param following what has followed people from other households; absent where nobody looked: then what is stored stands */
export function settleClearances(
  file: HouseholdFile,
  following: readonly FollowingClearance[] = file.clearances.filter(isFollowing),
): SettledClearances {
  const placed: CaseClearance[] = [...grantedIn(file.cases), ...following];
  const stored = file.clearances.filter((each) => isFollowing(each) || isGranted(each));
  const free = file.clearances.filter((each) => !isFollowing(each) && !isGranted(each));
  const places = new Set(placed.map(clearanceKey));
  return {
    file: { ...file, clearances: [...free, ...placed] },
    missing: placed.filter((each) => !stored.some((other) => isSameJson(other, each))),
    revoked: stored.filter((each) => !places.has(clearanceKey(each))),
  };
}

/** What was granted in some cases. Taking a case up again takes back what was granted in it. Of one case and rule the last word counts. */
export function grantedIn(cases: readonly HouseholdCase[]): GrantedClearance[] {
  const reopened = new Set(cases.map(({ reopens }) => reopens));
  const kept = cases.filter(({ number }) => !reopened.has(number));
  return kept.flatMap(({ clearances }) => [...new Map(clearances.map((each) => [each.rule, each])).values()]);
}

function isGranted(each: Clearance): each is GrantedClearance {
  return each.caseNumber !== undefined;
}

export function isFollowing(each: Clearance): each is FollowingClearance {
  return each.from !== undefined;
}

/** Rule and case, of whichever household. */
export function clearanceKey(each: CaseClearance): string {
  const { household, caseNumber } = isFollowing(each)
    ? each.from
    : { household: '', caseNumber: each.caseNumber };
  return `${each.rule} ${household} ${caseNumber}`;
}
