/** The report of a night: counts over what was found of every household. */
import type { Run } from '../../contracts/deliveries.ts';
import type { HouseholdResult, RunReport, SourceFreshness } from '../../contracts/runs.ts';

/**
 * Counts the results of a run.
 * @param results of every household, streamed
 */
export async function summarizeRun(input: {
  run: Run;
  closedAt: string;
  freshness: SourceFreshness[];
  results: AsyncIterable<HouseholdResult>;
}): Promise<RunReport> {
  const { run, closedAt, freshness } = input;
  const report: RunReport = {
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
  };
  for await (const result of input.results) add(report, result);
  return report;
}

function add(report: RunReport, result: HouseholdResult): void {
  report.households[result.status] += 1;
  if (result.openCase !== null) {
    report.openCases[result.openCase] += 1;
    report.amountAtStakeFen += result.amountAtStakeFen;
  }
  for (const rule of result.rules) increment(report.findingsByRule, rule);
  for (const rule of result.shadowRules) increment(report.shadowFindingsByRule, rule);
  for (const notice of result.notices) increment(report.notices, notice.reason);
  report.matches.verified += result.matches.verified;
  report.matches.probable += result.matches.probable;
  report.matches.doubtful += result.matches.doubtful;
}

function increment<Key extends string>(counts: Partial<Record<Key, number>>, key: Key): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
