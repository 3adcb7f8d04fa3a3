/** Saying what pages and papers call providers: a change of policy like any other, which somebody else approves. */
import { nameOfProvider, type ProviderEntry } from '../../domain/policy/providers.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { policyInForce } from '../../domain/policy/policy-in-force.ts';
import type { CalendarDate, Instant } from '../../contracts/primitives.ts';
import { proposeChanged, type MapWordDependencies, type Mapping } from './map-words.ts';

export interface NamedProviders {
  names: readonly (Pick<ProviderEntry, 'source' | 'provider'> & { name: string })[];
  county: string;
  day: CalendarDate;
  by: string;
  at: Instant;
  /** Why they are called so: what the entries rest on. */
  why: string;
}

/** Proposes the policy in force with the names in it, and has that rehearsed. Former folders of a provider stay its own. */
export async function proposeNames(named: NamedProviders, deps: MapWordDependencies): Promise<Mapping> {
  const { policy } = await deps.policies.current();
  const { by, at, day, why } = named;
  return proposeChanged(withNames(policy, named), { by, at, effectiveOn: day, why }, { ...deps, day });
}

function withNames(policy: Policy, { names, county, day, why }: NamedProviders): unknown {
  const before = new Map(
    policyInForce(policy, county, day).providers.map((each) => [nameOfProvider(each), each]),
  );
  const named = new Set(names.map(nameOfProvider));
  // Two entries of one county cannot begin on the same day: the later word counts.
  const others = (policy.providers ?? []).filter(
    (each) => !(named.has(nameOfProvider(each)) && each.county === county && each.effectiveFrom === day),
  );
  const entries = names.map((each): ProviderEntry => {
    const aliases = before.get(nameOfProvider(each))?.aliases;
    return { ...each, county, effectiveFrom: day, restsOn: why, ...(aliases !== undefined && { aliases }) };
  });
  return { ...policy, providers: [...others, ...entries] };
}
