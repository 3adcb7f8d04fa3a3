/**
 * The clearances of a household: those that were granted in its cases, and those on record without one. A case is the source
 * of truth for what was granted in it; the items beside it are there to be listed, and are put right by whoever reads next.
 */
import type {
  Clearance,
  GrantedClearance,
  HouseholdCase,
  HouseholdFile,
} from '../../contracts/household-file.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';

export interface SettledClearances {
  /** The file with the clearances that hold, their dates aside. */
  file: HouseholdFile;
  /** Items to be written, and items to be removed, until what is stored says the same. */
  missing: GrantedClearance[];
  revoked: GrantedClearance[];
}

export function settleClearances(file: HouseholdFile): SettledClearances {
  const granted = grantedIn(file.cases);
  const stored = file.clearances.filter(isGranted);
  const free = file.clearances.filter((each) => !isGranted(each));
  const places = new Set(granted.map(placeOf));
  return {
    file: { ...file, clearances: [...free, ...granted] },
    missing: granted.filter((each) => !stored.some((other) => canonicalJson(other) === canonicalJson(each))),
    revoked: stored.filter((each) => !places.has(placeOf(each))),
  };
}

/** Taking a case up again takes back what was granted in it. Of one case and rule the last word counts. */
function grantedIn(cases: readonly HouseholdCase[]): GrantedClearance[] {
  const reopened = new Set(cases.map(({ reopens }) => reopens));
  const kept = cases.filter(({ number }) => !reopened.has(number));
  return kept.flatMap(({ clearances }) => [...new Map(clearances.map((each) => [each.rule, each])).values()]);
}

function isGranted(each: Clearance): each is GrantedClearance {
  return each.caseNumber !== undefined;
}

function placeOf({ rule, caseNumber }: GrantedClearance): string {
  return `${rule} ${caseNumber}`;
}
