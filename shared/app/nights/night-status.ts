/** How the last night went and what waits for a person: for the daily digest, the alarms and `npx hedui status`. */
import { storeKeys } from '../../store/keys.ts';
import type { Bucket } from '../../store/aws/objects.ts';
import type { Pointers } from '../../store/pointers.ts';
import type { PolicyStore } from '../../store/policy-store.ts';
import type { Runs } from '../../store/runs.ts';
import type { Run } from '../../contracts/deliveries.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { runReport, type RunReport } from '../../contracts/runs.ts';
import { everywhere, policyInForce } from '../../domain/policy/policy-in-force.ts';
import { describeFolder } from '../../domain/policy/providers.ts';
import { overdueProviders } from '../../domain/assessment/freshness.ts';
import { isRejectedUnasked } from '../../domain/deliveries/awaiting-decision.ts';
import type { NightStatus } from '../../domain/runs/measure-night.ts';
import type { DeliveredFilesDependencies } from '../deliveries/delivered-files.ts';
import { readRecentFiles } from '../deliveries/list-files.ts';
import { freshnessOf } from '../assessments/assessment-context.ts';

export interface NightStatusDependencies extends DeliveredFilesDependencies {
  store: Bucket;
  pointers: Pointers;
  policies: PolicyStore;
  runs: Runs;
}

const dayMilliseconds = 86_400_000;
/** The last two closed runs are looked for among so many; the others were abandoned. */
const runsLookedAt = 10;

export async function readNightStatus(
  now: Date,
  day: CalendarDate,
  deps: NightStatusDependencies,
): Promise<NightStatus> {
  const runs = await deps.runs.list(runsLookedAt);
  const { policy: document } = await deps.policies.current();
  const policy = policyInForce(document, everywhere, day);
  const files = await readRecentFiles(deps);
  const held = files.filter(({ state }) => state === 'held');
  const since = new Date(now.getTime() - dayMilliseconds).toISOString();
  return {
    day,
    run: runs[0],
    reports: await readReports(runs, deps.store),
    overdue: overdueProviders(freshnessOf(await deps.pointers.readAll()), policy, day).map((ref) =>
      describeFolder(ref, policy),
    ),
    heldDeliveries: held.filter(({ subject }) => subject.kind !== 'roster').map(({ file }) => file.key),
    heldRosters: held.filter(({ subject }) => subject.kind === 'roster').map(({ file }) => file.key),
    filesRejected: files.filter((each) => isRejectedUnasked(each) && each.file.arrivedAt >= since).length,
  };
}

async function readReports(runs: readonly Run[], store: Bucket): Promise<RunReport[]> {
  const closed = runs.filter(({ state }) => state === 'closed').slice(0, 2);
  const texts = await Promise.all(closed.map(({ run }) => store.readText(storeKeys.report(run))));
  return texts.flatMap((text) => (text === undefined ? [] : [runReport.parse(JSON.parse(text))]));
}
