/** The stack's queues, with fauxqs's own held in hand: they are received from and settled without HTTP, and say when they change. */
import { z } from 'zod';
import { EmbeddedTargetError } from './errors.ts';
import type { Fauxqs, SqsQueue } from './engines.ts';
import type { Identity } from './identities.ts';
import type { FaultInjection } from './fault-injection.ts';

/** What is run of AWS::SQS::Queue. */
export const queueProperties = z.object({
  DelaySeconds: z.coerce.string().optional(),
  MaximumMessageSize: z.coerce.string().optional(),
  ReceiveMessageWaitTimeSeconds: z.coerce.string().optional(),
  RedrivePolicy: z
    .object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number().int().positive() })
    .optional(),
  VisibilityTimeout: z.coerce.string().default('30'),
});
export type QueueProperties = z.infer<typeof queueProperties>;

export interface QueueDepth {
  visible: number;
  delayed: number;
  inFlight: number;
}

export interface ReceivedMessage {
  messageId: string;
  receiptHandle: string;
  body: string;
  md5OfBody: string;
  receiveCount: number;
  sentTimestamp: number;
  firstReceiveTimestamp: number;
  messageAttributes: Record<string, { DataType: string; StringValue?: string; BinaryValue?: string }>;
}

export interface Queue {
  logicalId: string;
  name: string;
  arn: string;
  visibilityTimeoutSeconds: number;
  /** Where its messages go that were received too often. */
  deadLetterArn: string | undefined;
  send(body: string): void;
  /** Up to `limit` messages, which are in flight from then on. Moves what was received too often to its dead-letter queue. */
  receive(limit: number): ReceivedMessage[];
  /** Removes what is done, and makes the rest visible again after a short back-off. */
  settle(done: readonly ReceivedMessage[], failed: readonly ReceivedMessage[]): void;
  /** Makes messages visible again though somebody works on them; what is settled already is left alone. */
  expire(messages: readonly ReceivedMessage[]): void;
  /** Removes all messages, and returns their bodies. */
  drain(): string[];
  depth(): QueueDepth;
  /** All messages, in flight ones too. */
  peek(): { messageId: string; body: string; receiveCount: number }[];
  /** Makes visible what waited for its time; receiving does so too. */
  surface(): void;
  /** When the next message becomes visible by itself, in milliseconds since 1970. */
  nextVisibleAt(): number | undefined;
  /** Calls back whenever a message has been added, removed or made visible. */
  onChange(listener: () => void): void;
}

/** Waiting for the visibility timeout of a real deployment would take hours; this is what a failure waits instead. */
const backOffMillisecondsPerAttempt = 50;
/** A second of DelaySeconds passes in a millisecond. */
const delayCompression = 1000;
/** Lambda hands a function at most 6 MB; half of it leaves room for quoting. */
const batchBytes = 3 * 1024 * 1024;

/** Creates a queue, or finds it with the messages it kept, which are all visible then. */
export function createQueue(
  fauxqs: Fauxqs,
  logicalId: string,
  identity: Identity,
  properties: QueueProperties,
  faults?: FaultInjection,
): Queue {
  const name = identity.attributes['QueueName'] ?? '';
  const arn = identity.attributes['Arn'] ?? '';
  const settings = describeSettings(properties);
  const queue =
    fauxqs.queues.getQueueByName(name) ?? fauxqs.queues.createQueue(name, identity.ref, arn, settings);
  if (queue.arn !== arn)
    throw new EmbeddedTargetError(`queue ${name} belongs to another place: ${queue.arn}`);
  // The port is another one at every start.
  Object.assign(queue, { url: identity.ref });
  queue.setAttributes(settings);
  const onChange = watchQueue(queue);
  if (faults !== undefined) delayMessages(fauxqs, queue, logicalId, faults);
  releaseInFlight(queue);
  return {
    logicalId,
    name,
    arn,
    visibilityTimeoutSeconds: Number(properties.VisibilityTimeout),
    deadLetterArn: properties.RedrivePolicy?.deadLetterTargetArn,
    send: (body) => queue.enqueue(fauxqs.createMessage(body)),
    receive: (limit) => fauxqs.transact(() => receiveFrom(fauxqs, queue, limit)),
    settle: (done, failed) => fauxqs.transact(() => settleOn(queue, done, failed)),
    expire: (messages) => {
      for (const { receiptHandle } of messages) queue.changeVisibility(receiptHandle, 0);
    },
    drain: () => {
      const bodies = allMessages(queue).map(({ body }) => body);
      queue.purge();
      return bodies;
    },
    depth: () => ({
      visible: queue.messages.length,
      delayed: queue.delayedMessages.length,
      inFlight: queue.inflightMessages.size,
    }),
    peek: () =>
      allMessages(queue).map((one) => ({
        messageId: one.messageId,
        body: one.body,
        receiveCount: one.approximateReceiveCount,
      })),
    surface: () => queue.processTimers(),
    nextVisibleAt: () => nextVisibleAt(queue),
    onChange,
  };
}

function describeSettings({ RedrivePolicy: redrive, ...others }: QueueProperties): Record<string, string> {
  const settings = { ...others, RedrivePolicy: redrive === undefined ? undefined : JSON.stringify(redrive) };
  return Object.fromEntries(
    Object.entries(settings).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** fauxqs has no events, so its methods are wrapped to call listeners; two of them are corrected as well. */
function watchQueue(queue: SqsQueue): (listener: () => void) => void {
  const listeners: (() => void)[] = [];
  const tell = (): void => listeners.forEach((listener) => listener());
  const enqueue = queue.enqueue.bind(queue);
  queue.enqueue = (message) => {
    if (message.delayUntil !== undefined) {
      message.delayUntil = Date.now() + (message.delayUntil - Date.now()) / delayCompression;
    }
    enqueue(message);
    tell();
  };
  const changeVisibility = queue.changeVisibility.bind(queue);
  queue.changeVisibility = (receiptHandle, seconds) => {
    // Its way of doing this at once fails when it persists, because it stores no receive count.
    changeVisibility(receiptHandle, seconds === 0 ? 0.001 : seconds);
    tell();
  };
  const deleteMessage = queue.deleteMessage.bind(queue);
  queue.deleteMessage = (receiptHandle) => {
    const isDeleted = deleteMessage(receiptHandle);
    tell();
    return isDeleted;
  };
  return (listener) => listeners.push(listener);
}

/** Doubles, delays or loses what is sent, as the harness wants it. What moves to a dead-letter queue is not sent. */
function delayMessages(fauxqs: Fauxqs, queue: SqsQueue, queueId: string, faults: FaultInjection): void {
  const enqueue = queue.enqueue.bind(queue);
  queue.enqueue = (message) => {
    if (message.approximateReceiveCount > 0) return enqueue(message);
    for (const milliseconds of faults.onMessage({ queueId, body: message.body })) {
      const copy = fauxqs.createMessage(message.body);
      // A second of delay passes in a millisecond here.
      if (milliseconds > 0) copy.delayUntil = Date.now() + milliseconds * delayCompression;
      enqueue(copy);
    }
  };
}

/** Whoever had received them is gone with the process that ended. */
function releaseInFlight(queue: SqsQueue): void {
  for (const receiptHandle of queue.inflightMessages.keys()) queue.changeVisibility(receiptHandle, 0);
}

function receiveFrom(fauxqs: Fauxqs, queue: SqsQueue, limit: number): ReceivedMessage[] {
  const received: ReceivedMessage[] = [];
  let bytes = 0;
  while (received.length < limit && bytes < batchBytes) {
    const [message] = queue.dequeue(1, undefined, (arn) => fauxqs.queues.getQueueByArn(arn));
    if (message === undefined) break;
    const kept = queue.inflightMessages.get(message.ReceiptHandle)?.message;
    bytes += Buffer.byteLength(message.Body);
    received.push({
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      md5OfBody: message.MD5OfBody,
      receiveCount: kept?.approximateReceiveCount ?? 1,
      sentTimestamp: kept?.sentTimestamp ?? Date.now(),
      firstReceiveTimestamp: kept?.approximateFirstReceiveTimestamp ?? Date.now(),
      messageAttributes: message.MessageAttributes ?? {},
    });
  }
  return received;
}

function settleOn(
  queue: SqsQueue,
  done: readonly ReceivedMessage[],
  failed: readonly ReceivedMessage[],
): void {
  for (const { receiptHandle } of done) queue.deleteMessage(receiptHandle);
  for (const { receiptHandle, receiveCount } of failed) {
    queue.changeVisibility(receiptHandle, (backOffMillisecondsPerAttempt * receiveCount) / 1000);
  }
}

/** Messages of any state. */
export function countMessages(queue: Queue): number {
  const { visible, delayed, inFlight } = queue.depth();
  return visible + delayed + inFlight;
}

function allMessages(queue: SqsQueue) {
  const { ready, delayed, inflight } = queue.inspectMessages();
  return [...ready, ...delayed, ...inflight.map(({ message }) => message)];
}

function nextVisibleAt(queue: SqsQueue): number | undefined {
  const inFlight = Array.from(
    queue.inflightMessages.values(),
    ({ visibilityDeadline }) => visibilityDeadline,
  );
  const delayed = queue.delayedMessages.map(({ delayUntil }) => delayUntil ?? 0);
  const times = [...inFlight, ...delayed];
  return times.length === 0 ? undefined : Math.min(...times);
}
