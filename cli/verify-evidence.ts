/** `npm run verify-evidence`: whether every case still is what the nights have seen. */
import pc from 'picocolors';
import {
  verifyEvidence,
  type EvidenceProblem,
  type EvidenceReport,
} from '../shared/app/evidence/verify-evidence.ts';
import { placeUsage, workAt } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run verify-evidence -- [--out DIR | --stack NAME [--region NAME]]

${placeUsage}`;

function describeReport({ nights, households, cases, problems, newest }: EvidenceReport): string {
  const lines = problems.map((problem) => `${pc.red('!')} ${describeProblem(problem)}`);
  const last = newest === undefined ? 'none yet' : `${newest.sequence} ${newest.run} ${newest.digest}`;
  return [
    ...lines,
    `${cases} cases of ${households} households against ${nights} nights: ${problems.length} problems`,
    `newest digest ${last}`,
    '',
  ].join('\n');
}

function describeProblem(problem: EvidenceProblem): string {
  switch (problem.kind) {
    case 'digest-broken':
      return `digest ${problem.sequence} is not what was written, or the one before it is gone`;
    case 'digest-not-locked':
      return `digest ${problem.sequence} does not lie under lock as it is on record`;
    case 'digest-not-on-record':
      return `digest ${problem.sequence} lies under lock and is not on record`;
    case 'list-broken':
      return `the list of run ${problem.run} is gone, or is not the one that was digested`;
    case 'events-broken':
      return `case ${problem.case} of ${problem.householdId}: event ${problem.event} is not what it was`;
    case 'case-removed':
      return `case ${problem.case} of ${problem.householdId} is gone`;
  }
}

await runTool({ usage }, async ({ values }) => {
  const report = await workAt(values, ({ stores }) => verifyEvidence(stores));
  process.stdout.write(describeReport(report));
  return report.problems.length === 0 ? 0 : 1;
});
