/**
 * Clearances go with people and things: what was explained of somebody in one household holds in the one that they have gone to
 * live in, by a move, a merge or a split. Nothing is copied that could grow apart: it is derived from the files of the households
 * that members came from, so that what is taken back there ends here too.
 */
import {
  tokensOf,
  type Clearance,
  type DoublePerson,
  type Finding,
  type FollowingClearance,
  type GrantedClearance,
  type HouseholdCase,
  type HouseholdFile,
  type Member,
} from '../../contracts/household-file.ts';
import type { HouseholdId } from '../../contracts/primitives.ts';
import type { ProviderNames } from '../catalogue/asset-identity.ts';
import { assetsOf, explainedIn } from './findings-covered.ts';
import { grantedIn, isFollowing, clearanceKey } from './settle-clearances.ts';

/** Files of other households, by id. */
export type FormerFiles = ReadonlyMap<HouseholdId, HouseholdFile>;

/** The households that members of this one came from, the newest first. */
export function cameFrom({
  profile: { householdId, links = [] },
}: Pick<HouseholdFile, 'profile'>): HouseholdId[] {
  const households = links.flatMap(({ kind, household }) =>
    kind === 'members-came-from' && household !== undefined && household !== householdId ? [household] : [],
  );
  return [...new Set(households.reverse())];
}

/** What was explained, in the households that members of this one came from, of these members and what is theirs. */
export function followClearances(
  file: HouseholdFile,
  former: FormerFiles,
  providers: ProviderNames,
  seen: ReadonlySet<HouseholdId> = new Set(),
): FollowingClearance[] {
  const passed = new Set([...seen, file.profile.householdId]);
  const all = cameFrom(file).flatMap((household) => {
    const there = former.get(household);
    if (there === undefined || passed.has(household)) return [];
    const came = whoCame(file, there);
    const granted = grantedIn(there.cases)
      .filter((each) => holdsElsewhere(each, there, file))
      .flatMap((each) => narrow(each, there, came, providers));
    const followed = followClearances(there, former, providers, passed);
    return [...granted, ...followed.flatMap((each) => keepOf(each, came))];
  });
  // Clearances that followed from a file that is gone, or too far back to be read, stay.
  const kept = file.clearances.filter(isFollowing).filter(({ from }) => !former.has(from.household));
  all.push(...kept.filter(({ from }) => !passed.has(from.household)));
  return [...new Map(all.map((each) => [clearanceKey(each), each])).values()];
}

/** By the place that somebody had there: who it is here. */
type Came = ReadonlyMap<number, Member>;

function whoCame(file: HouseholdFile, there: HouseholdFile): Came {
  const { householdId } = there.profile;
  const places = new Set(
    file.profile.links?.flatMap(({ kind, household, ordinals = [] }) =>
      kind === 'members-came-from' && household === householdId ? ordinals : [],
    ),
  );
  const here = file.members.filter(({ ordinal }) => places.has(ordinal));
  return new Map(
    [...there.members, ...there.formerMembers].flatMap((member) => {
      const tokens = tokensOf(member);
      const same = here.find((each) => tokensOf(each).some((token) => tokens.includes(token)));
      return same === undefined ? [] : [[member.ordinal, same] as const];
    }),
  );
}

/**
 * A decision settles what was found of a household as a whole: that it keeps its payment goes with all of it to another number,
 * and that its payment ends goes nowhere.
 */
function holdsElsewhere(
  { reason, caseNumber }: GrantedClearance,
  { profile: { ended }, cases }: HouseholdFile,
  { profile: { householdId } }: HouseholdFile,
): boolean {
  if (reason !== 'decided') return true;
  const it = cases.find(({ number }) => number === caseNumber);
  const decided = it === undefined || it.decision === null ? undefined : it.proposal?.decision;
  const keepsPayment = decided === 'continue' || decided === 'increase';
  return keepsPayment && ended?.cause === 'moved' && ended.households.includes(householdId);
}

/** The part of a clearance that is about those who came, with what their things held then: growth is measured by it. */
function narrow(
  granted: GrantedClearance,
  { cases, profile: { householdId: household } }: HouseholdFile,
  came: Came,
  providers: ProviderNames,
): FollowingClearance[] {
  const { caseNumber, ...clearance } = granted;
  const people = peopleHere(granted.people, came);
  const rests = explainedOf(granted, cases, came, providers);
  if (rests.assets.length === 0 && (people ?? []).length === 0) return [];
  return [{ ...clearance, ...rests, ...(people && { people }), from: { household, caseNumber } }];
}

/** Things of which some row led to somebody who came. Where the case no longer shows whose they are, all of them. */
function explainedOf(
  granted: GrantedClearance,
  cases: readonly HouseholdCase[],
  came: Came,
  providers: ProviderNames,
): Pick<Clearance, 'assets' | 'things' | 'amountFen' | 'heldFen'> {
  const finding = cases
    .find(({ number }) => number === granted.caseNumber)
    ?.findings.find(({ rule }) => rule === granted.rule);
  const shown = finding === undefined ? [] : assetsOf(finding);
  if (finding === undefined || granted.assets.some((asset) => !shown.includes(asset))) return granted;
  const theirs = new Set(assetsOf(ofMembers(finding, came)));
  const assets = granted.assets.filter((asset) => theirs.has(asset));
  const { people: _people, ...explained } = explainedIn(finding, assets, providers);
  return explained;
}

function ofMembers({ evidence }: Finding, came: Came): Pick<Finding, 'evidence'> {
  return {
    evidence: evidence.filter(({ memberOrdinal }) => came.has(memberOrdinal)),
  };
}

/** A double's clearance is for that person, under the place that the person has here. */
function peopleHere(people: readonly DoublePerson[] | undefined, came: Came): DoublePerson[] | undefined {
  return people?.flatMap((person) => {
    const member = came.get(person.ordinal);
    return member === undefined ? [] : [{ ...person, ordinal: member.ordinal }];
  });
}

/** What had followed to the household before, and goes on with those who go on. */
function keepOf(followed: FollowingClearance, came: Came): FollowingClearance[] {
  const people = peopleHere(followed.people, came);
  if (followed.assets.length === 0 && (people ?? []).length === 0) return [];
  return [{ ...followed, ...(people && { people }) }];
}
