/** Who has delivered what, by the policy that is in force, and what of it waits. */
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import type { SourceFreshness } from '../../shared/contracts/runs.ts';
import { freshnessOf } from '../../shared/app/assessments/assessment-context.ts';
import type { DeliveredFile } from '../../shared/app/deliveries/delivered-files.ts';
import { readRecentFiles } from '../../shared/app/deliveries/list-files.ts';
import { readProposal } from '../../shared/app/deliveries/read-held.ts';
import { freshnessStatusOf } from '../../shared/domain/assessment/freshness.ts';
import { policyInForce, type PolicyInForce } from '../../shared/domain/policy/policy-in-force.ts';
import type { ConsoleDependencies } from './dependencies.ts';
import type { HeldFile } from './pages/deliveries.ts';
import type { ListedSource } from './pages/sources.ts';
import type { StaffVisit } from './visit.ts';

interface ReadSources {
  policy: PolicyInForce;
  freshness: ListedSource[];
  /** Recent files of the county's roster and of all providers. */
  files: DeliveredFile[];
  held: HeldFile[];
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
  const waiting = files.filter(({ state }) => state === 'held');
  const held = await Promise.all(waiting.map((each) => withProposal(each, deps)));
  return { policy, files, held, freshness: listSources(freshnessOf(pointers), { policy, day, held }) };
}

async function withProposal(each: DeliveredFile, deps: ConsoleDependencies): Promise<HeldFile> {
  const proposed = await readProposal(each.subject, each.file, deps);
  return { ...each, proposedBy: proposed && ((await deps.staff.find(proposed.by))?.name ?? proposed.by) };
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
