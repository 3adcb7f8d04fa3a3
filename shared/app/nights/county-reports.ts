/** What nights found in a county. */
import type { Run } from '../../contracts/deliveries.ts';
import type { StaffDirectory } from '../../contracts/staff.ts';
import { runReport, type RunReport } from '../../contracts/runs.ts';
import type { Bucket } from '../../store/aws/objects.ts';
import { storeKeys } from '../../store/keys.ts';
import type { Runs } from '../../store/runs.ts';

export interface ReportDependencies {
  runs: Pick<Runs, 'list'>;
  store: Pick<Bucket, 'readText'>;
}

/** Undefined until the run has ended. */
export async function readReport(
  { run, state }: Run,
  county: string,
  { store }: Pick<ReportDependencies, 'store'>,
): Promise<RunReport | undefined> {
  const written = state === 'closed' ? await store.readText(storeKeys.countyReport(run, county)) : undefined;
  return written === undefined ? undefined : runReport.parse(JSON.parse(written));
}

/** A night that is going on, and one that was abandoned, are before the last that was closed. */
const looked = 5;

export async function readLastReport(
  county: string,
  deps: ReportDependencies,
): Promise<RunReport | undefined> {
  const closed = (await deps.runs.list(looked)).find(({ state }) => state === 'closed');
  return closed && readReport(closed, county, deps);
}

/**
 * The towns of a county: where the last night found households, and where somebody works, since a town may be new or have no
 * household. Empty where no night has found any yet.
 */
export async function readTowns(
  county: string,
  deps: ReportDependencies & { staff: Pick<StaffDirectory, 'ofCounty'> },
): Promise<string[]> {
  const [report, staff] = await Promise.all([readLastReport(county, deps), deps.staff.ofCounty(county)]);
  const ofRoster = Object.keys(report?.towns ?? {});
  if (ofRoster.length === 0) return [];
  const served = staff.flatMap(({ active, town }) => (active && town !== undefined ? [town] : []));
  return [...new Set([...ofRoster, ...served])].sort();
}
