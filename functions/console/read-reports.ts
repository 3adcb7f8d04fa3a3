/** What nights found in a county. */
import { storeKeys } from '../../shared/store/keys.ts';
import type { Run } from '../../shared/contracts/deliveries.ts';
import { runReport, type RunReport } from '../../shared/contracts/runs.ts';
import type { ConsoleDependencies } from './dependencies.ts';

/** Undefined until the run has ended. */
export async function readReport(
  { run, state }: Run,
  county: string,
  { store }: Pick<ConsoleDependencies, 'store'>,
): Promise<RunReport | undefined> {
  const written = state === 'closed' ? await store.readText(storeKeys.countyReport(run, county)) : undefined;
  return written === undefined ? undefined : runReport.parse(JSON.parse(written));
}

/** A night that is going on, and one that was abandoned, are before the last that was closed. */
const looked = 5;

export async function readLastReport(
  county: string,
  deps: Pick<ConsoleDependencies, 'store' | 'runs'>,
): Promise<RunReport | undefined> {
  const closed = (await deps.runs.list(looked)).find(({ state }) => state === 'closed');
  return closed && readReport(closed, county, deps);
}
