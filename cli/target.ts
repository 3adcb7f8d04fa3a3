/** Where a subcommand works: on what the last night left on this machine, or on a deployed stack. */
import { join, resolve } from 'node:path';
import { createClients, type Clients } from '../shared/store/aws/clients.ts';
import { DeadLetterQueue } from '../shared/store/aws/dead-letter-queue.ts';
import { readFailedStart } from '../shared/store/failed-starts.ts';
import {
  readCaller,
  readSourceState,
  readStackOutputs,
  startFunction,
} from '../shared/store/aws/deployment.ts';
import type { CalendarDate } from '../shared/contracts/primitives.ts';
import { shanghaiDate } from '../shared/domain/kernel/calendar.ts';
import { outFlag, quote, textFlag } from './command.ts';
import { ArgumentError } from './errors.ts';
import { readDay } from './last-night.ts';
import { recordCommand, type Attempt } from './record-command.ts';
import { openStores, type Stores } from './stores.ts';

/** The flags that say where. */
export interface TargetFlags {
  out?: string | undefined;
  stack?: string | undefined;
  region?: string | undefined;
}

export const targetFlags = {
  out: outFlag,
  stack: textFlag('NAME', '改为已部署的栈 a deployed stack instead, by the AWS credentials that are set'),
  region: textFlag('NAME', '栈所在区域 its region (that of the credentials)'),
} as const;

export interface Target {
  clients: Clients;
  stores: Stores;
  output: (name: string) => string;
  /** Today in a deployment; of a night on this machine its day, since another one could give other results. */
  day: CalendarDate;
  /** Who works, as AWS knows them; undefined on this machine, where nobody is known. */
  caller: string | undefined;
  /** Has a function begin with an event, and does not wait for what comes of it. */
  start: (functionArn: string, event: string) => Promise<void>;
  /** Whether a queue's messages are taken, in Lambda's words; undefined on this machine, where they always are. */
  sourceState: (queueArn: string) => Promise<string | undefined>;
  /** Waits until what was sent has been worked off, where that can be seen. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** @throws ArgumentError where there is no such target */
async function openTarget({ out, stack, region }: TargetFlags): Promise<Target> {
  if (stack === undefined) return openEmbedded(resolve(out ?? 'out'));
  const outputs = await readStackOutputs(stack, region);
  const at = region === undefined ? {} : { region };
  const clients = createClients({ dynamodb: at, s3: at, sqs: at });
  const output = (name: string) => outputOf(outputs, name);
  return {
    clients,
    stores: openStores(clients, output),
    output,
    day: shanghaiDate(new Date()),
    caller: await readCaller(region),
    start: (functionArn, event) => startFunction(functionArn, event, region),
    sourceState: (queueArn) => readSourceState(queueArn, region),
    settle: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** The engines are loaded only where they are started. */
async function openEmbedded(out: string): Promise<Target> {
  const { startHedui } = await import('./hedui-target.ts');
  const { embedded, day, ...stores } = await startHedui(await readDay(out), {
    stateDir: join(out, '.state'),
  });
  return {
    clients: createClients(embedded.clientConfig),
    stores,
    output: (name) => outputOf(embedded.outputs, name),
    day,
    caller: undefined,
    // What fails again is where it lay, and is found there.
    start: (functionArn, event) => embedded.invokeEvent(functionArn, event).catch(() => undefined),
    sourceState: () => Promise.resolve(undefined),
    settle: () => embedded.idle(),
    close: () => embedded.stop(),
  };
}

function outputOf(outputs: Readonly<Record<string, string>>, name: string): string {
  const value = outputs[name];
  if (value === undefined) throw new ArgumentError(`此栈没有输出 the stack has no output ${name}`);
  return value;
}

/** How the outputs of the stack begin that name the queues. */
export const queueNames = ['Deliveries', 'Rosters', 'Publications', 'Assessments', 'Checks'];
/** What schedules start, and how the outputs of the stack begin that name it. */
export const scheduledFunctions: ReadonlyMap<string, string> = new Map([
  ['start-nightly-run', 'NightlyRun'],
  ['send-digest', 'Digest'],
  ['reconcile-inbox', 'Reconciliation'],
  ['sweep-store', 'Sweep'],
  ['forget-people', 'Forgetting'],
]);

/** The dead letters of every queue, by the queue's name in small letters, and failed starts by the function's name. */
export async function openDeadLetters({
  clients,
  output,
  start,
}: Target): Promise<Record<string, DeadLetterQueue>> {
  const queues: Record<string, DeadLetterQueue> = {};
  for (const name of queueNames)
    queues[name.toLowerCase()] = await DeadLetterQueue.of(clients.queues, output(`${name}QueueUrl`));
  for (const name of scheduledFunctions.values()) {
    const functionArn = output(`${name}Function`);
    const functionName = functionNameOf(functionArn);
    queues[functionName] = new DeadLetterQueue(clients.queues, output(`${name}FailedStartsUrl`), {
      resend: (event) => start(functionArn, event),
      read: (letter) => readFailedStart(letter, functionName),
    });
  }
  return queues;
}

/** The flags that lead another subcommand to the same target, to be pasted after its own. */
export function flagsOf({ out, stack, region }: TargetFlags): string {
  const given = stack === undefined ? { out } : { stack, region };
  return Object.entries(given)
    .flatMap(([name, value]) => (value === undefined ? [] : [` --${name} ${quote(value)}`]))
    .join('');
}

/** `arn:aws:lambda:…:function:<name>:<alias>` */
function functionNameOf(arn: string): string {
  return arn.split(':')[6] ?? arn;
}

/**
 * Opens the target, works on it, and closes it whatever comes.
 * @param tried what goes on record; only what changes nothing and shows nobody's data leaves it out
 */
export async function workOn<Result>(
  where: TargetFlags,
  work: (target: Target) => Promise<Result>,
  tried?: Attempt<Result>,
): Promise<Result> {
  const target = await openTarget(where);
  try {
    return tried === undefined ? await work(target) : await recordCommand(tried, target, work);
  } finally {
    await target.close();
  }
}
