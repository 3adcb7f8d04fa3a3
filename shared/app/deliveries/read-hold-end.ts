/** When a held file is rejected by itself, for whoever looks at it. */
import type { CalendarDate } from '../../contracts/primitives.ts';
import { holdEndsOn, mayLapse, type HoldTerm } from '../../domain/deliveries/hold-end.ts';
import { everywhere, policyInForce } from '../../domain/policy/policy-in-force.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { PolicyStore } from '../../store/policy-store.ts';
import type { RegistryStore } from '../../store/registry-store.ts';
import type { DeliveredFile } from './delivered-files.ts';

/**
 * Of a provider, which delivers for all counties, the longest term that one of them has.
 * @param counties those whom the file concerns; where none is on record yet, what holds everywhere
 */
export function holdTerm(policy: Policy, counties: readonly string[], day: CalendarDate): HoldTerm {
  const places = counties.length === 0 ? [everywhere] : counties;
  const terms = places.map((county) => policyInForce(policy, county, day).retention.heldFiles.months);
  return { months: Math.max(...terms) };
}

export interface HoldEndDependencies {
  policies: Pick<PolicyStore, 'current'>;
  registry: Pick<RegistryStore, 'readMap'>;
  today(): CalendarDate;
}

/** @returns undefined where it waits for nobody, or ends otherwise */
export async function readHoldEnd(
  { subject, file, state, reason }: DeliveredFile,
  deps: HoldEndDependencies,
): Promise<CalendarDate | undefined> {
  if (!mayLapse({ file, state, reason })) return undefined;
  const [{ policy }, { counties }] = await Promise.all([deps.policies.current(), deps.registry.readMap()]);
  const concerned = 'county' in subject ? [subject.county] : Object.keys(counties);
  return holdEndsOn(file, holdTerm(policy, concerned, deps.today()));
}
