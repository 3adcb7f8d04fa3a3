/** Household files, read against exactly one state of the sources, and assessed. */
import { count } from '../../shared/runtime/metrics.ts';
import type { Households } from '../../shared/store/households.ts';
import { providerName } from '../../shared/store/keys.ts';
import type { Pointer } from '../../shared/contracts/deliveries.ts';
import type { HouseholdFile } from '../../shared/contracts/household-file.ts';
import { NamedError } from '../../shared/contracts/named-error.ts';
import type { HouseholdResult } from '../../shared/contracts/runs.ts';
import { assertTimeLeft } from '../../shared/domain/kernel/time-left.ts';
import type { RunDependencies } from '../../shared/app/nights/nightly-run.ts';
import { assessHousehold, type AssessmentBasis } from './assess-household.ts';

export interface ReadingDependencies extends RunDependencies {
  households: Households;
}

/** Providers keep publishing; the message is retried when they have come to rest. */
export class PointersMovingError extends NamedError {
  readonly name = 'PointersMovingError';
}

export const mostReadings = 20;

/** Files assessed, or read by a Query each, at once. */
export const filesAtOnce = 25;

export async function assessFiles(
  files: readonly HouseholdFile[],
  basis: Omit<AssessmentBasis, 'at'>,
  deps: ReadingDependencies,
): Promise<HouseholdResult[]> {
  const results: HouseholdResult[] = [];
  for (let from = 0; from < files.length; from += filesAtOnce) {
    assertTimeLeft(deps.time, 'assessing');
    const now = { ...basis, at: deps.now().toISOString() };
    const part = files.slice(from, from + filesAtOnce);
    results.push(...(await Promise.all(part.map((file) => assessHousehold(file, now, deps.households)))));
    count({ HouseholdsAssessed: part.length });
  }
  return results;
}

export async function readSettled(
  households: readonly string[],
  pointers: readonly Pointer[],
  deps: ReadingDependencies,
): Promise<{ files: HouseholdFile[]; pointers: readonly Pointer[] }> {
  for (let before = pointers, attempt = 1; ; attempt += 1) {
    const files = await Promise.all(
      households.map((household) => deps.households.readFile(household, before)),
    );
    const after = await deps.pointers.readAll();
    if (samePointers(before, after))
      return { files: files.filter((file) => file !== undefined), pointers: before };
    if (attempt === mostReadings) throw new PointersMovingError(`pointers moved during ${attempt} readings`);
    before = after;
  }
}

export function samePointers(a: readonly Pointer[], b: readonly Pointer[]): boolean {
  const name = (pointers: readonly Pointer[]) =>
    pointers.map((pointer) => `${providerName(pointer)} ${pointer.publication}`).join('\n');
  return name(a) === name(b);
}
