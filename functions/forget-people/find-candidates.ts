import type { CountyIndex } from '../../shared/contracts/deliveries.ts';
import type { CalendarDate, HouseholdId } from '../../shared/contracts/primitives.ts';
import type { RetentionPolicy } from '../../shared/domain/policy/retention-policy.ts';
import { cutOff } from '../../shared/domain/retention/what-is-due.ts';
import type { CaseLists } from '../../shared/store/case-lists.ts';
import type { RegistryStore } from '../../shared/store/registry-store.ts';

export interface CandidateDependencies {
  registry: RegistryStore;
  caseLists: CaseLists;
  day: CalendarDate;
}

/** Households of which something may be due, from lists that are there anyway: no table is scanned. */
export async function findCandidates(
  { county, entry, terms }: { county: string; entry: CountyIndex; terms: RetentionPolicy },
  { registry, caseLists, day }: CandidateDependencies,
): Promise<Set<HouseholdId>> {
  const until = cutOff(day, terms.people);
  const people = (await registry.readPeople(entry)) ?? [];
  const left = people.filter(
    ({ ended, people: members }) =>
      (ended !== null && ended.on <= until) ||
      members.some(({ leftOn }) => leftOn !== undefined && leftOn <= until),
  );
  const closed = await caseLists.closedThrough(county, cutOff(day, terms.cases));
  return new Set([...left, ...closed].map(({ householdId }) => householdId));
}
