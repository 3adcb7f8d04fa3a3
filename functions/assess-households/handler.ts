import { correlateWith } from '../../shared/runtime/correlation.ts';
import { storeKeys } from '../../shared/store/keys.ts';
import { log } from '../../shared/runtime/log.ts';
import type { PolicyStore } from '../../shared/store/policy-store.ts';
import type { RegistryStore } from '../../shared/store/registry-store.ts';
import type { Pointer, Run } from '../../shared/contracts/deliveries.ts';
import type {
  ChunkMessage,
  HouseholdsMessage,
  LandedMessage,
  SegmentMessage,
} from '../../shared/contracts/messages.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import type { HouseholdResult } from '../../shared/contracts/runs.ts';
import { assertTimeLeft } from '../../shared/domain/kernel/time-left.ts';
import { areFew, byNames, bySegments } from '../../shared/app/assessments/ask-to-assess.ts';
import { countSegments, noteChunkFinished } from '../../shared/app/nights/nightly-run.ts';
import type { FixedBasis } from './assess-household.ts';
import { assessFiles, filesAtOnce, PointersMovingError, readSettled, samePointers } from './assess-files.ts';
import type { Coalescing } from './coalescing.ts';
import { sweepSegment, type SweepDependencies } from './sweep-segment.ts';

export interface AssessHouseholdsDependencies extends SweepDependencies {
  policies: PolicyStore;
  registry: RegistryStore;
  today(): CalendarDate;
}

/** Each attempt means that another publication came in between; a day has few. After these the message itself is retried. */
const mostTimesSentAgain = 50;

/** What is known of these households has changed: assess them by the policy and index of now. */
export async function assessChanged(
  message: HouseholdsMessage,
  deps: AssessHouseholdsDependencies,
): Promise<void> {
  const households = await deps.coalescing.remaining(message, await deps.pointers.readAll());
  if (households.length === 0) return;
  await assessAll({ households, sentAgain: message.sentAgain ?? 0 }, await basisOfNow(deps), deps);
}

interface SharingDependencies {
  coalescing: Coalescing;
  pointers: Pick<AssessHouseholdsDependencies['pointers'], 'readAll'>;
  registry: Pick<RegistryStore, 'readMap'>;
  assessments: Pick<AssessHouseholdsDependencies['assessments'], 'send'>;
}

/**
 * A publication has changed much: ask for what no later one asks for, in the way that costs least now.
 * @returns false where that is to read the table as the one segment that was asked for
 */
export async function shareOut(
  message: LandedMessage,
  { coalescing, pointers, registry, assessments }: SharingDependencies,
): Promise<boolean> {
  const changed = await coalescing.changedBy(message);
  const { seenThrough } = message;
  const left =
    changed &&
    (await coalescing.remaining({ households: [...changed], seenThrough }, await pointers.readAll()));
  const segments = countSegments(await registry.readMap());
  const areNamed = left !== undefined && areFew(left.length, segments);
  if (!areNamed && segments === 1) return false;
  await assessments.send(areNamed ? byNames(left, seenThrough) : bySegments(message, segments));
  return true;
}

/** Assess those of its households that are in this segment; of a whole list see first how it is best read. */
export async function assessLanded(
  message: LandedMessage,
  deps: AssessHouseholdsDependencies,
): Promise<void> {
  if (message.of === 1 && (await shareOut(message, deps))) return;
  const { coalescing } = deps;
  const changed = await coalescing.changedBy(message);
  const remaining = (households: readonly string[], pointers: readonly Pointer[]) =>
    coalescing.remaining({ households, seenThrough: message.seenThrough }, pointers);
  if (changed && (await remaining([...changed], await deps.pointers.readAll())).length === 0) return;
  const fixed = await basisOfNow(deps);
  // In place of a list that is too long to be remembered, everybody who is registered.
  const chosen = changed ?? (await deps.registry.readHouseholds(fixed.index.map));
  const wanted = (households: readonly string[], pointers: readonly Pointer[]) =>
    remaining(
      households.filter((household) => chosen.has(household)),
      pointers,
    );
  await sweepSegment(message, { wanted, fixed }, deps);
}

async function basisOfNow(deps: AssessHouseholdsDependencies): Promise<FixedBasis> {
  const { policy, version } = await deps.policies.current();
  return { policy, policyVersion: version, day: deps.today(), index: await deps.registry.current() };
}

/** A chunk of a nightly run: assess it by what the run has fixed, keep the results, note the chunk. */
export async function assessChunk(
  message: SegmentMessage | ChunkMessage,
  deps: AssessHouseholdsDependencies,
): Promise<void> {
  correlateWith(message.run);
  const run = await deps.runs.read(message.run);
  if (run === undefined || run.state === 'closed' || run.state === 'abandoned') {
    return log.info('chunk-of-a-run-that-has-ended', { run: message.run, chunk: message.chunk });
  }
  const { policy, version } = await deps.policies.load(run.policyVersion);
  const index = await deps.registry.load(run.index);
  const fixed: FixedBasis = { policy, policyVersion: version, day: run.day, index };
  const results = await assessPart(message, run, fixed, deps);
  const lines = results.sort(byHousehold).map((result) => JSON.stringify(result));
  await deps.store.write(storeKeys.chunk(run.run, message.chunk), lines.join('\n'), 'application/x-ndjson');
  await noteChunkFinished(run.run, message.chunk, deps);
}

async function assessPart(
  message: SegmentMessage | ChunkMessage,
  run: Run,
  fixed: FixedBasis,
  deps: AssessHouseholdsDependencies,
): Promise<HouseholdResult[]> {
  if (message.type === 'segment') {
    const registered = await deps.registry.readHouseholds(run.index);
    // An import that was cut off may have written households that are in no register.
    const wanted = (households: readonly string[]) =>
      Promise.resolve(households.filter((household) => registered.has(household)));
    return sweepSegment({ segment: message.chunk, of: message.of }, { wanted, fixed }, deps);
  }
  const register = await deps.registry.readRegister(run.index.counties[message.county]);
  const households = register.slice(message.from, message.to).map((line) => line.householdId);
  return assessAll({ households, sentAgain: 0 }, fixed, deps);
}

function byHousehold(a: HouseholdResult, b: HouseholdResult): number {
  return a.householdId < b.householdId ? -1 : 1;
}

/**
 * Assesses households against exactly one state of the sources: the pointers are read before and after the files
 * (moved: the files are read again) and after writing (moved: the households are sent again).
 */
async function assessAll(
  { households, sentAgain }: { households: readonly string[]; sentAgain: number },
  fixed: FixedBasis,
  deps: AssessHouseholdsDependencies,
): Promise<HouseholdResult[]> {
  const results: HouseholdResult[] = [];
  let pointers = await deps.pointers.readAll();
  for (let from = 0; from < households.length; from += filesAtOnce) {
    assertTimeLeft(deps.time, 'assessing');
    const part = households.slice(from, from + filesAtOnce);
    const read = await readSettled(part, pointers, deps);
    results.push(...(await assessFiles(read.files, { ...fixed, pointers: read.pointers }, deps)));
    pointers = await deps.pointers.readAll();
    if (!samePointers(pointers, read.pointers)) {
      if (sentAgain === mostTimesSentAgain)
        throw new PointersMovingError('pointers moved after every assessment');
      await deps.assessments.send([{ type: 'households', households: [...part], sentAgain: sentAgain + 1 }]);
    }
  }
  return results;
}
