/** Whom a change of the standards gives what: every active household calculated by the policy in force and by another. */
import type { CalendarDate } from '../../contracts/primitives.ts';
import type { StandardChanges } from '../../contracts/standard-changes.ts';
import { canonicalJson } from '../../domain/kernel/canonical-json.ts';
import {
  compareStandards,
  type MonthOfStandards,
  monthsOfStandards,
  type StandardOutcome,
  timingOf,
} from '../../domain/payments/standard-change.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { VersionedPolicy } from '../../store/policy-store.ts';
import { readAllFiles, type RehearsalDependencies } from '../assessments/read-all-files.ts';

/** The first days of the standards that a policy has and the other one lacks; none where they have the same. */
export function newStandardsFrom(before: Policy, after: Policy): CalendarDate[] {
  const known = new Set(before.standards.map(canonicalJson));
  const added = after.standards.filter((standard) => !known.has(canonicalJson(standard)));
  return added.map(({ effectiveFrom }) => effectiveFrom).sort();
}

/**
 * Lists what a policy gives whom against the one in force, by county.
 *
 * @param day of the decision: what is due for the months before its own is back pay
 * @returns `no-new-standard` where both have the same standards
 */
export async function listStandardChanges(
  after: Policy,
  day: CalendarDate,
  deps: RehearsalDependencies,
): Promise<Map<string, StandardChanges> | 'no-new-standard'> {
  const { policy: before } = await deps.policies.current();
  const from = newStandardsFrom(before, after);
  if (from.length === 0) return 'no-new-standard';
  const timing = timingOf(from, day);
  const counties = new Map<string, StandardChanges>();
  const months = new Map<string, MonthOfStandards[]>();
  for await (const file of readAllFiles(deps)) {
    const { status, county } = file.profile;
    if (status !== 'active') continue;
    const listed = counties.get(county) ?? { day, changes: [], unknown: {}, households: 0 };
    counties.set(county, listed);
    const standards = months.get(county) ?? monthsOfStandards({ before, after }, county, timing);
    months.set(county, standards);
    addHousehold(listed, compareStandards(file, standards, timing));
  }
  return counties;
}

function addHousehold(listed: StandardChanges, outcome: StandardOutcome): void {
  listed.households += 1;
  if (outcome.kind === 'changed') listed.changes.push(outcome.change);
  if (outcome.kind === 'unknown') listed.unknown[outcome.reason] = (listed.unknown[outcome.reason] ?? 0) + 1;
}

/** Stores the lists of a proposal with its document, so that pages show them without calculating them again. */
export async function keepStandardChanges(
  { policy, version }: VersionedPolicy,
  day: CalendarDate,
  deps: RehearsalDependencies,
): Promise<void> {
  const counties = await listStandardChanges(policy, day, deps);
  if (counties === 'no-new-standard') return;
  for (const [county, changes] of counties) await deps.policies.keepStandardChanges(version, county, changes);
}
