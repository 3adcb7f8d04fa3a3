/** `npm run redrive`: shows the dead letters with their reasons, and sends them back. */
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { DeadLetters } from '../../../shared/adapters/dead-letters.ts';
import { Failures } from '../../../shared/adapters/failures.ts';
import { describeMessage } from '../../../shared/domain/describe-message.ts';
import {
  redriveAll,
  showDeadLetters,
  type ExplainedLetter,
  type RedriveDependencies,
} from '../../../shared/flow/redrive.ts';
import { ArgumentError } from './arguments.ts';
import { openPlace, placeOptions, placeUsage, type Place } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run redrive -- [--send] [--out DIR | --stack NAME [--region NAME]]

  --send         sends every message back to its queue; without it, they are shown and left
${placeUsage}`;

const queueNames = ['Deliveries', 'Rosters', 'Publications', 'Assessments'];

async function main(): Promise<number> {
  const { send, help, ...where } = readArguments(process.argv.slice(2));
  if (help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const place = await openPlace(where);
  try {
    const deps = await openDeadLetters(place);
    const letters = await showDeadLetters(deps);
    process.stdout.write(letters.map(describeLetter).join('') + `${countOf(letters.length)}\n`);
    if (!send || letters.length === 0) return letters.length === 0 ? 0 : 1;
    const sent = await redriveAll(deps);
    await place.settle();
    const left = await showDeadLetters(deps);
    process.stdout.write(`${sent} sent back\n${left.map(describeLetter).join('')}${countOf(left.length)}\n`);
    return left.length === 0 ? 0 : 1;
  } finally {
    await place.close();
  }
}

function readArguments(args: string[]) {
  try {
    const options = {
      send: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      ...placeOptions,
    } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message}\n\n${usage}`);
  }
}

async function openDeadLetters({ clients, output }: Place): Promise<RedriveDependencies> {
  const queues: Record<string, DeadLetters> = {};
  for (const name of queueNames)
    queues[name.toLowerCase()] = await DeadLetters.of(clients.queues, output(`${name}QueueUrl`));
  return { queues, failures: new Failures(clients.tables, output('OperationsTable')) };
}

function describeLetter({ queue, letter, why }: ExplainedLetter): string {
  const reason =
    why === undefined
      ? 'its function was cut off: see the log, and the time it had'
      : [why.error, why.message].filter(Boolean).join(': ');
  const tried = why === undefined ? '' : `, ${why.attempt} attempts, last ${why.at}`;
  return `${pc.red('!')} ${queue}  ${describeMessage(letter.body)}\n    ${reason}\n    ${letter.messageId}, sent ${letter.sentAt.toISOString()}${tried}\n`;
}

function countOf(letters: number): string {
  return letters === 0 ? 'no dead letters' : `${letters} dead letters`;
}

await runTool(main);
