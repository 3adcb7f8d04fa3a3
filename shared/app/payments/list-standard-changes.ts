/** Whom a change of the standards gives what: every active household reckoned by the policy in force and by another. */
import type { CalendarDate } from '../../contracts/primitives.ts';
import { canonicalJson } from '../../domain/kernel/canonical-json.ts';
import type { AmountUnknown } from '../../domain/payments/amount-unknown.ts';
import { compareStandards, timingOf, type StandardChange } from '../../domain/payments/standard-change.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { readAllFiles, type RehearsalDependencies } from '../policy/change-policy.ts';

export interface StandardChanges {
  /** By household. */
  changes: StandardChange[];
  /** Households whose amount cannot be reckoned, by reason. */
  unknown: Partial<Record<AmountUnknown, number>>;
  /** Active households that were looked at. */
  households: number;
}

/** The first day of the standards that a policy has and the other one lacks; none where they have the same. */
export function newStandardsFrom(before: Policy, after: Policy): CalendarDate | undefined {
  const known = new Set(before.standards.map(canonicalJson));
  const added = after.standards.filter((standard) => !known.has(canonicalJson(standard)));
  return added.map(({ effectiveFrom }) => effectiveFrom).sort()[0];
}

/**
 * Lists what a policy gives whom against the one in force.
 *
 * @param decidedOn the day of the decision: what is due for the months before its own is back pay
 * @returns `no-new-standard` where both have the same standards
 */
export async function listStandardChanges(
  after: Policy,
  decidedOn: CalendarDate,
  deps: RehearsalDependencies,
): Promise<StandardChanges | 'no-new-standard'> {
  const { policy: before } = await deps.policies.current();
  const from = newStandardsFrom(before, after);
  if (from === undefined) return 'no-new-standard';
  const timing = timingOf(from, decidedOn);
  const listed: StandardChanges = { changes: [], unknown: {}, households: 0 };
  for await (const file of readAllFiles(deps)) {
    if (file.profile.status !== 'active') continue;
    listed.households += 1;
    const outcome = compareStandards(file, { before, after }, timing);
    if (outcome.kind === 'changed') listed.changes.push(outcome.change);
    if (outcome.kind === 'unknown')
      listed.unknown[outcome.reason] = (listed.unknown[outcome.reason] ?? 0) + 1;
  }
  return listed;
}
