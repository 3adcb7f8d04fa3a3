import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import type { Households } from '../../shared/store/households.ts';
import type { RegisterLine, RosterImport } from '../../shared/contracts/deliveries.ts';
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
 * Removes what other imports may have written and nobody else knows: members beyond those that a household has, and
 * households that stand in no register.
 */
export async function removeLeftovers(
  county: string,
  others: readonly RosterImport[],
  registry: { lines: readonly RegisterLine[]; known: ReadonlyMap<string, RegisterLine> },
  deps: LeftoversDependencies,
): Promise<void> {
  const members = new Map([...registry.known].map(([household, line]) => [household, line.members]));
  for (const line of registry.lines) members.set(line.householdId, line.members);
  const files = new Set(others.map((begun) => begun.rosterFileId));
  for await (const fileId of inTime(files, deps.time, 'importing a roster')) {
    const file = await deps.ledger.readFile({ kind: 'roster', county }, fileId);
    if (file === undefined) continue;
    const surplus: { household: string; from: number; through: number }[] = [];
    const strangers: string[] = [];
    for (const { profile, members: theirs } of await readKeptRoster(county, file, deps)) {
      const kept = members.get(profile.householdId);
      if (kept === undefined) strangers.push(profile.householdId);
      if (theirs.length > (kept ?? 0)) {
        surplus.push({ household: profile.householdId, from: (kept ?? 0) + 1, through: theirs.length });
      }
    }
    await deps.households.removeMembers(surplus);
    await deps.households.removeProfiles(strangers);
  }
}
