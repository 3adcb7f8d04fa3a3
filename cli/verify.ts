/** `hedui verify`: whether every case and the audit log still are what the nights have seen. */
import pc from 'picocolors';
import {
  verifyEvidence,
  type EvidenceProblem,
  type EvidenceReport,
} from '../shared/app/evidence/verify-evidence.ts';
import { defineCommand } from './command.ts';
import { targetFlags, workOn, type TargetFlags } from './target.ts';

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
    case 'audit-log-broken':
      return `the audit log of ${problem.county} up to ${problem.through} is not what it was: ${problem.entries} entries then, ${problem.found} now`;
    case 'case-removed':
      return `case ${problem.case} of ${problem.householdId} is gone`;
  }
}

export const command = defineCommand<TargetFlags>({
  about: `核验每个个案的证据是否与当晚所见一致。
Checks that every case still is what the nights have seen.

0 一致 it is; 1 有问题 there are problems`,
  parameters: { flags: targetFlags },
  run: async (where) => {
    const report = await workOn(where, ({ stores }) => verifyEvidence(stores));
    process.stdout.write(describeReport(report));
    return report.problems.length === 0 ? 0 : 1;
  },
});
