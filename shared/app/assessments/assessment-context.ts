/** What an assessment rests on beside the household's file, put together the same way wherever one is made. */
import type { RegistryInUse } from '../../store/registry-store.ts';
import type { Pointer } from '../../contracts/deliveries.ts';
import type { CalendarDate, HouseholdId } from '../../contracts/primitives.ts';
import type { SourceFreshness } from '../../contracts/runs.ts';
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { AssessmentContext } from '../../domain/assessment/assess.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { readIdentity } from '../../domain/kernel/identity.ts';

/** What a run fixes at its start. */
export interface FixedBasis {
  policy: Policy;
  policyVersion: string;
  day: CalendarDate;
  index: IndexBasis;
}

/** Of the registry an assessment asks who else claims a person. */
export type IndexBasis = Pick<RegistryInUse, 'version' | 'map'> & {
  registry: Pick<RegistryInUse['registry'], 'claims'>;
};

/** @param file the household that is assessed */
export function assessmentContext(
  file: HouseholdFile,
  basis: FixedBasis & { pointers: readonly Pointer[] },
): AssessmentContext {
  return {
    policy: basis.policy,
    policyVersion: basis.policyVersion,
    day: basis.day,
    indexVersion: basis.index.version,
    freshness: freshnessOf(basis.pointers),
    otherHouseholds: (identityToken) => otherHouseholds(identityToken, file, basis.index),
  };
}

/** Other active households of which the same person is a recipient: a probe of the registry index. */
function otherHouseholds(identityToken: string, file: HouseholdFile, index: IndexBasis): HouseholdId[] {
  const member = file.members.find((candidate) => candidate.identityToken === identityToken);
  const identity = readIdentity(member?.idNumber ?? '');
  if (identity.kind !== 'identity') return [];
  const claims = index.registry.claims(identity.first17);
  const others = claims.filter((claim) => claim.recipient && claim.householdId !== file.profile.householdId);
  return [...new Set(others.map((claim) => claim.householdId))].sort();
}

const remembered = new WeakMap<readonly Pointer[], SourceFreshness[]>();

/** Equal pointers, of which every household is judged, give the same list. */
export function freshnessOf(pointers: readonly Pointer[]): SourceFreshness[] {
  const known =
    remembered.get(pointers) ??
    pointers.map(({ source, provider, asOf, months }) => ({
      ...{ source, provider, asOf },
      ...(months && { months }),
    }));
  remembered.set(pointers, known);
  return known;
}
