/** Answers kept for requests that may come again: by who asked, their key, and the digest of what was asked. */
import { DeleteCommand, GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { timesKept } from '../contracts/times-kept.ts';
import { operationKeys, type TableKey } from './keys.ts';
import { heldCondition } from './aws/tables.ts';

/** What was answered: ids, states and versions only, since it is kept outside household files. */
const keptAnswer = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});
export type KeptAnswer = z.infer<typeof keptAnswer>;

const keptRequest = z.object({
  digest: z.string(),
  /** Absent while it is being worked on. */
  answer: keptAnswer.optional(),
  /** Milliseconds since 1970; until then whoever works on it has it for themselves. */
  leasedUntil: z.number(),
});

export interface RepeatableRequest {
  staff: string;
  key: string;
  digest: string;
}

/** `begun`: it is ours to work on; `answered`: it has come before; `other`: the key was used for something else. */
export type Beginning =
  { kind: 'begun' } | { kind: 'answered'; answer: KeptAnswer } | { kind: 'other' } | { kind: 'in-progress' };

/** Longer than a function runs. */
const leaseMs = 60_000;

export class KeptAnswers {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async begin(request: RepeatableRequest, now: number): Promise<Beginning> {
    const key = keyOf(request);
    const leasedUntil = now + leaseMs;
    const mine = await heldCondition(
      this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: {
            ...key,
            digest: request.digest,
            leasedUntil,
            expiresAtSeconds: seconds(now + timesKept.answer),
          },
          // What nobody answered within its lease was cut off; what is older than a day is as good as gone.
          ConditionExpression:
            'attribute_not_exists(pk) OR expiresAtSeconds < :seconds OR (digest = :digest AND attribute_not_exists(answer) AND leasedUntil < :now)',
          ExpressionAttributeValues: {
            ':digest': request.digest,
            ':now': now,
            ':seconds': seconds(now),
          },
        }),
      ),
    );
    if (mine) return { kind: 'begun' };
    const { Item: item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: key, ConsistentRead: true }),
    );
    const known = keptRequest.optional().parse(item);
    if (known === undefined) return this.begin(request, now);
    if (known.digest !== request.digest) return { kind: 'other' };
    return known.answer === undefined ? { kind: 'in-progress' } : { kind: 'answered', answer: known.answer };
  }

  async keep(request: RepeatableRequest, answer: KeptAnswer, now: number): Promise<void> {
    const item = {
      digest: request.digest,
      answer,
      leasedUntil: now,
      expiresAtSeconds: seconds(now + timesKept.answer),
    };
    await this.#client.send(
      new PutCommand({
        TableName: this.#table,
        Item: { ...keyOf(request), ...item },
      }),
    );
  }

  /** Nothing came of it: the same request may be tried again. */
  async forget(request: RepeatableRequest): Promise<void> {
    const Key = keyOf(request);
    await this.#client.send(new DeleteCommand({ TableName: this.#table, Key }));
  }
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}

function keyOf({ staff, key }: RepeatableRequest): TableKey {
  return operationKeys.request(staff, createHash('sha256').update(key).digest('hex'));
}
