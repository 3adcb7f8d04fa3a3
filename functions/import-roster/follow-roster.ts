import { withoutForgotten } from '../../shared/domain/retention/tombstones.ts';
import type { Forgotten } from '../../shared/store/forgotten.ts';
import type { Households } from '../../shared/store/households.ts';
import type { RegistryStore } from '../../shared/store/registry-store.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import type { CountyIndex, FileRecord, RegisterLine } from '../../shared/contracts/deliveries.ts';
import type { HouseholdPeople } from '../../shared/contracts/household-people.ts';
import type { KeyRing } from '../../shared/web/identity-token.ts';
import { nextRegistry, type NextRegistry } from './next-registry.ts';
import { readNumberList } from './number-list.ts';
import { peopleOnFile } from './person-keys.ts';
import { readKeptRoster } from './read-roster.ts';

export interface FollowRosterDependencies {
  inbox: Bucket;
  store: Bucket;
  households: Households;
  registry: RegistryStore;
  keys: KeyRing;
  forgotten: Pick<Forgotten, 'readAll'>;
}

/** Reads a roster and tells its households and people from those on file. Writes nothing; the same twice is the same. */
export async function followRoster(
  county: string,
  file: FileRecord,
  entry: CountyIndex | undefined,
  deps: FollowRosterDependencies,
): Promise<NextRegistry> {
  const register = await deps.registry.readRegister(entry);
  const known = await readKnown(entry, register, deps);
  const people = withoutForgotten(known, await deps.forgotten.readAll());
  const { households, strays } = await readKeptRoster(county, file, deps);
  const numbers = await readNumberList(file.key, deps.inbox);
  return nextRegistry(
    { county, people, register },
    { on: file.asOf ?? '1970-01-01', households, strays, numbers },
    deps.keys,
  );
}

/** Who is who by what is kept beside the register, or by the files themselves where it was not kept yet. */
async function readKnown(
  entry: CountyIndex | undefined,
  register: readonly RegisterLine[],
  { registry, households, keys }: FollowRosterDependencies,
): Promise<HouseholdPeople[]> {
  const kept = await registry.readPeople(entry);
  if (kept !== undefined) return kept;
  return (await households.readRegistry(register)).map((each) => peopleOnFile(each, keys));
}
