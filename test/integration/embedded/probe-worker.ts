/** Does what its messages say, and notes what it saw in a table. */
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';

const tables = new DynamoDBClient();
const queues = new SQSClient();

/** What a message, or an event that is none of a queue, may ask for. */
interface Task {
  do?: 'note' | 'fail' | 'throw' | 'hang' | 'exit' | 'send' | 'describe' | 'fill-memory' | 'log';
  name?: string;
  delaySeconds?: number;
  Event?: string;
  Records?: unknown[];
}

export async function handler(event: SQSEvent | Omit<Task, 'Records'>, context: Context): Promise<unknown> {
  if (!('Records' in event)) return perform(event, context);
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of event.Records) {
    const succeeded = await perform(JSON.parse(record.body) as Task, context, record.attributes);
    if (succeeded === false) batchItemFailures.push({ itemIdentifier: record.messageId });
  }
  return { batchItemFailures };
}

async function perform(task: Task, context: Context, attributes: object = {}): Promise<unknown> {
  switch (task.do) {
    case 'fail':
      return false;
    case 'throw':
      throw new RangeError('as it was told');
    case 'hang':
      await new Promise((resolve) => setTimeout(resolve, 60_000));
      return true;
    case 'exit':
      process.exit(7);
      break;
    case 'send':
      await queues.send(
        new SendMessageCommand({
          QueueUrl: process.env['QUEUE_URL'],
          MessageBody: JSON.stringify({ do: 'note', name: task.name }),
          DelaySeconds: task.delaySeconds,
        }),
      );
      return true;
    case 'describe':
      return describe(context);
    case 'fill-memory':
      return fillMemory().length;
    case 'log':
      console.log('first');
      console.error('second');
      process.stdout.write('third and ');
      process.stdout.write('last\n');
      return true;
    default:
      await note({ ...task, attributes });
      return true;
  }
}

async function note(task: Task & { attributes: object }): Promise<void> {
  const sk = task.name ?? task.Event ?? (task.Records === undefined ? 'event' : JSON.stringify(task.Records));
  await tables.send(
    new PutItemCommand({
      TableName: process.env['NOTES_TABLE'],
      Item: { pk: { S: 'note' }, sk: { S: sk }, kind: { S: 'seen' }, task: { S: JSON.stringify(task) } },
    }),
  );
}

function describe(context: Context): object {
  const names = ['AWS_REGION', 'AWS_LAMBDA_FUNCTION_NAME', 'GREETING', 'SECRET', 'TODAY', 'AWS_ENDPOINT_URL'];
  return {
    environment: Object.fromEntries(names.map((name) => [name, process.env[name]])),
    functionName: context.functionName,
    memory: context.memoryLimitInMB,
    remainingMs: context.getRemainingTimeInMillis(),
  };
}

/** In pieces so large that the limit is reached before the function times out. */
function fillMemory(): number[][] {
  const kept: number[][] = [];
  for (;;) kept.push(new Array<number>(4_000_000).fill(0.5));
}
