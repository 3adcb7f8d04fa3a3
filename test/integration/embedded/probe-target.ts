/** The small stack on the embedded target, with what tests need to act on it from outside and to see what it did. */
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type Embedded, type EmbeddedOptions, startEmbedded } from '../../../infra/embedded/index.ts';

export interface ProbeTarget {
  embedded: Embedded;
  objects: S3Client;
  tables: DynamoDBClient;
  queues: SQSClient;
  /** What the target was told of invocations, and what functions logged. */
  invocations: { outcome: string; records: number }[];
  lines: string[];
  /** Puts an object into the bucket whose folder `in/` notifies the queue. */
  put(key: string, body?: string): Promise<void>;
  /** Sends messages that tell the function what to do, at once. */
  send(...tasks: object[]): Promise<void>;
  /** Names of what the function noted, in the order of their bytes. */
  notes(): Promise<string[]>;
  /** What the function noted under a name. */
  readNote(name: string): Promise<Record<string, unknown>>;
}

export async function startProbe(options: EmbeddedOptions): Promise<ProbeTarget> {
  const invocations: ProbeTarget['invocations'] = [];
  const lines: string[] = [];
  const embedded = await startEmbedded({
    onInvocation: (report) => invocations.push(report),
    onLog: ({ line }) => lines.push(line),
    ...options,
  });
  const objects = new S3Client(embedded.clientConfig.s3);
  const tables = new DynamoDBClient(embedded.clientConfig.dynamodb);
  const queues = new SQSClient(embedded.clientConfig.sqs);
  const query = async (): Promise<{ name: string; task: string }[]> => {
    const { Items: items = [] } = await tables.send(
      new QueryCommand({
        TableName: embedded.outputs['NotesTable'],
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'note' } },
      }),
    );
    return items.map(({ sk, task }) => ({ name: sk?.S ?? '', task: task?.S ?? '' }));
  };
  return {
    embedded,
    objects,
    tables,
    queues,
    invocations,
    lines,
    put: async (key, body = 'content') => {
      const Bucket = embedded.outputs['InboxBucket'];
      const ContentLength = Buffer.byteLength(body);
      await objects.send(new PutObjectCommand({ Bucket, Key: key, Body: body, ContentLength }));
    },
    send: async (...tasks) => {
      const Entries = tasks.map((task, index) => ({ Id: String(index), MessageBody: JSON.stringify(task) }));
      const QueueUrl = embedded.outputs['WorkQueueUrl'];
      const { Failed: failed = [] } = await queues.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      if (failed.length > 0) throw new Error(JSON.stringify(failed));
    },
    notes: async () => (await query()).map(({ name }) => name),
    readNote: async (wanted) => {
      const found = (await query()).find(({ name }) => name === wanted);
      if (found === undefined) throw new Error(`nothing was noted under ${wanted}`);
      return JSON.parse(found.task) as Record<string, unknown>;
    },
  };
}
