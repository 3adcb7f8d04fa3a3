/** `npm run verify-evidence`: whether every case still is what the nights have seen. */
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import {
  verifyEvidence,
  type EvidenceProblem,
  type EvidenceReport,
} from '../../../shared/flow/verify-evidence.ts';
import { ArgumentError } from './arguments.ts';
import { placeOptions, placeUsage, workAt } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run verify-evidence -- [--out DIR | --stack NAME [--region NAME]]

${placeUsage}`;

async function main(): Promise<number> {
  const { help, ...where } = readArguments(process.argv.slice(2));
  if (help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const report = await workAt(where, ({ stores }) => verifyEvidence(stores));
  process.stdout.write(describeReport(report));
  return report.problems.length === 0 ? 0 : 1;
}

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, options: { help: { type: 'boolean', short: 'h' }, ...placeOptions } }).values;
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message}\n\n${usage}`);
  }
}

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

await runTool(main);
