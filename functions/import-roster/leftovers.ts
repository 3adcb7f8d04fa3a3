import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import type { Households } from '../../shared/store/households.ts';
import type { RosterImport } from '../../shared/contracts/deliveries.ts';
import type { HouseholdPeople } from '../../shared/contracts/household-people.ts';
import type { HouseholdId } from '../../shared/contracts/primitives.ts';
import { inTime, type TimeLeft } from '../../shared/domain/kernel/time-left.ts';
import { readKeptRoster, type KeptRosterDependencies } from './read-roster.ts';

export interface LeftoversDependencies extends KeptRosterDependencies {
  ledger: DeliveryLedger;
  households: Households;
  time: TimeLeft;
}

/** Longer than a function may run: whoever began before that writes no more. */
const longestImportMs = 20 * 60_000;

export function isDead({ begunAt }: RosterImport, now: Date): boolean {
  return now.getTime() - Date.parse(begunAt) > longestImportMs;
}

/**
 * Removes what other imports may have written and nobody else knows: members whose ordinals no household has given, and
 * households that stand in no register. What such an import called its households hangs on the register of its time, so
 * every name that it may have given one is looked at.
 */
export async function removeLeftovers(
  county: string,
  others: readonly RosterImport[],
  { people }: { people: readonly HouseholdPeople[] },
  deps: LeftoversDependencies,
): Promise<void> {
  const known = new Map(people.map((household) => [household.householdId, household]));
  const files = new Set(others.map((begun) => begun.rosterFileId));
  for await (const fileId of inTime(files, deps.time, 'importing a roster')) {
    const file = await deps.ledger.readFile({ kind: 'roster', county }, fileId);
    if (file === undefined) continue;
    const roster = await readKeptRoster(county, file, deps);
    const names = possibleNames(
      roster.map(({ profile }) => profile.householdId),
      known,
      others.length,
    );
    for await (const household of inTime(names, deps.time, 'importing a roster'))
      await removeUnknown(household, known.get(household), deps);
  }
}

async function removeUnknown(
  household: HouseholdId,
  known: HouseholdPeople | undefined,
  { households }: LeftoversDependencies,
): Promise<void> {
  const given = new Set(known?.people.map(({ ordinal }) => ordinal));
  const stray = (await households.readOrdinals(household)).filter((ordinal) => !given.has(ordinal));
  await households.removeMembers(household, stray);
  if (known === undefined) await households.removeProfiles([household]);
}

/** By number, every file that bears it, and the generations that came next whenever such an import began. */
function possibleNames(
  plain: readonly HouseholdId[],
  known: ReadonlyMap<HouseholdId, HouseholdPeople>,
  imports: number,
): HouseholdId[] {
  const byNumber = Map.groupBy(
    known.values(),
    ({ householdId, number }) => `${householdId.slice(0, 7)}${number}`,
  );
  return [
    ...new Set(
      plain.flatMap((base) => {
        const generations: HouseholdId[] = [base];
        for (let n = 2; known.has(`${base}~${n}`) || n <= imports + 1; n += 1)
          generations.push(`${base}~${n}`);
        return [...generations, ...(byNumber.get(base) ?? []).map(({ householdId }) => householdId)];
      }),
    ),
  ];
}
