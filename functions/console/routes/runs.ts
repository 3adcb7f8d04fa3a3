/** Nightly runs and the policy in force. */
import { z } from 'zod';
import { storeKeys } from '../../../shared/adapters/keys.ts';
import type { Run } from '../../../shared/contracts/deliveries.ts';
import { runReport } from '../../../shared/contracts/runs.ts';
import type { StaffMember } from '../../../shared/contracts/staff.ts';
import { problem } from '../../../shared/http/problems.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { policyPage } from '../pages/policy.ts';
import { runPage, runsPage, type ReportedRun } from '../pages/runs.ts';
import { defineRoute, show } from '../route.ts';
import { rolesOf } from '../views/navigation.ts';

const runsShown = 30;

/** What the run found in the person's county. */
async function readReport(
  run: Run,
  { county }: StaffMember,
  { store }: ConsoleDependencies,
): Promise<ReportedRun> {
  const key = storeKeys.countyReport(run.run, county);
  const written = run.state === 'closed' ? await store.readText(key) : undefined;
  return { run, report: written === undefined ? undefined : runReport.parse(JSON.parse(written)) };
}

const list = defineRoute({
  method: 'GET',
  pattern: '/runs',
  roles: rolesOf('/runs'),
  handle: async ({ visit }, deps) => {
    const runs = await deps.runs.list(runsShown);
    return show(runsPage(visit, await Promise.all(runs.map((run) => readReport(run, visit.staff, deps)))));
  },
});

const one = defineRoute({
  method: 'GET',
  pattern: '/runs/:run',
  roles: rolesOf('/runs'),
  path: z.object({ run: z.string().regex(/^\d{8}T\d{6}Z$/) }),
  handle: async ({ visit, path }, deps) => {
    const run = await deps.runs.read(path.run);
    return run === undefined
      ? problem('not-found')
      : show(runPage(visit, await readReport(run, visit.staff, deps)));
  },
});

const policy = defineRoute({
  method: 'GET',
  pattern: '/policy',
  roles: rolesOf('/policy'),
  handle: async ({ visit }, deps) => show(policyPage(visit, await deps.policies.current())),
});

export const runRoutes = [list, one, policy];
