import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import type { Households } from '../../shared/store/households.ts';
import type { RosterImport } from '../../shared/contracts/registry.ts';
import type { HouseholdPeople } from '../../shared/contracts/household-people.ts';
import type { HouseholdId } from '../../shared/contracts/primitives.ts';
import { inTime, type TimeLeft } from '../../shared/domain/kernel/time-left.ts';
import type { KeyRing } from '../../shared/web/identity-token.ts';
import { tokensOfNumber } from './person-keys.ts';
import { readKeptRoster, type KeptRosterDependencies } from './read-roster.ts';

export interface LeftoversDependencies extends KeptRosterDependencies {
  ledger: DeliveryLedger;
  households: Households;
  keys: KeyRing;
  time: TimeLeft;
}

/** Longer than a function may run: whoever began before that writes no more. */
const longestImportMs = 20 * 60_000;

export function isDead({ begunAt }: RosterImport, now: Date): boolean {
  return now.getTime() - Date.parse(begunAt) > longestImportMs;
}

/**
 * Removes what other imports may have written and nobody else knows: members whose ordinals no household has given, and
 * households that are in no register. What such an import called its households hangs on the register of its time, so
 * every name that it may have given one is looked for; of names that nobody knows a hundred items are asked for at once,
 * or each import that is cut off would leave the next more to do than it has time for.
 */
export async function removeLeftovers(
  county: string,
  imports: readonly RosterImport[],
  { people }: { people: readonly HouseholdPeople[] },
  deps: LeftoversDependencies,
): Promise<void> {
  const known = new Map(people.map((household) => [household.householdId, household]));
  const traces = await readTraces(county, imports, deps);
  const names = candidateHouseholds(traces, known, new Set(imports.map(({ attempt }) => attempt)).size);
  const strange = [...names].filter(([householdId]) => !known.has(householdId));
  const written = deps.households.findWritten(
    strange.map(([householdId, count]) => ({ householdId, members: count })),
  );
  for await (const householdId of inTime(written, deps.time, 'importing a roster'))
    await removeStray(householdId, undefined, deps);
  const familiar = [...names.keys()].filter((householdId) => known.has(householdId));
  for await (const householdId of inTime(familiar, deps.time, 'importing a roster'))
    await removeStray(householdId, known.get(householdId), deps);
}

/** What tells which files some imports may have written. */
interface Traces {
  /** How many members their rosters give a household at most, by the name that its number makes. */
  members: ReadonlyMap<HouseholdId, number>;
  /** Of everybody who can be compared. */
  tokens: ReadonlySet<string>;
}

async function readTraces(
  county: string,
  imports: readonly RosterImport[],
  deps: LeftoversDependencies,
): Promise<Traces> {
  const members = new Map<HouseholdId, number>();
  const tokens = new Set<string>();
  for (const fileId of new Set(imports.map(({ rosterFileId }) => rosterFileId))) {
    const file = await deps.ledger.readFile({ kind: 'roster', county }, fileId);
    if (file === undefined) continue;
    const { households } = await readKeptRoster(county, file, deps);
    for (const { profile, members: present, unreadable = [] } of households) {
      const count = Math.max(members.get(profile.householdId) ?? 0, present.length + unreadable.length);
      members.set(profile.householdId, count);
      for (const { identity, idNumber } of present)
        if (identity === 'comparable')
          for (const token of tokensOfNumber(idNumber, deps.keys)) tokens.add(token);
    }
  }
  return { members, tokens };
}

async function removeStray(
  household: HouseholdId,
  known: HouseholdPeople | undefined,
  { households }: LeftoversDependencies,
): Promise<void> {
  const given = new Set(known?.people.map(({ ordinal }) => ordinal));
  const stray = (await households.readOrdinals(household)).filter((ordinal) => !given.has(ordinal));
  await households.removeMembers(household, stray);
  if (known === undefined) await households.removeProfiles([household]);
}

/**
 * By number, every file that has it, and the generations that came next whenever such an import began; by people, every
 * file of somebody whom such an import had, since it may have found them under any number.
 * @returns names, each with how many members an import can have given it
 */
function candidateHouseholds(
  { members, tokens }: Traces,
  known: ReadonlyMap<HouseholdId, HouseholdPeople>,
  imports: number,
): Map<HouseholdId, number> {
  const byNumber = Map.groupBy(
    known.values(),
    ({ householdId, number }) => `${householdId.slice(0, 7)}${number}`,
  );
  const names = new Map<HouseholdId, number>();
  for (const [base, count] of members) {
    names.set(base, count);
    for (let n = 2; known.has(`${base}~${n}`) || n <= imports + 1; n += 1) names.set(`${base}~${n}`, count);
    for (const { householdId } of byNumber.get(base) ?? []) names.set(householdId, count);
  }
  for (const { householdId, people } of known.values())
    if (people.some((person) => person.tokens.some((token) => tokens.has(token))))
      names.set(householdId, names.get(householdId) ?? 0);
  return names;
}
