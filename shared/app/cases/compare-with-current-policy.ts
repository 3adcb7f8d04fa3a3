/** Where the current policy would judge a case differently than the policy that judged it. */
import type { HouseholdCase, HouseholdFile } from '../../contracts/household-file.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { assess } from '../../domain/assessment/assess.ts';
import { compareAssessments, type Difference } from '../../domain/assessment/compare-assessments.ts';
import { ruleOf } from '../../domain/catalogue/catalogue.ts';
import { isOpen } from '../../contracts/household-case.ts';
import type { PolicyStore, VersionedPolicy } from '../../store/policy-store.ts';

/**
 * Judges an open case's household by both policies, on the data of today. Rules that need other
 * households are left out, since none is read here.
 *
 * @param file read with today's pointers
 * @returns `policy-not-kept` where the policy that judged the case is no longer stored
 */
export async function compareWithCurrentPolicy(
  file: HouseholdFile,
  open: HouseholdCase,
  { policies, day }: { policies: PolicyStore; day: CalendarDate },
): Promise<Difference[] | 'policy-not-kept'> {
  const today = await policies.current();
  if (!isOpen(open) || open.policyVersion === today.version) return [];
  const by = ({ policy, version }: VersionedPolicy) =>
    assess(file, {
      ...{ policy, policyVersion: version, day, indexVersion: open.indexVersion },
      freshness: open.deliveriesRead,
      otherHouseholds: () => [],
    });
  const own = await policies.find(open.policyVersion);
  if (own === undefined) return 'policy-not-kept';
  const differences = compareAssessments(by(own), by(today));
  return differences.filter(({ rule }) => ruleOf(rule)?.about !== 'people');
}
