import { storeKeys } from '../../shared/adapters/keys.ts';
import { log } from '../../shared/adapters/log.ts';
import type { Bucket } from '../../shared/adapters/objects.ts';
import type { OperatorsTopic } from '../../shared/adapters/operators-topic.ts';
import type { Pointers } from '../../shared/adapters/pointers.ts';
import type { PolicyStore } from '../../shared/adapters/policy-store.ts';
import type { Runs } from '../../shared/adapters/runs.ts';
import type { Run } from '../../shared/contracts/deliveries.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import { runReport, type RunReport } from '../../shared/contracts/runs.ts';
import { overdueProviders } from '../../shared/domain/assessment/freshness.ts';
import {
  describeNight,
  measureNight,
  type Morning,
  type NightFigures,
} from '../../shared/domain/runs/measure-night.ts';
import { readDeliveredFiles, type DeliveredFilesDependencies } from '../../shared/flow/delivered-files.ts';
import { freshnessOf } from '../../shared/flow/nightly-run.ts';

export interface SendDigestDependencies extends DeliveredFilesDependencies {
  store: Bucket;
  pointers: Pointers;
  policies: PolicyStore;
  runs: Runs;
  topic: OperatorsTopic;
  measure(figures: NightFigures): void;
  today(): CalendarDate;
}

const dayMilliseconds = 86_400_000;
/** Newest runs among which the last two closed ones are looked for; the others were abandoned. */
const runsLookedAt = 10;

/** Looks at the last night, measures it for the alarms and tells the operators. */
export async function sendDigest(scheduledTime: string, deps: SendDigestDependencies): Promise<void> {
  const morning = await readMorning(new Date(scheduledTime), deps);
  const figures = measureNight(morning);
  deps.measure(figures);
  const { subject, text } = describeNight(morning, figures);
  await deps.topic.publish(subject, text);
  log.info('digest-sent', { ...figures });
}

async function readMorning(now: Date, deps: SendDigestDependencies): Promise<Morning> {
  const day = deps.today();
  const runs = await deps.runs.list(runsLookedAt);
  const { policy } = await deps.policies.current();
  const files = await readDeliveredFiles(deps);
  const held = files.filter(({ state }) => state === 'held');
  const since = new Date(now.getTime() - dayMilliseconds).toISOString();
  return {
    day,
    run: runs[0],
    reports: await readReports(runs, deps.store),
    overdue: overdueProviders(freshnessOf(await deps.pointers.readAll()), policy, day).map(
      ({ source, provider }) => `${source}/${provider}`,
    ),
    heldDeliveries: held.filter(({ subject }) => subject.kind !== 'roster').map(({ file }) => file.key),
    heldRosters: held.filter(({ subject }) => subject.kind === 'roster').map(({ file }) => file.key),
    filesRejected: files.filter(({ state, file }) => state === 'rejected' && file.arrivedAt >= since).length,
  };
}

async function readReports(runs: readonly Run[], store: Bucket): Promise<RunReport[]> {
  const closed = runs.filter(({ state }) => state === 'closed').slice(0, 2);
  const texts = await Promise.all(closed.map(({ run }) => store.readText(storeKeys.report(run))));
  return texts.flatMap((text) => (text === undefined ? [] : [runReport.parse(JSON.parse(text))]));
}
