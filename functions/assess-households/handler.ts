import { correlateWith } from '../../shared/runtime/correlation.ts';
import { count } from '../../shared/runtime/metrics.ts';
import type { Households } from '../../shared/store/households.ts';
import { providerName, storeKeys } from '../../shared/store/keys.ts';
import { log } from '../../shared/runtime/log.ts';
import type { PolicyStore } from '../../shared/store/policy-store.ts';
import type { RegistryStore } from '../../shared/store/registry-store.ts';
import type { Pointer } from '../../shared/contracts/deliveries.ts';
import type { HouseholdFile } from '../../shared/contracts/household-file.ts';
import type { ChunkMessage, HouseholdsMessage } from '../../shared/contracts/messages.ts';
import { NamedError } from '../../shared/contracts/named-error.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import type { HouseholdResult } from '../../shared/contracts/runs.ts';
import { assertTimeLeft } from '../../shared/domain/kernel/time-left.ts';
import { noteChunkFinished, type RunDependencies } from '../../shared/app/nights/nightly-run.ts';
import { assessHousehold, type AssessmentBasis, type FixedBasis } from './assess-household.ts';
import type { ToldLater } from './told-later.ts';

export interface AssessHouseholdsDependencies extends RunDependencies {
  households: Households;
  policies: PolicyStore;
  registry: RegistryStore;
  toldLater: ToldLater;
  today(): CalendarDate;
}

/** Providers keep publishing; the message is retried when they have come to rest. */
class PointersMovingError extends NamedError {
  readonly name = 'PointersMovingError';
}

const mostReadings = 20;
/** Each time is a publication that came in between; a day has few. Then the message itself is retried, and not sent anew. */
const mostTimesSentAgain = 50;

/** Files read at once; each is one Query. */
const filesAtOnce = 25;

/** What is known of these households has changed: assess them by the policy and index of now. */
export async function assessChanged(
  message: HouseholdsMessage,
  deps: AssessHouseholdsDependencies,
): Promise<void> {
  const households = await deps.toldLater.remaining(message, await deps.pointers.readAll());
  if (households.length === 0) return;
  const { policy, version } = await deps.policies.current();
  const index = await deps.registry.current();
  await assessAll(
    { households, sentAgain: message.sentAgain ?? 0 },
    { policy, policyVersion: version, day: deps.today(), index },
    deps,
  );
}

/** A chunk of a nightly run: assess it by what the run has fixed, keep the results, note the chunk. */
export async function assessChunk(message: ChunkMessage, deps: AssessHouseholdsDependencies): Promise<void> {
  correlateWith(message.run);
  const run = await deps.runs.read(message.run);
  if (run === undefined || run.state === 'closed' || run.state === 'abandoned') {
    return log.info('chunk-of-a-run-that-has-ended', { run: message.run, chunk: message.chunk });
  }
  const { policy, version } = await deps.policies.load(run.policyVersion);
  const index = await deps.registry.load(run.index);
  const register = await deps.registry.readRegister(run.index.counties[message.county]);
  const households = register.slice(message.from, message.to).map((line) => line.householdId);
  const results = await assessAll(
    { households, sentAgain: 0 },
    { policy, policyVersion: version, day: run.day, index },
    deps,
  );
  const lines = results.map((result) => JSON.stringify(result)).join('\n');
  await deps.store.write(storeKeys.chunk(run.run, message.chunk), lines, 'application/x-ndjson');
  await noteChunkFinished(run.run, message.chunk, deps);
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
    const basis: AssessmentBasis = { ...fixed, pointers: read.pointers, at: deps.now().toISOString() };
    const assessed = await Promise.all(
      read.files.map((file) => assessHousehold(file, basis, deps.households)),
    );
    results.push(...assessed);
    count({ HouseholdsAssessed: assessed.length });
    pointers = await deps.pointers.readAll();
    if (!samePointers(pointers, read.pointers)) {
      if (sentAgain === mostTimesSentAgain)
        throw new PointersMovingError('pointers moved after every assessment');
      await deps.assessments.send([{ type: 'households', households: part, sentAgain: sentAgain + 1 }]);
    }
  }
  return results;
}

async function readSettled(
  households: readonly string[],
  pointers: Pointer[],
  deps: AssessHouseholdsDependencies,
): Promise<{ files: HouseholdFile[]; pointers: Pointer[] }> {
  for (let before = pointers, attempt = 1; ; attempt += 1) {
    const files = await Promise.all(
      households.map((household) => deps.households.readFile(household, before)),
    );
    const after = await deps.pointers.readAll();
    if (samePointers(before, after))
      return { files: files.filter((file) => file !== undefined), pointers: before };
    if (attempt === mostReadings) throw new PointersMovingError(`pointers moved during ${attempt} readings`);
    before = after;
  }
}

function samePointers(a: readonly Pointer[], b: readonly Pointer[]): boolean {
  const name = (pointers: readonly Pointer[]) =>
    pointers.map((pointer) => `${providerName(pointer)} ${pointer.publication}`).join('\n');
  return name(a) === name(b);
}
