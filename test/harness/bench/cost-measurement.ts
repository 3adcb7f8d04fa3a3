/** Measures what the cost model rests on: a month's deliveries and a night in a steady state, on the embedded target. */
import { join } from 'node:path';
import { deliverFiles, listFiles, type FileToDeliver } from '../../../cli/deliver.ts';
import { startHedui, type HeduiTarget } from '../../../cli/hedui-target.ts';
import { nextScheduledTime, runNight } from '../../../cli/run-night.ts';
import { startDatabase } from '../../../infra/embedded/database/index.ts';
import { runHedui } from './growth.ts';
import { Meter, type Billed } from './meter.ts';
import { peopleInCounty } from './people.ts';
import { median } from './statistics.ts';
import { ensureSampleCounty } from '../../../cli/sample-county/index.ts';

export interface CostMeasurement {
  /** Processor time of matching a million rows with 3 % hits, staging included. */
  matchCpuSeconds: number;
  /** Deliveries that take the place of former ones: matched, published, the former removed, households assessed. */
  deliveries: Billed & { rows: number; hits: number; files: number };
  /** A night on which nothing is new: every household assessed. */
  night: Billed;
  county: CountyMeasures;
}

export interface CountyMeasures {
  households: number;
  chunks: number;
  providers: number;
  /** Bytes that one provider adds to the pointers, and one county to the registry map and to every run. */
  pointerBytes: number;
  countyBytes: number;
}

/** A month after the sample's day, so that the same files can come once more with a later date. */
const day = '2026-11-28';

export async function measureCostBasis(): Promise<CostMeasurement> {
  const matchCpuSeconds = await measureMatchCpu();
  const sample = await ensureSampleCounty(
    join(import.meta.dirname, '..', '..', '..', '.cache', 'sample-county'),
  );
  const meter = new Meter();
  const database = await startDatabase(undefined, 'us-east-1');
  const url = await meter.start(database.endpoint);
  const target = await startHedui(day, {
    database: { kind: 'endpoint', url },
    onInvocation: (report) => meter.countInvocation(report),
  });
  try {
    const files = await listFiles(sample.directory, 'inbox');
    await bringToRest(target, await listFiles(sample.directory, 'roster'));
    await bringToRest(target, files);
    await runNight(await nextScheduledTime(target), target);
    meter.take();
    // Older files of a provider are part of the county's history, but not of a month's deliveries.
    const renewed = files.filter(({ key }) => !key.includes('/2026-07-31/')).map(changeDate);
    await bringToRest(target, renewed);
    const billed = meter.take();
    const run = await runNight(await nextScheduledTime(target), target);
    const night = meter.take();
    return {
      matchCpuSeconds,
      deliveries: { ...billed, ...(await countRows(target, renewed)) },
      night,
      county: await measureCounty(target, run.chunks),
    };
  } finally {
    await target.embedded.stop();
    await database.close();
    meter.stop();
  }
}

/** Five runs of the engine: the processor time of a busy machine differs less than its clock, and still differs. */
async function measureMatchCpu(): Promise<number> {
  const plan = { rows: 1_000_000, people: peopleInCounty, encoding: 'utf-8', hitShare: 0.03 } as const;
  const seconds: number[] = [];
  for (let done = 0; done < 5; done += 1) seconds.push((await runHedui(plan)).cpuSeconds);
  return median(seconds);
}

async function bringToRest(target: HeduiTarget, files: readonly FileToDeliver[]): Promise<void> {
  await deliverFiles(files, target.inbox, () => undefined);
  await target.embedded.idle();
}

/** The same bytes as of a later day: another delivery, with as many hits. */
function changeDate(file: FileToDeliver): FileToDeliver {
  return { ...file, key: file.key.replace(/\/\d{4}-\d\d-\d\d\//, `/${day}/`) };
}

async function countRows(target: HeduiTarget, files: readonly FileToDeliver[]) {
  const sums = { rows: 0, hits: 0, files: 0 };
  const keys = new Set(files.map(({ key }) => key));
  for (const subject of await target.ledger.subjects()) {
    for (const { key, match } of (await target.ledger.read(subject)).files) {
      if (!keys.has(key) || match === undefined) continue;
      sums.rows += match.counts.rows;
      sums.hits += match.counts.matched ?? 0;
      sums.files += 1;
    }
  }
  return sums;
}

async function measureCounty(target: HeduiTarget, chunks: number): Promise<CountyMeasures> {
  const pointers = await target.pointers.readAll();
  const { counties } = await target.registry.readMap();
  const households = Object.values(counties).reduce((sum, county) => sum + county.households, 0);
  const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
  return {
    households,
    chunks,
    providers: pointers.length,
    pointerBytes: bytesOf(pointers) / pointers.length,
    countyBytes: bytesOf(counties) / Object.keys(counties).length,
  };
}
