/** A double that was explained with another household is explained with it under the id that all of it has now. */
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { HouseholdId } from '../../contracts/primitives.ts';

/** The households of the county with which a double was explained. */
export function explainedHouseholds({ clearances }: Pick<HouseholdFile, 'clearances'>): HouseholdId[] {
  const households = clearances.flatMap(({ people = [] }) => people.flatMap((each) => each.households));
  return [...new Set(households)];
}

/** @param successors households that ended since all of their people moved on, each with where they went */
export function explainSuccessors(
  file: HouseholdFile,
  successors: ReadonlyMap<HouseholdId, readonly HouseholdId[]>,
): HouseholdFile {
  if (successors.size === 0) return file;
  const withNewIds = (ids: readonly HouseholdId[]) => [
    ...new Set([...ids, ...ids.flatMap((id) => successors.get(id) ?? [])]),
  ];
  return {
    ...file,
    clearances: file.clearances.map(({ people, ...each }) => ({
      ...each,
      ...(people && {
        people: people.map((person) => ({ ...person, households: withNewIds(person.households) })),
      }),
    })),
  };
}
