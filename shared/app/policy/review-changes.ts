/** Changes of policy that wait, as far as the staff of one county may decide them. */
import type { PolicyProposal } from '../../contracts/policy-proposals.ts';
import { comparePolicies, type PolicyDifference } from '../../domain/policy/compare-policies.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { completePolicy } from '../../domain/policy/stored-policy.ts';
import type { RegistryStore } from '../../store/registry-store.ts';
import type { ChangePolicyDependencies } from './change-policy.ts';

export interface ReviewDependencies extends ChangePolicyDependencies {
  registry: Pick<RegistryStore, 'readMap'>;
}

export interface ReviewedChange {
  proposal: PolicyProposal;
  /**
   * What it says otherwise than the policy in force; undefined where what is kept under its version is gone or is another
   * document, which nobody can agree on.
   */
  differences: readonly PolicyDifference[] | undefined;
  /** Whether it concerns the county alone: staff decide for no other one. */
  isOwn: boolean;
}

export async function reviewChange(
  proposal: PolicyProposal,
  county: string,
  deps: ReviewDependencies,
): Promise<ReviewedChange> {
  const policy = await deps.policies.loadUntouched(proposal.version);
  if (policy === undefined) return { proposal, differences: undefined, isOwn: false };
  const differences = await differencesOf(policy, deps);
  return { proposal, differences, isOwn: await concernsAlone(county, differences, deps) };
}

export async function differencesOf(
  policy: Policy,
  { policies }: Pick<ReviewDependencies, 'policies'>,
): Promise<PolicyDifference[]> {
  const { policy: current } = await policies.current();
  return comparePolicies(completePolicy(current), completePolicy(policy));
}

/** What is said of no county holds in all of them: one county decides it where there is no other. */
export async function concernsAlone(
  county: string,
  differences: readonly PolicyDifference[],
  { registry }: Pick<ReviewDependencies, 'registry'>,
): Promise<boolean> {
  if (differences.every((each) => each.county === county)) return true;
  const { counties } = await registry.readMap();
  const isOwn = (each: PolicyDifference) => each.county === undefined || each.county === county;
  return differences.every(isOwn) && Object.keys(counties).every((each) => each === county);
}
