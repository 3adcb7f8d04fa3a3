/** Saying what pages and papers call a provider: a change of policy like any other, which somebody else approves. */
import type { ProviderEntry } from '../../domain/policy/providers.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { policyInForce } from '../../domain/policy/policy-in-force.ts';
import type { CalendarDate, Instant } from '../../contracts/primitives.ts';
import { proposeChanged, type MapWordDependencies, type Mapping } from './map-words.ts';

export interface NamedProvider extends Pick<ProviderEntry, 'source' | 'provider'> {
  name: string;
  county: string;
  day: CalendarDate;
  by: string;
  at: Instant;
  /** Why it is called so: what the entry rests on. */
  why: string;
}

/** Proposes the policy in force with the name in it, and has that rehearsed. Former folders of the provider stay its own. */
export async function proposeName(named: NamedProvider, deps: MapWordDependencies): Promise<Mapping> {
  const { policy } = await deps.policies.current();
  const { by, at, day, why } = named;
  return proposeChanged(withName(policy, named), { by, at, effectiveOn: day, why }, { ...deps, day });
}

function withName(policy: Policy, { source, provider, name, county, day, why }: NamedProvider): unknown {
  const isSame = (each: ProviderEntry): boolean => each.source === source && each.provider === provider;
  const before = policyInForce(policy, county, day).providers.find(isSame);
  const entry: ProviderEntry = {
    ...{ source, provider, name, county, effectiveFrom: day, restsOn: why },
    ...(before?.aliases !== undefined && { aliases: before.aliases }),
  };
  // Two entries of one county cannot begin on the same day: the later word counts.
  const others = (policy.providers ?? []).filter(
    (each) => !(isSame(each) && each.county === county && each.effectiveFrom === day),
  );
  return { ...policy, providers: [...others, entry] };
}
