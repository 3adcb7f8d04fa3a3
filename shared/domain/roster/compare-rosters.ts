/** Two rosters of a county, compared: what of the former one the later one lacks, or can no longer tell. */
import type { RosterComparison } from '../../contracts/trust.ts';
import { foldName } from '../kernel/fold-name.ts';
import type { RosterHousehold } from './interpret-roster.ts';

/**
 * Compares two rosters. A household is still there under its number, or under another one with the same scheme and the
 * same comparable members; one that is disputed in the later roster alone counts as lost. A member is still there
 * wherever the number can be compared in a household that is not disputed.
 */
export function compareRosters(
  former: readonly RosterHousehold[],
  later: readonly RosterHousehold[],
): RosterComparison {
  const byNumber = new Map(later.map((household) => [household.profile.householdId, household]));
  const byPeople = new Map(later.flatMap((household) => peopleOf(household).map((key) => [key, household])));
  const names = new Map(later.filter(isClear).flatMap(namesByNumber));
  const compared = {
    ...{ households: 0, householdsLost: 0, members: 0, membersLost: 0 },
    ...{ membersKept: 0, renamed: 0 },
    amountBeforeFen: 0,
    amountAfterFen: 0,
  };
  for (const before of former.filter(isClear)) {
    const after =
      byNumber.get(before.profile.householdId) ??
      peopleOf(before)
        .map((key) => byPeople.get(key))
        .find((household) => household !== undefined);
    compared.households += 1;
    compareMembers(compared, before, names);
    if (after === undefined || !isClear(after)) {
      compared.householdsLost += 1;
      continue;
    }
    compared.amountBeforeFen += before.profile.monthlyAmountFen;
    compared.amountAfterFen += after.profile.monthlyAmountFen;
  }
  return compared;
}

function compareMembers(
  compared: RosterComparison & { membersKept: number; renamed: number },
  before: RosterHousehold,
  names: ReadonlyMap<string, string>,
): void {
  for (const [number, name] of namesByNumber(before)) {
    const after = names.get(number);
    compared.members += 1;
    if (after === undefined) compared.membersLost += 1;
    else compared.membersKept += 1;
    if (after !== undefined && after !== name) compared.renamed += 1;
  }
}

/** Folded names of those who can be compared. */
function namesByNumber({ members }: RosterHousehold): [number: string, name: string][] {
  return members
    .filter(({ identity }) => identity === 'comparable')
    .map(({ idNumber, name }) => [idNumber, foldName(name)]);
}

function isClear({ profile }: RosterHousehold): boolean {
  return profile.status !== 'disputed';
}

function numbersOf({ members }: RosterHousehold): string[] {
  return members.filter(({ identity }) => identity === 'comparable').map(({ idNumber }) => idNumber);
}

/** What a household is known by beside its number; nothing where nobody of it can be compared. */
function peopleOf(household: RosterHousehold): string[] {
  const numbers = numbersOf(household);
  return numbers.length === 0 ? [] : [[household.profile.scheme, ...numbers.sort()].join(' ')];
}
