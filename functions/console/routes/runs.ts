/** Nightly runs and the policy in force. */
import * as z from 'zod';
import type { Run } from '../../../shared/contracts/deliveries.ts';
import type { StaffMember } from '../../../shared/contracts/staff.ts';
import { policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import { problem } from '../../../shared/web/problems.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { runsPage, type ReportedRun } from '../pages/runs/index.ts';
import { runPage } from '../pages/runs/run.ts';
import { readReport } from '../../../shared/app/nights/county-reports.ts';
import { listSources } from '../read-sources.ts';
import { defineRoute, show } from '../route.ts';

const runsShown = 30;

/** A run with what it found in the person's county. */
async function withReport(
  run: Run,
  { county }: StaffMember,
  deps: ConsoleDependencies,
): Promise<ReportedRun> {
  return { run, report: await readReport(run, county, deps) };
}

const list = defineRoute({
  method: 'GET',
  pattern: '/runs',
  capability: 'see-runs',
  handle: async ({ visit }, deps) => {
    const runs = await deps.runs.list(runsShown);
    return show(runsPage(visit, await Promise.all(runs.map((run) => withReport(run, visit.staff, deps)))));
  },
});

const one = defineRoute({
  method: 'GET',
  pattern: '/runs/:run',
  capability: 'see-runs',
  path: z.object({ run: z.string().regex(/^\d{8}T\d{6}Z$/) }),
  handle: async ({ visit, path }, deps) => {
    const run = await deps.runs.read(path.run);
    if (run === undefined) return problem('not-found');
    const [reported, { policy }] = await Promise.all([
      withReport(run, visit.staff, deps),
      deps.policies.current(),
    ]);
    const { day } = run;
    const context = { policy: policyInForce(policy, visit.staff.county, day), day };
    return show(runPage(visit, reported, listSources(reported.report?.freshness ?? [], context)));
  },
});

export const runRoutes = [list, one];
