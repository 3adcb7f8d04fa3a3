/** Hands out all that is held about one person, in every household that they were or are in; that it was done is on record. */
import type { AuditEntry } from '../../contracts/staff-record.ts';
import { auditEntry } from '../../contracts/staff-record.ts';
import type { HouseholdPeople } from '../../contracts/household-people.ts';
import type { HouseholdId, Instant } from '../../contracts/primitives.ts';
import { personData, type PersonData } from '../../domain/retention/person-data.ts';
import type { AuditLog } from '../../store/audit-log.ts';
import type { Households } from '../../store/households.ts';
import type { Pointers } from '../../store/pointers.ts';
import type { RegistryStore } from '../../store/registry-store.ts';

export interface HandOutDependencies {
  households: Pick<Households, 'readFile'>;
  pointers: Pick<Pointers, 'readAll'>;
  registry: RegistryStore;
  audit: AuditLog;
}

export interface HandedOut {
  /** One for each household that the person is or was a member of. */
  households: PersonData[];
  /** Who opened or changed any of these households, and when: names of staff by their ids. */
  lookups: AuditEntry[];
}

/** @returns undefined where there is no such member */
export async function handOut(
  { household, ordinal, by, at }: { household: HouseholdId; ordinal: number; by: string; at: Instant },
  deps: HandOutDependencies,
): Promise<HandedOut | undefined> {
  const places = await findPlaces({ householdId: household, ordinal }, deps);
  const pointers = await deps.pointers.readAll();
  const households: PersonData[] = [];
  for (const place of places) {
    const file = await deps.households.readFile(place.householdId, pointers);
    const data = file && personData(file, place.ordinal);
    if (data !== undefined) households.push(data);
  }
  const code = households.length === 0 ? 'nothing-held' : 'handed-out';
  await deps.audit.record(household.slice(0, 6), {
    ...{ at, actor: by, action: 'hedui hand-out', household, code },
    outcome: households.length === 0 ? 'refused' : 'done',
    subject: `member ${ordinal}`,
  });
  if (households.length === 0) return undefined;
  return {
    households,
    lookups: await readLookups(new Set(places.map((each) => each.householdId)), at, deps),
  };
}

interface Place {
  householdId: HouseholdId;
  ordinal: number;
}

/** Wherever the person is known by the same number, in any county. */
async function findPlaces(asked: Place, { registry }: HandOutDependencies): Promise<Place[]> {
  const known: HouseholdPeople[] = [];
  for (const entry of Object.values((await registry.readMap()).counties))
    known.push(...((await registry.readPeople(entry)) ?? []));
  const person = known
    .find(({ householdId }) => householdId === asked.householdId)
    ?.people.find(({ ordinal }) => ordinal === asked.ordinal);
  const tokens = new Set(person?.comparable === true ? person.tokens : []);
  const others = known.flatMap(({ householdId, people }) =>
    people
      .filter((each) => each.comparable && each.tokens.some((token) => tokens.has(token)))
      .map(({ ordinal }) => ({ householdId, ordinal })),
  );
  const elsewhere = others.filter(({ householdId }) => householdId !== asked.householdId);
  return [asked, ...elsewhere];
}

async function readLookups(
  households: ReadonlySet<HouseholdId>,
  through: Instant,
  { audit }: HandOutDependencies,
): Promise<AuditEntry[]> {
  const lookups: AuditEntry[] = [];
  for (const county of new Set([...households].map((each) => each.slice(0, 6))))
    for await (const { pk: _pk, sk: _sk, ...item } of audit.itemsBetween({ county, after: '', through })) {
      const entry = auditEntry.parse(item);
      if (entry.household !== undefined && households.has(entry.household)) lookups.push(entry);
    }
  return lookups;
}
