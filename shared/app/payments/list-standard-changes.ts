/** Whom a change of the standards gives what: every active household calculated by the policy in force and by another. */
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import type { StandardChanges } from '../../contracts/standard-changes.ts';
import { canonicalJson } from '../../domain/kernel/canonical-json.ts';
import { compareStandards, timingOf } from '../../domain/payments/standard-change.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { VersionedPolicy } from '../../store/policy-store.ts';
import { readAllFiles, type RehearsalDependencies } from '../assessments/read-all-files.ts';

/** The first day of the standards that a policy has and the other one lacks; none where they have the same. */
export function newStandardsFrom(before: Policy, after: Policy): CalendarDate | undefined {
  const known = new Set(before.standards.map(canonicalJson));
  const added = after.standards.filter((standard) => !known.has(canonicalJson(standard)));
  return added.map(({ effectiveFrom }) => effectiveFrom).sort()[0];
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
  if (from === undefined) return 'no-new-standard';
  const timing = timingOf(from, day);
  const counties = new Map<string, StandardChanges>();
  for await (const file of readAllFiles(deps)) {
    const { status, county } = file.profile;
    if (status !== 'active') continue;
    const listed = counties.get(county) ?? { day, changes: [], unknown: {}, households: 0 };
    counties.set(county, listed);
    addHousehold(listed, file, { before, after }, timing);
  }
  return counties;
}

function addHousehold(
  listed: StandardChanges,
  file: HouseholdFile,
  policies: { before: Policy; after: Policy },
  timing: ReturnType<typeof timingOf>,
): void {
  listed.households += 1;
  const outcome = compareStandards(file, policies, timing);
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
