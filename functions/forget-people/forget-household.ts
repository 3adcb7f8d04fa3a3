import type { Erasure } from '../../shared/contracts/forgotten.ts';
import type { HouseholdFile } from '../../shared/contracts/household-file.ts';
import type { CalendarDate, HouseholdId, Instant } from '../../shared/contracts/primitives.ts';
import { chainEndOf } from '../../shared/domain/cases/digests.ts';
import type { RetentionPolicy } from '../../shared/domain/policy/retention-policy.ts';
import { mayBeErased, findDue, wholeHousehold, type Due } from '../../shared/domain/retention/find-due.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import type { Checks } from '../../shared/store/checks.ts';
import type { Forgotten } from '../../shared/store/forgotten.ts';
import type { Households } from '../../shared/store/households.ts';
import { importsOf, type RegistryStore } from '../../shared/store/registry-store.ts';
import { storeKeys } from '../../shared/store/keys.ts';

export interface ForgetHouseholdDependencies {
  store: Bucket;
  checks: Checks;
  households: Households;
  registry: Pick<RegistryStore, 'readMap'>;
  forgotten: Forgotten;
  at: Instant;
  day: CalendarDate;
}

/** @returns whether anything was due */
export async function forgetWhatIsDue(
  household: HouseholdId,
  terms: RetentionPolicy,
  deps: ForgetHouseholdDependencies,
): Promise<boolean> {
  const file = await deps.households.readFile(household, []);
  if (file === undefined) {
    // Forgotten before, by somebody who may have been cut off; what says who is who goes with the next roster.
    await deps.households.removeHousehold(household);
    return false;
  }
  const due = findDue(file, terms, deps.day);
  if (due.kind === 'none') return false;
  const about = { at: deps.at, why: 'term' as const, household };
  if (due.kind === 'household') {
    await deps.forgotten.add({ ...about, kind: 'household', cases: due.cases });
    return removeWhole(file, deps);
  }
  const cases = due.cases.flatMap(chainEndOf);
  const ordinals = due.members.map(({ ordinal }) => ordinal);
  await deps.forgotten.add({ ...about, kind: 'parts', cases, ordinals });
  await removeParts(file, due, deps);
  return true;
}

/** Erases a household that two people have asked for; refused where anything of it is in use. */
export async function erase(
  { household, reason, by, confirmedBy }: Erasure,
  deps: ForgetHouseholdDependencies,
): Promise<'erased' | 'in-use'> {
  const asked = { reason, by, ...(confirmedBy !== undefined && { confirmedBy }) };
  const file = await deps.households.readFile(household, []);
  if (file === undefined) {
    const about = { at: deps.at, why: 'erased' as const, household, cases: [] };
    // Who applied is in no roster, and has a check alone.
    if (await deps.checks.read(household))
      await deps.forgotten.add({ ...about, kind: 'household', ...asked });
    await deps.households.removeHousehold(household);
    return 'erased';
  }
  if (mayBeErased(file, deps.day).kind === 'no') return 'in-use';
  const { cases } = wholeHousehold(file);
  await deps.forgotten.add({ at: deps.at, kind: 'household', why: 'erased', household, cases, ...asked });
  return (await removeWhole(file, deps)) ? 'erased' : 'in-use';
}

/**
 * Papers first: without the file nobody would know of them. A roster that began before the tombstone was there may bring the
 * household back: then nothing is removed, and the next day looks again. @returns whether it is gone
 */
async function removeWhole(
  file: HouseholdFile,
  { store, households, registry }: ForgetHouseholdDependencies,
): Promise<boolean> {
  const { householdId, county } = file.profile;
  if (importsOf(await registry.readMap(), county).length > 0) return false;
  await noteCases(file, households);
  for await (const { key } of store.list(storeKeys.attachments(householdId))) await store.remove(key);
  return households.removeHousehold(householdId);
}

async function removeParts(
  file: HouseholdFile,
  { cases, members }: Due & { kind: 'parts' },
  { store, households }: ForgetHouseholdDependencies,
): Promise<void> {
  if (cases.length > 0) await noteCases(file, households);
  const keysOf = (some: HouseholdFile['cases']) => some.flatMap((it) => it.attachments.map(({ key }) => key));
  const staying = new Set(keysOf(file.cases.filter((it) => !cases.includes(it))));
  for (const it of cases) {
    for (const key of keysOf([it])) if (!staying.has(key)) await store.remove(key);
    await households.removeCase(it);
  }
  for (const member of members) await households.removeFormerMember(file.profile.householdId, member);
}

async function noteCases(
  { profile, cases, casesThrough = 0 }: HouseholdFile,
  households: Households,
): Promise<void> {
  const highest = Math.max(casesThrough, ...cases.map(({ number }) => number));
  if (highest > casesThrough) await households.noteForgotten(profile.householdId, highest);
}
