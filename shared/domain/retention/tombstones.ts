/** The chain of tombstones, what it accounts for, and what of it the next roster leaves out. */
import type { ChainEnd, EvidenceDigest } from '../../contracts/evidence.ts';
import type { Forgetting, Tombstone } from '../../contracts/forgotten.ts';
import type { HouseholdPeople } from '../../contracts/household-people.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { shanghaiDate } from '../kernel/calendar.ts';
import { digestOf } from '../kernel/canonical-json.ts';
import { areTwo } from '../staff/two-people.ts';

/** What the first tombstone stands upon. */
const NOTHING_BEFORE = '0'.repeat(64);

/** No term is shorter: what a county may have said of it at the time is not on record any more. */
const shortestTermMs = 365 * 86_400_000;

/** The next tombstone. @param before the newest one; undefined before the first */
export function chainTombstone(before: Tombstone | undefined, forgetting: Forgetting): Tombstone {
  const chained = {
    ...forgetting,
    sequence: (before?.sequence ?? 0) + 1,
    previousDigest: before?.digest ?? NOTHING_BEFORE,
  };
  return { ...chained, digest: digestOf(chained) };
}

export type TombstoneProblem = {
  kind: 'tombstone-broken' | 'forgotten-too-early' | 'erased-by-one';
  sequence: number;
};

/** Tombstones that are not what was written, or that nobody may have set. */
export function brokenTombstones(tombstones: readonly Tombstone[]): TombstoneProblem[] {
  return tombstones.flatMap((each, index): TombstoneProblem[] => {
    const { digest, ...rest } = each;
    const sequence = index + 1;
    const before = tombstones[index - 1]?.digest ?? NOTHING_BEFORE;
    const intact = rest.sequence === sequence && rest.previousDigest === before && digestOf(rest) === digest;
    if (!intact) return [{ kind: 'tombstone-broken', sequence }];
    if (each.through !== undefined && Date.parse(each.at) - Date.parse(each.through) < shortestTermMs)
      return [{ kind: 'forgotten-too-early', sequence }];
    const { by, confirmedBy } = each;
    const isByTwo = by !== undefined && confirmedBy !== undefined && areTwo(by, confirmedBy) === 'two';
    return each.why === 'erased' && !isByTwo ? [{ kind: 'erased-by-one', sequence }] : [];
  });
}

/** Nights whose count of tombstones, or the last of them, is not what is on record: some were removed or made again. */
export function missedTombstones(
  digests: readonly EvidenceDigest[],
  tombstones: readonly Tombstone[],
): TombstoneProblem[] {
  return digests.flatMap(({ forgotten }): TombstoneProblem[] => {
    if (forgotten === undefined || tombstones[forgotten.tombstones - 1]?.digest === forgotten.digest)
      return [];
    return [{ kind: 'tombstone-broken', sequence: forgotten.tombstones }];
  });
}

/** Whether what a night has seen of a case is accounted for: the case went on from there to the end that the tombstone names. */
export function accountsFor(
  tombstones: readonly Tombstone[],
): (household: string, seen: ChainEnd) => boolean {
  const ends = new Map(
    tombstones.flatMap(({ household, cases = [] }) =>
      household === undefined ? [] : cases.map((end) => [`${household} ${end.case}`, end] as const),
    ),
  );
  return (household, seen) => {
    const end = ends.get(`${household} ${seen.case}`);
    if (end === undefined || seen.events > end.events) return false;
    return seen.events < end.events || seen.digest === end.digest;
  };
}

/** Up to which instant a county's audit log has been forgotten; undefined: nothing of it. */
export function auditForgottenThrough(tombstones: readonly Tombstone[], county: string): string | undefined {
  return tombstones
    .flatMap(({ kind, county: of, through }) =>
      kind === 'audit' && of === county && through !== undefined ? [through] : [],
    )
    .sort()
    .at(-1);
}

/**
 * Who is who in a county without those who were forgotten: households that ended before their tombstone are left out. Of a
 * member nothing but the ordinal is left, which is given to nobody else.
 */
export function withoutForgotten(
  people: readonly HouseholdPeople[],
  tombstones: readonly Tombstone[],
): HouseholdPeople[] {
  const whole = new Map<string, CalendarDate>();
  const parts = new Map<string, Map<number, CalendarDate>>();
  for (const { kind, household, at, ordinals = [] } of tombstones) {
    if (household === undefined) continue;
    const on = shanghaiDate(new Date(at));
    if (kind === 'household') {
      whole.set(household, on);
      // Who has its number afterwards is another household.
      parts.delete(household);
    } else
      parts.set(
        household,
        new Map([...(parts.get(household) ?? []), ...ordinals.map((each) => [each, on] as const)]),
      );
  }
  return people
    .filter(({ householdId, ended }) => ended === null || ended.on > (whole.get(householdId) ?? ''))
    .map((household) => {
      const gone = parts.get(household.householdId);
      return gone === undefined ? household : { ...household, people: household.people.map(blankOf(gone)) };
    });
}

type Person = HouseholdPeople['people'][number];

/** @param gone when each of them was forgotten; who came back and left again since then is not */
function blankOf(gone: ReadonlyMap<number, CalendarDate>): (person: Person) => Person {
  return (person) => {
    const { ordinal, leftOn } = person;
    if (leftOn === undefined || leftOn > (gone.get(ordinal) ?? '')) return person;
    return { ordinal, comparable: false, tokens: [], names: [], leftOn };
  };
}
