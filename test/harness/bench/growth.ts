/** Second table: how time and memory grow with the rows of a delivery, and with the people of the registry. */
import { runWay } from './child.ts';
import { ensureDelivery, type DeliveryPlan } from './delivery.ts';
import { warmUpOf } from './full-path.ts';
import { peopleInCounty } from './people.ts';
import { ensureIndexObjects } from './registry.ts';
import type { WayRun } from './run-way.ts';
import { median, ratios, round, spread } from './statistics.ts';

export interface Growth {
  rows: number;
  registry: number;
  /** Of the pass; opening the index is not in it. */
  seconds: number;
  peakMegabytes: number;
}

export interface GrowthResult {
  growth: Growth;
  runs: readonly WayRun[];
}

const leastRows = 500_000;
export const rowPlans = [1, 2, 4, 8].map((times) => ({ rows: times * leastRows, people: peopleInCounty }));
export const peoplePlans = [peopleInCounty, 1_000_000, 10_000_000, 40_000_000].map((people) => ({
  rows: leastRows,
  people,
}));

type Plan = (typeof rowPlans)[number];

/** Measures the plans in turn, so that a busy minute slows all of them. */
export async function measureGrowth(plans: readonly Plan[], rounds: number): Promise<GrowthResult[]> {
  const runs = plans.map((): WayRun[] => []);
  for (let done = 0; done < rounds; done += 1) {
    for (const [at, plan] of plans.entries()) runs[at]?.push(await runOne(plan));
  }
  return plans.map((plan, at) => ({ growth: summarize(plan, runs[at] ?? []), runs: runs[at] ?? [] }));
}

async function runOne({ rows, people }: Plan): Promise<WayRun> {
  return runHedui({ rows, people, encoding: 'utf-8', hitShare: 0.03 });
}

/** Hedui alone on a delivery of that plan. */
export async function runHedui(plan: DeliveryPlan): Promise<WayRun> {
  const { people, encoding } = plan;
  const { path: delivery } = await ensureDelivery(plan);
  const { path: warmUp } = await ensureDelivery(warmUpOf(plan));
  const indexObjects = await ensureIndexObjects(people);
  const files = { delivery, warmUp, indexObjects, peopleCsv: '', peopleParquet: '' };
  return runWay({ way: 'hedui', encoding, people, ...files });
}

function summarize({ rows, people }: Plan, runs: readonly WayRun[]): Growth {
  return {
    rows,
    registry: people,
    seconds: round(median(runs.map(({ seconds }) => seconds))),
    peakMegabytes: round(median(runs.map(({ peakMegabytes }) => peakMegabytes))),
  };
}

/** Time of the last over time of the first, round by round. */
export function compareEnds(results: readonly GrowthResult[]): { ratio: number; spread: number } {
  const seconds = (result: GrowthResult | undefined) => (result?.runs ?? []).map((run) => run.seconds);
  const found = ratios(seconds(results.at(-1)), seconds(results[0]));
  return { ratio: median(found), spread: spread(found) };
}
