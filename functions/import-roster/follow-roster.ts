import { isUtf8 } from 'node:buffer';
import type { FileRecord } from '../../shared/contracts/deliveries.ts';
import type { CountyIndex, RegisterLine } from '../../shared/contracts/registry.ts';
import type { HouseholdPeople } from '../../shared/contracts/household-people.ts';
import { numberListKeyOf } from '../../shared/domain/deliveries/delivery-key.ts';
import { withoutForgotten } from '../../shared/domain/retention/tombstones.ts';
import { readNumberLines, type NumberListReading } from '../../shared/domain/roster/number-list.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import type { Forgotten } from '../../shared/store/forgotten.ts';
import type { Households } from '../../shared/store/households.ts';
import type { RegistryStore } from '../../shared/store/registry-store.ts';
import type { KeyRing } from '../../shared/web/identity-token.ts';
import { nextRegistry, type NextRegistry } from './next-registry.ts';
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
  const names = (await deps.registry.readNames(entry)) ?? [];
  const people = withoutForgotten(known, await deps.forgotten.readAll());
  const { households, strays } = await readKeptRoster(county, file, deps);
  const numbers = await readNumberList(file.key, deps.inbox);
  return nextRegistry(
    { county, people, register, names },
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

/** A line has two numbers: some hundred thousand households. */
const mostBytes = 8_000_000;

/**
 * The list of old and new numbers beside a roster, as it is there now: it may be put when the roster is held already.
 * @returns an empty one where there is none; one without its header is refused as a whole
 */
async function readNumberList(rosterKey: string, inbox: Bucket): Promise<NumberListReading> {
  const read = await inbox.readAtMost(numberListKeyOf(rosterKey), mostBytes);
  if (read.kind === 'gone') return { oldNumbers: new Map(), refused: 0 };
  if (read.kind !== 'bytes') return { oldNumbers: new Map(), refused: 1 };
  const { bytes } = read;
  const text = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes);
  return readNumberLines(text) ?? { oldNumbers: new Map(), refused: 1 };
}
