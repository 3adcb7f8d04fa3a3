import { providerName } from '../../shared/store/keys.ts';
import { log } from '../../shared/runtime/log.ts';
import type { Queue } from '../../shared/store/aws/queues.ts';
import type { RegistryInUse, RegistryStore } from '../../shared/store/registry-store.ts';
import type { PolicyProposal } from '../../shared/contracts/policy-proposals.ts';
import type { FileRecord, Run } from '../../shared/contracts/deliveries.ts';
import type {
  FoundMessage,
  PreviewRosterMessage,
  ProviderRef,
  RematchMessage,
  ResumeRosterMessage,
  SettleMessage,
} from '../../shared/contracts/messages.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import {
  advanceRun,
  countSegments,
  runNameOf,
  type RunDependencies,
} from '../../shared/app/nights/nightly-run.ts';
import {
  putDuePoliciesInForce,
  type ChangePolicyDependencies,
} from '../../shared/app/policy/change-policy.ts';
import { decideHeld } from '../../shared/app/deliveries/decide-held.ts';
import { matchedWithAnother } from '../../shared/app/deliveries/rematch.ts';
import { isKnownSource } from '../../shared/domain/catalogue/catalogue.ts';
import { inTime } from '../../shared/domain/kernel/time-left.ts';
import {
  foldProvider,
  leaveToMatching,
  settleProvider,
  type SettleDependencies,
} from '../../shared/app/deliveries/settle.ts';

export interface StartNightlyRunDependencies
  extends ChangePolicyDependencies, RunDependencies, SettleDependencies {
  registry: RegistryStore;
  deliveries: Queue<RematchMessage | SettleMessage | FoundMessage>;
  rosters: Queue<ResumeRosterMessage | PreviewRosterMessage | FoundMessage>;
  today(): CalendarDate;
}

/** What is stopped, when time runs out. */
const starting = 'starting the night';

/**
 * Starts a night, or goes on with it when the schedule fires twice: the run is named after the scheduled moment.
 * An earlier run that is still open is abandoned; what it had found so far stands, and this one finds the rest. Beside a
 * later one nothing begins: a start that failed days ago is made good by the night that is open.
 */
export async function startNightlyRun(
  scheduledTime: string,
  deps: StartNightlyRunDependencies,
): Promise<void> {
  const name = runNameOf(new Date(scheduledTime));
  const known = await deps.runs.read(name);
  if (known?.state === 'closed' || known?.state === 'abandoned') {
    return log.info('run-has-ended-already', { run: name });
  }
  // Open before the index is read: from here on rosters wait, so that the index stays what the run has fixed.
  if (known === undefined && !(await claimOpen(name, deps)))
    return log.info('later-run-is-open', { run: name });
  const run = known ?? (await openRun(name, deps));
  if (!(await isStillOpen(run, deps))) return log.info('run-is-open-no-more', { run: name });
  await advanceRun(await bringUpToDate(run, deps), deps);
}

/** Fixes day, policy and index, and what has to be matched again first. */
async function openRun(name: string, deps: StartNightlyRunDependencies): Promise<Run> {
  const change = { ...deps, refused: (proposal: PolicyProposal) => noteRefused(proposal, deps) };
  await putDuePoliciesInForce(deps.today(), change, (proposal) => releaseWith(proposal, deps));
  const policy = await deps.policies.current();
  await deps.policies.keep(policy);
  const index = await deps.registry.current();
  const day = deps.today();
  const awaited: string[] = [];
  for await (const { ref, toMatch, isPublished } of readProviderStates([index], day, deps))
    if (toMatch.length > 0 || !isPublished) awaited.push(providerName(ref));
  const run: Run = {
    run: name,
    startedAt: deps.now().toISOString(),
    day,
    policyVersion: policy.version,
    index: index.map,
    awaited: awaited.sort(),
    published: [],
    chunks: countSegments(index.map),
    chunksOf: 'table',
    finishedChunks: [],
    state: 'matching',
  };
  return (await deps.runs.add(run)) ? run : ((await deps.runs.read(name)) ?? run);
}

/** Somebody has written past those who ask: every county reads of it in its audit log. */
async function noteRefused({ version }: PolicyProposal, deps: StartNightlyRunDependencies): Promise<void> {
  log.error('policy-refused', { policyVersion: version });
  const at = deps.now().toISOString();
  for (const county of Object.keys((await deps.registry.readMap()).counties))
    await deps.audit.record(county, {
      ...{ at, actor: 'hedui', action: 'start-nightly-run' },
      ...{ outcome: 'refused', code: 'policy-not-agreed-upon', subject: version },
    });
}

/** The deliveries whose words the policy explains are used from now on: two people have agreed on it. */
async function releaseWith(
  { releases = [], proposedBy, approvedBy, why }: PolicyProposal,
  deps: StartNightlyRunDependencies,
): Promise<void> {
  for (const key of releases) {
    const made = { key, decision: 'release' as const, by: proposedBy, at: deps.now().toISOString() };
    const outcome = await decideHeld(
      {
        ...made,
        reason: why,
        basis: { kind: 'policy', ...(approvedBy !== undefined && { confirmedBy: approvedBy }) },
      },
      deps,
    );
    if (outcome.kind === 'refused') log.warn('not-released-with-policy', { problem: outcome.problem.en });
  }
}

/**
 * Makes a run the open one that has never been it; false beside a later one. One that was, and is no more, has ended or
 * was overtaken.
 */
async function claimOpen(name: string, deps: StartNightlyRunDependencies): Promise<boolean> {
  for (;;) {
    const other = await deps.runs.openRun();
    if (other === name) return true;
    // Names are moments, and sort as these do.
    if (other !== undefined && other > name) return false;
    if (other !== undefined) await abandon(other, deps);
    if (await deps.runs.replaceOpen(other, name)) return true;
  }
}

/** Not if the same schedule, fired twice, has ended it meanwhile, or another night has taken its place. */
async function isStillOpen(run: Run, deps: StartNightlyRunDependencies): Promise<boolean> {
  if (run.state === 'closed' || run.state === 'abandoned') {
    await deps.runs.clearOpen(run.run);
    return false;
  }
  const open = await deps.runs.openRun();
  if (open !== undefined && open !== run.run) await abandon(run.run, deps);
  return open === run.run;
}

async function abandon(run: string, deps: StartNightlyRunDependencies): Promise<void> {
  log.warn('unfinished-run-abandoned', { run });
  await deps.runs.move(run, 'matching', 'abandoned');
  await deps.runs.move(run, 'assessing', 'abandoned');
}

/** The state of a provider's current delivery with regard to a run. */
interface ProviderState {
  ref: ProviderRef;
  /** Its files, when they have to be matched again. */
  toMatch: readonly FileRecord[];
  isPublished: boolean;
}

/**
 * A delivery is matched again where its match is out of date by every one of the indexes; where it is not published yet,
 * also for a match of an earlier day, since the run is told only of what was matched on its day or later.
 */
async function* readProviderStates(
  indexes: readonly RegistryInUse[],
  day: CalendarDate,
  deps: StartNightlyRunDependencies,
): AsyncGenerator<ProviderState> {
  const pointers = await deps.pointers.readAll();
  for await (const pointer of inTime(pointers, deps.time, starting)) {
    const ref: ProviderRef = { source: pointer.source, provider: pointer.provider };
    // Only another version can match it again: what it published stays what is known, and the night does not wait for it.
    if (!isKnownSource(ref.source)) {
      yield { ref, toMatch: [], isPublished: true };
      continue;
    }
    const records = await deps.ledger.readLive({ kind: 'provider', ...ref });
    const files = foldProvider(records).current?.files ?? [];
    const isPublished = (records.newest?.publication ?? 0) <= pointer.publication;
    const isOutdated = (index: RegistryInUse) =>
      files.some(
        (file) => matchedWithAnother(file, index, day) || (!isPublished && (file.match?.day ?? day) < day),
      );
    yield { ref, toMatch: indexes.every(isOutdated) ? files : [], isPublished };
  }
}

/**
 * Asks for what the run still waits for, and notes what has come: what was published between the moment at which the run
 * looked and the one at which it was on record found no run to tell. Doing it twice is harmless.
 *
 * @returns the run as it is then
 */
async function bringUpToDate(run: Run, deps: StartNightlyRunDependencies): Promise<Run> {
  if (run.state !== 'matching') return run;
  // A roster that came in just as the run began may have had everything matched with the index after the run's.
  const indexes = [await deps.registry.load(run.index), await deps.registry.current()];
  let known = run;
  for await (const { ref, toMatch, isPublished } of readProviderStates(indexes, run.day, deps)) {
    if (!run.awaited.includes(providerName(ref))) continue;
    await deps.deliveries.send(
      toMatch.map((file) => ({ type: 'rematch' as const, ...ref, fileId: file.fileId })),
    );
    if (toMatch.length > 0) continue;
    if (isPublished) known = await deps.runs.notePublished(run.run, providerName(ref));
    else await settleProvider(ref, deps, leaveToMatching(deps.deliveries));
  }
  return known;
}
