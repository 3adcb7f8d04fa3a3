import { providerName } from '../../shared/adapters/keys.ts';
import { log } from '../../shared/adapters/log.ts';
import type { PolicyStore } from '../../shared/adapters/policy-store.ts';
import type { Queue } from '../../shared/adapters/queues.ts';
import type { RegistryInUse, RegistryStore } from '../../shared/adapters/registry-store.ts';
import type { FileRecord, Run } from '../../shared/contracts/deliveries.ts';
import type { ProviderRef, RematchMessage } from '../../shared/contracts/messages.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import { advanceRun, planChunks, runNameOf, type RunDependencies } from '../../shared/flow/nightly-run.ts';
import { matchedWithAnother } from '../../shared/flow/rematch.ts';
import { foldProvider, settleProvider, type SettleDependencies } from '../../shared/flow/settle.ts';

export interface StartNightlyRunDependencies extends RunDependencies, SettleDependencies {
  policies: PolicyStore;
  registry: RegistryStore;
  deliveries: Queue<RematchMessage>;
  today(): CalendarDate;
}

/**
 * Starts a night, or goes on with it when the schedule fires twice: the run is named after the scheduled moment.
 * A run that is still open is abandoned; what it had found so far stands, and this one finds the rest.
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
  await abandonOther(name, deps);
  // Open before the index is read: from here on rosters wait, so that the index stays what the run has fixed.
  await deps.runs.setOpen(name);
  const run = known ?? (await openRun(name, deps));
  await bringUpToDate(run, deps);
  await advanceRun(run, deps);
}

/** Fixes day, policy and index, and what has to be matched again first. */
async function openRun(name: string, deps: StartNightlyRunDependencies): Promise<Run> {
  const policy = await deps.policies.current();
  await deps.policies.keep(policy);
  const index = await deps.registry.current();
  const day = deps.today();
  const outdated = await outdatedProviders(index, day, deps);
  const run: Run = {
    run: name,
    startedAt: deps.now().toISOString(),
    day,
    policyVersion: policy.version,
    index: index.map,
    awaited: outdated.map(({ ref }) => providerName(ref)).sort(),
    published: [],
    chunks: planChunks(name, index.map).length,
    finishedChunks: [],
    state: 'matching',
  };
  return (await deps.runs.add(run)) ? run : ((await deps.runs.read(name)) ?? run);
}

async function abandonOther(name: string, deps: StartNightlyRunDependencies): Promise<void> {
  const other = await deps.runs.openRun();
  if (other === undefined || other === name) return;
  log.warn('unfinished-run-abandoned', { run: other });
  await deps.runs.move(other, 'matching', 'abandoned');
  await deps.runs.move(other, 'assessing', 'abandoned');
}

interface Outdated {
  ref: ProviderRef;
  /** Files of the current delivery, when they have to be matched again; none when they only wait to be published. */
  files: readonly FileRecord[];
}

/** Providers whose current delivery was matched with another index, or is not yet published. */
async function outdatedProviders(
  index: RegistryInUse,
  day: CalendarDate,
  deps: StartNightlyRunDependencies,
): Promise<Outdated[]> {
  const outdated: Outdated[] = [];
  for (const pointer of await deps.pointers.readAll()) {
    const ref: ProviderRef = { source: pointer.source, provider: pointer.provider };
    const records = await deps.ledger.read({ kind: 'provider', ...ref });
    const files = foldProvider(records).current?.files ?? [];
    if (files.some((file) => matchedWithAnother(file, index, day))) outdated.push({ ref, files });
    else if ((records.newest?.publication ?? 0) > pointer.publication) outdated.push({ ref, files: [] });
  }
  return outdated;
}

/** Asks for what the run still waits for; asking twice is harmless. */
async function bringUpToDate(run: Run, deps: StartNightlyRunDependencies): Promise<void> {
  if (run.state !== 'matching') return;
  const index = await deps.registry.load(run.index);
  for (const { ref, files } of await outdatedProviders(index, run.day, deps)) {
    if (!run.awaited.includes(providerName(ref))) continue;
    await deps.deliveries.send(
      files.map((file) => ({ type: 'rematch' as const, ...ref, fileId: file.fileId })),
    );
    if (files.length === 0) await settleProvider(ref, deps);
  }
}
