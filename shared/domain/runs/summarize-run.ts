/** The report of a night: counts over what was found of every household, in all and by county. */
import type { Run } from '../../contracts/deliveries.ts';
import { profileStatus } from '../../contracts/household-file.ts';
import type { HouseholdResult, RunReport, SourceFreshness } from '../../contracts/runs.ts';
import { isKnown } from '../../contracts/stored.ts';
import { SharingCount } from './sharing-providers.ts';

interface Closing {
  run: Run;
  closedAt: string;
  freshness: SourceFreshness[];
}

/** `byCounty`: what the staff of a county may know; every county of the run has one. */
export interface RunReports {
  whole: RunReport;
  byCounty: ReadonlyMap<string, RunReport>;
}

/**
 * Counts the results of a run.
 * @param results of every household, streamed
 */
export async function summarizeRun(
  input: Closing & { results: AsyncIterable<HouseholdResult> },
): Promise<RunReports> {
  const whole = beginReport(input);
  const counties = Object.keys(input.run.index.counties).sort();
  const byCounty = new Map(counties.map((county) => [county, beginReport(input)]));
  const sharing = new Map([whole, ...byCounty.values()].map((report) => [report, new SharingCount()]));
  for await (const result of input.results) {
    add(whole, result);
    const ofCounty = byCounty.get(result.householdId.slice(0, 6));
    if (ofCounty !== undefined) {
      add(ofCounty, result);
      addToTown(ofCounty.towns, result);
    }
    for (const report of [whole, ofCounty])
      if (report !== undefined) sharing.get(report)?.add(result.delivered);
  }
  for (const [report, count] of sharing) {
    const found = count.list();
    if (found.length > 0) report.sharing = found;
  }
  return { whole, byCounty };
}

function beginReport({ run, closedAt, freshness }: Closing): RunReport {
  return {
    run: run.run,
    day: run.day,
    startedAt: run.startedAt,
    closedAt,
    policyVersion: run.policyVersion,
    indexVersion: run.index.version,
    households: { active: 0, disputed: 0, ended: 0 },
    openCases: { review: 0, suspension: 0 },
    findingsByRule: {},
    shadowFindingsByRule: {},
    matches: { verified: 0, probable: 0, doubtful: 0 },
    amountAtStakeFen: 0,
    notices: {},
    freshness,
    towns: {},
  };
}

function add(report: RunReport, result: HouseholdResult): void {
  if (isKnown(profileStatus, result.status)) report.households[result.status] += 1;
  if (result.openCase !== null) {
    report.openCases[result.openCase] = (report.openCases[result.openCase] ?? 0) + 1;
    // Whoever may be due more has nothing at stake that might be saved.
    if (result.openCase !== 'entitlement') report.amountAtStakeFen += result.amountAtStakeFen;
  }
  for (const rule of result.rules) increment(report.findingsByRule, rule);
  for (const rule of result.shadowRules) increment(report.shadowFindingsByRule, rule);
  for (const notice of result.notices) increment(report.notices, notice.reason);
  report.matches.verified += result.matches.verified;
  report.matches.probable += result.matches.probable;
  report.matches.doubtful += result.matches.doubtful;
}

function addToTown(towns: RunReport['towns'], { town, status, notices, openCase }: HouseholdResult): void {
  if (town === '' || status === 'ended') return;
  const found = (towns[town] ??= { active: 0, disputed: 0, incomplete: 0, review: 0, suspension: 0 });
  found[status] = (found[status] ?? 0) + 1;
  if (notices.some(({ member }) => member !== null)) found.incomplete += 1;
  if (openCase !== null) found[openCase] = (found[openCase] ?? 0) + 1;
}

function increment<Key extends string>(counts: Partial<Record<Key, number>>, key: Key): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
