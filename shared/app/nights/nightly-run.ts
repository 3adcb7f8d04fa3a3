/**
 * The nightly run. Each function that finishes a piece of it moves it on:
 * matching (until every awaited provider is published with the run's index) → assessing (all households, in chunks)
 * → closed (report written, waiting rosters taken up).
 */
import { storeKeys } from '../../store/keys.ts';
import type { Bucket } from '../../store/aws/objects.ts';
import type { Pointers } from '../../store/pointers.ts';
import type { Queue } from '../../store/aws/queues.ts';
import type { RegistryStore } from '../../store/registry-store.ts';
import type { Runs } from '../../store/runs.ts';
import type { DeliveryLedger } from '../../store/delivery-ledger.ts';
import { providerName } from '../../store/keys.ts';
import type { Publication, PublishedFile, Run } from '../../contracts/deliveries.ts';
import type { RegistryMap } from '../../contracts/registry.ts';
import type {
  AssessmentMessage,
  ChunkMessage,
  ProviderRef,
  ResumeRosterMessage,
  SegmentMessage,
} from '../../contracts/messages.ts';
import { householdResult, type HouseholdResult } from '../../contracts/runs.ts';
import { freshnessOf } from '../assessments/assessment-context.ts';
import { digestEvidence, type DigestEvidenceDependencies } from '../evidence/digest-evidence.ts';
import { NamedError } from '../../contracts/named-error.ts';
import { summarizeRun } from '../../domain/runs/summarize-run.ts';
import { Tally } from '../../domain/runs/tally.ts';
import { inTime, type TimeLeft } from '../../domain/kernel/time-left.ts';

/** Households in one segment, on average: a few megabytes, and seconds. */
const householdsInSegment = 1000;
/** Households in one message of a run that a version before opened. */
const householdsInChunk = 100;

export interface RunDependencies extends DigestEvidenceDependencies {
  runs: Runs;
  ledger: DeliveryLedger;
  pointers: Pointers;
  registry: Pick<RegistryStore, 'readRegister'>;
  assessments: Queue<AssessmentMessage>;
  rosters: Queue<ResumeRosterMessage>;
  time: TimeLeft;
  now(): Date;
}

/** A run is named after the second it was scheduled for: the schedule firing twice is one run. */
export function runNameOf(scheduledTime: Date): string {
  return scheduledTime.toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

/** The moment that a run is named after, as `2026-10-31T14:30:00Z`. */
export function momentOf(run: string): string {
  return run.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z');
}

/** In how many segments the table is read, by the number of households in the registers. */
export function countSegments({ counties }: Pick<RegistryMap, 'counties'>): number {
  const households = Object.values(counties).reduce((sum, county) => sum + county.households, 0);
  return Math.max(1, Math.ceil(households / householdsInSegment));
}

/** The chunks of a run, the same ones however often it is asked. */
export function planChunks({
  run,
  index,
  chunks,
  chunksOf,
}: Pick<Run, 'run' | 'index' | 'chunks' | 'chunksOf'>): (SegmentMessage | ChunkMessage)[] {
  if (chunksOf === 'registers') return cutRegisters(run, index);
  return Array.from({ length: chunks }, (_, chunk) => ({ type: 'segment', run, chunk, of: chunks }));
}

function cutRegisters(run: string, index: RegistryMap): ChunkMessage[] {
  const chunks: Omit<ChunkMessage, 'chunk'>[] = [];
  for (const county of Object.keys(index.counties).sort()) {
    const households = index.counties[county]?.households ?? 0;
    for (let from = 0; from < households; from += householdsInChunk) {
      chunks.push({ type: 'chunk', run, county, from, to: Math.min(households, from + householdsInChunk) });
    }
  }
  // A night without households has a chunk too: its message is tried again where closing the run is cut off.
  if (chunks.length === 0) chunks.push({ type: 'chunk', run, county: '', from: 0, to: 0 });
  return chunks.map((chunk, n) => ({ ...chunk, chunk: n }));
}

/**
 * Tells the open run that a provider has been published, where the run waits for that: with the run's index, or, where a
 * roster came in between just as the run began, with the one that took its place. Older matches are being done again.
 */
export async function notePublishedInRun(
  ref: ProviderRef,
  published: Publication,
  deps: RunDependencies & { registry: Pick<RegistryStore, 'readMap'> },
) {
  const name = await deps.runs.openRun();
  const run = name === undefined ? undefined : await deps.runs.read(name);
  if (run?.state !== 'matching' || !run.awaited.includes(providerName(ref))) return;
  const isFresh = ({ indexVersion, day }: PublishedFile, index: string) =>
    indexVersion === index && day >= run.day;
  const withRunsIndex = published.files.every((file) => isFresh(file, run.index.version));
  if (!withRunsIndex) {
    const { version } = await deps.registry.readMap();
    if (!published.files.every((file) => isFresh(file, version))) return;
  }
  await advanceRun(await deps.runs.notePublished(run.run, providerName(ref)), deps);
}

/**
 * Sends every household to be assessed once nothing is awaited any more; of a run that assesses already, the chunks
 * that are missing, and with none missing it is closed.
 */
export async function advanceRun(run: Run, deps: RunDependencies): Promise<void> {
  if (run.state === 'assessing') {
    const finished = new Set(run.finishedChunks);
    const missing = planChunks(run).filter(({ chunk }) => !finished.has(chunk));
    return missing.length === 0 ? closeRun(run, deps) : deps.assessments.send(missing);
  }
  if (!run.awaited.every((provider) => run.published.includes(provider))) return;
  // Messages are sent before the state changes: after a crash between the two, a retry sends them again.
  await deps.assessments.send(planChunks(run));
  await deps.runs.move(run.run, 'matching', 'assessing');
}

/** Notes a finished chunk; the last one closes the run. */
export async function noteChunkFinished(name: string, chunk: number, deps: RunDependencies): Promise<void> {
  const run = await deps.runs.noteChunkFinished(name, chunk);
  if (run.finishedChunks.length === run.chunks) await closeRun(run, deps);
}

/** The results of a run do not name every household of its registers once. It stays open, and an alarm rings. */
export class RunIncompleteError extends NamedError {
  readonly name = 'RunIncompleteError';
  constructor(run: string, expected: Tally, found: Tally) {
    super(`run ${run} found ${found.count} households, and its registers have ${expected.count}, or others`);
  }
}

/** @throws RunIncompleteError */
async function closeRun(run: Run, deps: RunDependencies): Promise<void> {
  if (run.state === 'closed' || run.state === 'abandoned') return;
  const freshness = freshnessOf(await deps.pointers.readAll());
  const closedAt = deps.now().toISOString();
  const results = () => inTime(resultsOf(run, deps.store), deps.time, 'closing the run');
  const found = new Tally();
  const forgotten = await forgottenOf(run, deps);
  const { whole, byCounty } = await summarizeRun({
    run,
    closedAt,
    freshness,
    results: found.watch(results(), ({ householdId }) =>
      forgotten.has(householdId) ? undefined : householdId,
    ),
  });
  await assertComplete(run, { found, forgotten }, deps);
  for (const [county, report] of byCounty)
    await deps.store.write(
      storeKeys.countyReport(run.run, county),
      JSON.stringify(report),
      'application/json',
    );
  await deps.store.write(storeKeys.report(run.run), JSON.stringify(whole), 'application/json');
  const counties = Object.keys(run.index.counties);
  await digestEvidence({ run: run.run, at: closedAt, counties, results: results() }, deps);
  await deps.runs.move(run.run, 'matching', 'assessing');
  // Closed last: after a crash before that, a retry still finds an open run.
  await deps.runs.clearOpen(run.run);
  await resumeRosters(deps);
  await deps.runs.move(run.run, 'assessing', 'closed', closedAt);
}

/**
 * Households of the run's registers that ended and were forgotten, as a tombstone says: they may be gone, or still be there
 * where that was cut off. Who has such a number since then has not ended, and counts.
 */
async function forgottenOf(run: Run, { forgotten, registry }: RunDependencies): Promise<Set<string>> {
  const gone = new Set<string>();
  for (const { kind, household } of await forgotten.readAll())
    if (kind === 'household' && household !== undefined) gone.add(household);
  const still = new Set<string>();
  if (gone.size === 0) return still;
  for (const county of Object.values(run.index.counties))
    for (const { householdId, ended } of await registry.readRegister(county))
      if (ended && gone.has(householdId)) still.add(householdId);
  return still;
}

async function assertComplete(
  run: Run,
  { found, forgotten }: { found: Tally; forgotten: ReadonlySet<string> },
  { registry }: RunDependencies,
): Promise<void> {
  if (run.chunksOf === 'registers') return;
  const expected = new Tally();
  for (const county of Object.values(run.index.counties))
    for (const { householdId } of await registry.readRegister(county))
      if (!forgotten.has(householdId)) expected.add(householdId);
  if (!found.equals(expected)) throw new RunIncompleteError(run.run, expected, found);
}

/** What the night found, household by household; those of a chunk in the order of their names. */
export async function* resultsOf(
  run: Pick<Run, 'run' | 'chunks'>,
  store: Bucket,
): AsyncGenerator<HouseholdResult> {
  for (let chunk = 0; chunk < run.chunks; chunk += 1) {
    for await (const line of store.readLines(storeKeys.chunk(run.run, chunk)))
      yield householdResult.parse(line);
  }
}

/** Rosters that came while the run was open waited for its end. */
async function resumeRosters(deps: RunDependencies): Promise<void> {
  const subjects = await deps.ledger.subjects();
  const counties = subjects.flatMap((subject) => (subject.kind === 'roster' ? [subject.county] : []));
  await deps.rosters.send(counties.map((county) => ({ type: 'resume-roster' as const, county })));
}
