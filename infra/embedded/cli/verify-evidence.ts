/** `npm run verify-evidence`: whether every case still is what the nights have seen. */
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { EvidenceDigests } from '../../../shared/adapters/evidence-digests.ts';
import { Households } from '../../../shared/adapters/households.ts';
import { LockedDigests } from '../../../shared/adapters/locked-digests.ts';
import { Bucket } from '../../../shared/adapters/objects.ts';
import { RegistryStore } from '../../../shared/adapters/registry-store.ts';
import {
  verifyEvidence,
  type EvidenceProblem,
  type EvidenceReport,
  type VerifyEvidenceDependencies,
} from '../../../shared/flow/verify-evidence.ts';
import { ArgumentError } from './arguments.ts';
import { openPlace, placeOptions, placeUsage, type Place } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run verify-evidence -- [--out DIR | --stack NAME [--region NAME]]

${placeUsage}`;

async function main(): Promise<number> {
  const { help, ...where } = readArguments(process.argv.slice(2));
  if (help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const place = await openPlace(where);
  try {
    const report = await verifyEvidence(dependenciesOf(place));
    process.stdout.write(describeReport(report));
    return report.problems.length === 0 ? 0 : 1;
  } finally {
    await place.close();
  }
}

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, options: { help: { type: 'boolean', short: 'h' }, ...placeOptions } }).values;
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message}\n\n${usage}`);
  }
}

function dependenciesOf({ clients, output }: Place): VerifyEvidenceDependencies {
  const store = new Bucket(clients.objects, output('StoreBucket'));
  return {
    store,
    digests: new EvidenceDigests(clients.tables, output('OperationsTable')),
    locked: new LockedDigests(new Bucket(clients.objects, output('AuditBucket'))),
    registry: new RegistryStore(clients.tables, output('OperationsTable'), store),
    households: new Households(clients.tables, output('HouseholdsTable')),
  };
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
