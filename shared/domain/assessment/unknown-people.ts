/**
 * People on whom something that was found rests, and of whom nothing can be said today: an authorisation has lapsed, a number can
 * no longer be read. Unknown is never taken for nothing, so what was found of them stays, unjudged.
 */
import { tokensOf, type Finding, type HouseholdFile, type Member } from '../../contracts/household-file.ts';
import type { NamedPerson, UnknownBecause } from '../../contracts/household-people.ts';
import type { Bilingual, CalendarDate, HouseholdId } from '../../contracts/primitives.ts';
import { reasonTexts } from '../../contracts/reasons.ts';
import { say } from '../kernel/say.ts';
import { isOpen } from '../../contracts/household-case.ts';
import { otherHouseholdsOf } from '../catalogue/rules/clearances.ts';
import { isAuthorised, isComparable } from './match-rows.ts';

export type UnknownPerson = NamedPerson & { because: UnknownBecause };

const otherHousehold = say(
  '该成员所在的另一家庭在花名册中各行矛盾或无法识别',
  "the roster's rows of this member's other household contradict each other or cannot be read",
);

export function sayWhyUnknown(because: UnknownBecause): Bilingual {
  return because === 'other-household-disputed' ? otherHousehold : reasonTexts[because];
}

/** Why a member is not compared on a day; undefined for who is. What is wrong with the number comes first. */
export function whyNotCompared(
  member: Member,
  day: CalendarDate,
): Exclude<UnknownBecause, 'other-household-disputed'> | undefined {
  if (member.identity === 'invalid') return 'identity-invalid';
  if (!isComparable(member)) return 'identity-not-comparable';
  return isAuthorised(member, day) ? undefined : 'member-unauthorised';
}

/**
 * Of the people on whom a finding rests, those who are still in the household and cannot be compared.
 *
 * @param disputed other households whose rows contradict each other or cannot be read: who was there may still be there
 */
export function findUnknown(
  finding: Finding,
  { members, profile }: Pick<HouseholdFile, 'members' | 'profile'>,
  day: CalendarDate,
  disputed: ReadonlySet<HouseholdId>,
): UnknownPerson[] {
  const unknown = peopleBehind(finding).flatMap(({ ordinal, identityToken, others }) => {
    const member = members.find(
      (each) => each.ordinal === ordinal || tokensOf(each).some((token) => token === identityToken),
    );
    if (member === undefined) return [];
    const elsewhere = others.some((household) => disputed.has(household));
    const because: UnknownBecause | undefined =
      whyDisputed(profile, member) ??
      whyNotCompared(member, day) ??
      (elsewhere ? 'other-household-disputed' : undefined);
    return because === undefined ? [] : [{ ordinal: member.ordinal, name: member.name, because }];
  });
  return unknown.sort((a, b) => a.ordinal - b.ordinal);
}

/** Of a household whose rows contradict each other or cannot be read nobody is compared. */
function whyDisputed(
  { status, unreadable = [] }: HouseholdFile['profile'],
  { ordinal }: Member,
): UnknownBecause | undefined {
  if (status !== 'disputed') return undefined;
  return unreadable.includes(ordinal) ? 'member-row-quarantined' : 'household-disputed';
}

/** Everybody on whom a finding rests, once. */
function peopleBehind({ evidence, people = [] }: Finding) {
  const rows = evidence.map(({ memberOrdinal, memberToken }) => ({
    ordinal: memberOrdinal,
    identityToken: memberToken,
    others: [] as readonly HouseholdId[],
  }));
  const doubles = people.map((person) => ({
    ordinal: person.ordinal,
    identityToken: person.identityToken,
    others: otherHouseholdsOf(person),
  }));
  const all = [...doubles, ...rows];
  return [...new Map(all.map((each) => [each.ordinal, each])).values()];
}

/** Other households that are in what an open case has found. */
export function listHouseholdsInFindings({ cases }: Pick<HouseholdFile, 'cases'>): HouseholdId[] {
  const findings = cases.filter(isOpen).flatMap((each) => each.findings);
  return [...new Set(findings.flatMap(({ people = [] }) => people.flatMap(otherHouseholdsOf)))];
}
