/** The queues as `hedui status` shows them: what waits, what is in work, what has failed, and whether they are taken from. */
import { readDepth, type QueueDepth } from '../shared/store/aws/queues.ts';
import { openDeadLetters, queueNames, type Target } from './target.ts';

/** A queue with its dead letters, and the state of what takes its messages; undefined where that is not known. */
export interface QueueStatus extends Partial<QueueDepth> {
  name: string;
  deadLetters: number;
  source: string | undefined;
}

export async function readQueues(target: Target): Promise<QueueStatus[]> {
  const depths = new Map<string, QueueDepth>();
  for (const name of queueNames)
    depths.set(name.toLowerCase(), await readDepth(target.clients.queues, target.output(`${name}QueueUrl`)));
  const statuses: QueueStatus[] = [];
  for (const [name, letters] of Object.entries(await openDeadLetters(target))) {
    const depth = depths.get(name);
    const source = depth && (await readSource(target, depth.queueArn));
    statuses.push({ name, deadLetters: await letters.count(), source, ...depth });
  }
  return statuses;
}

/** Whoever may not read this one still sees everything else. */
async function readSource(target: Target, queueArn: string): Promise<string | undefined> {
  try {
    return await target.sourceState(queueArn);
  } catch (error) {
    return `未知 unknown (${(error as Error).name})`;
  }
}

export function describeQueue({ name, deadLetters, source, waiting, inWork }: QueueStatus): string {
  const depth = waiting === undefined ? [] : [`等待 ${waiting} waiting`, `处理中 ${inWork ?? 0} in work`];
  const taken = source === undefined ? [] : [`触发器 trigger: ${source}`];
  return `  ${name.padEnd(25)} ${[...depth, `死信 ${deadLetters} dead letters`, ...taken].join(', ')}`;
}

export function isStopped({ source }: QueueStatus): boolean {
  return source !== undefined && /^(Disabl|taken by nobody)/.test(source);
}
