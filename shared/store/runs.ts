/** Nightly runs on record, and which one is open: at most one. */
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { run, type Run } from '../contracts/deliveries.ts';
import { operationKeys } from './keys.ts';
import { heldCondition } from './aws/tables.ts';

export class Runs {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** The name of the open run, if one is open. */
  async openRun(): Promise<string | undefined> {
    const answer = await this.#get(operationKeys.openRun);
    return answer && String(answer['run']);
  }

  async read(name: string): Promise<Run | undefined> {
    const item = await this.#get(operationKeys.run(name));
    return item && parseRun(item);
  }

  /** Runs from the newest to the oldest. @param before name of the run that the page before ended with */
  async list(limit: number, before?: string): Promise<Run[]> {
    const { partition, prefix } = operationKeys.runs;
    const answer = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :runs AND begins_with(sk, :run)',
        ExpressionAttributeValues: { ':runs': partition, ':run': prefix },
        ScanIndexForward: false,
        Limit: limit,
        ...(before !== undefined && { ExclusiveStartKey: operationKeys.run(before) }),
      }),
    );
    return (answer.Items ?? []).map(parseRun);
  }

  /** Puts a run on record; false when it is already (the schedule fired twice). */
  async add(opened: Run): Promise<boolean> {
    const { published, finishedChunks, ...plain } = opened;
    // DynamoDB has no empty sets; both grow by ADD.
    if (published.length + finishedChunks.length > 0)
      throw new Error('a new run has published and finished nothing');
    return heldCondition(
      this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: { ...operationKeys.run(opened.run), ...plain },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
  }

  /** Makes a run the open one in another's place (undefined: none was open); false when that has changed meanwhile. */
  replaceOpen(other: string | undefined, name: string): Promise<boolean> {
    return heldCondition(
      this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: { ...operationKeys.openRun, run: name },
          ...(other === undefined
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : { ConditionExpression: 'run = :other', ExpressionAttributeValues: { ':other': other } }),
        }),
      ),
    );
  }

  async clearOpen(name: string): Promise<void> {
    await heldCondition(
      this.#client.send(
        new DeleteCommand({
          TableName: this.#table,
          Key: operationKeys.openRun,
          ConditionExpression: 'run = :name',
          ExpressionAttributeValues: { ':name': name },
        }),
      ),
    );
  }

  /** Notes that a provider's current delivery is published with the run's index. Twice is harmless. */
  notePublished(name: string, provider: string): Promise<Run> {
    return this.#addTo(name, 'published', new Set([provider]));
  }

  /** Notes that a chunk is finished. Twice is harmless. */
  noteChunkFinished(name: string, chunk: number): Promise<Run> {
    return this.#addTo(name, 'finishedChunks', new Set([chunk]));
  }

  /** Moves a run on; false when it is no longer in the state expected. */
  async move(name: string, from: Run['state'], to: Run['state'], closedAt?: string): Promise<boolean> {
    return heldCondition(
      this.#client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: operationKeys.run(name),
          UpdateExpression:
            closedAt === undefined ? 'SET #state = :to' : 'SET #state = :to, closedAt = :closedAt',
          ConditionExpression: '#state = :from',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':from': from, ':to': to, ...(closedAt && { ':closedAt': closedAt }) },
        }),
      ),
    );
  }

  async #addTo(
    name: string,
    attribute: 'published' | 'finishedChunks',
    values: Set<string> | Set<number>,
  ): Promise<Run> {
    const answer = await this.#client.send(
      new UpdateCommand({
        TableName: this.#table,
        Key: operationKeys.run(name),
        UpdateExpression: 'ADD #set :values',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#set': attribute },
        ExpressionAttributeValues: { ':values': values },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return parseRun(answer.Attributes ?? {});
  }

  async #get(Key: { pk: string; sk: string }): Promise<Record<string, unknown> | undefined> {
    const answer = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key, ConsistentRead: true }),
    );
    return answer.Item;
  }
}

/** A run as it lies in the table: its sets as lists. */
export function parseRun(item: Record<string, unknown>): Run {
  const { published, finishedChunks } = item as { published?: Set<string>; finishedChunks?: Set<number> };
  return run.parse({
    ...item,
    published: [...(published ?? [])].sort(),
    finishedChunks: [...(finishedChunks ?? [])].sort((a, b) => a - b),
  });
}
