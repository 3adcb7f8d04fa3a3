/** Who has delivered what, by the policy that is in force, and what of it waits. */
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import type { SourceFreshness } from '../../shared/contracts/runs.ts';
import { freshnessOf } from '../../shared/app/assessments/assessment-context.ts';
import type { DeliveredFile } from '../../shared/app/deliveries/delivered-files.ts';
import { readRecentFiles } from '../../shared/app/deliveries/list-files.ts';
import { freshnessStatusOf } from '../../shared/domain/assessment/freshness.ts';
import { policyInForce, type PolicyInForce } from '../../shared/domain/policy/policy-in-force.ts';
import type { ConsoleDependencies } from './dependencies.ts';
import type { ListedSource } from './pages/sources.ts';
import type { StaffVisit } from './visit.ts';

interface ReadSources {
  policy: PolicyInForce;
  freshness: ListedSource[];
  /** Recent files of the county's roster and of all providers. */
  files: DeliveredFile[];
  held: DeliveredFile[];
}

export async function readSources(
  { staff, day }: Pick<StaffVisit, 'staff' | 'day'>,
  deps: ConsoleDependencies,
): Promise<ReadSources> {
  const [pointers, current, files] = await Promise.all([
    deps.pointers.readAll(),
    deps.policies.current(),
    readRecentFiles(deps, (subject) => !('county' in subject) || subject.county === staff.county),
  ]);
  const policy = policyInForce(current.policy, staff.county, day);
  const held = files.filter(({ state }) => state === 'held');
  return { policy, files, held, freshness: listSources(freshnessOf(pointers), { policy, day, held }) };
}

/** @param of the policy and files of that day; of a night gone by nobody knows any more what was held */
export function listSources(
  freshness: readonly SourceFreshness[],
  { policy, day, held = [] }: { policy: PolicyInForce; day: CalendarDate; held?: readonly DeliveredFile[] },
): ListedSource[] {
  return freshness.map((each) => ({
    ...each,
    status: freshnessStatusOf(each, policy, day),
    isHeld: held.some(
      ({ subject }) =>
        subject.kind === 'provider' && subject.source === each.source && subject.provider === each.provider,
    ),
  }));
}
