/** Sessions of people at a browser. They end by themselves. */
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { identityClaims, type IdentityClaims } from '../contracts/staff-record.ts';
import { operationKeys, type TableKey } from './keys.ts';
import { digestToken, makeToken } from './aws/secrets-in-hand.ts';
import { heldCondition } from './aws/tables.ts';

const session = z.object({
  claims: identityClaims,
  /** Milliseconds since 1970. */
  lastUsedAt: z.number(),
  endsAt: z.number(),
});

export interface SessionLimits {
  idleMs: number;
  longestMs: number;
}

/** The time of the last request is kept about as exactly as this, so that not every request writes. */
const touchEveryMs = 60_000;

export class Sessions {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #limits: SessionLimits;

  constructor(client: DynamoDBDocumentClient, table: string, limits: SessionLimits) {
    this.#client = client;
    this.#table = table;
    this.#limits = limits;
  }

  /** Begins a session. @returns the token, which is kept nowhere but in the person's cookie */
  async begin(claims: IdentityClaims, now: number): Promise<string> {
    const token = makeToken();
    const endsAt = now + this.#limits.longestMs;
    const item = { ...operationKeys.session(digestToken(token)), claims, lastUsedAt: now, endsAt };
    await this.#put(item, endsAt);
    return token;
  }

  /** What the provider said of whose session it is; undefined when there is none, or it has ended. */
  async use(token: string, now: number): Promise<IdentityClaims | undefined> {
    const key = operationKeys.session(digestToken(token));
    const { Item: item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: key, ConsistentRead: true }),
    );
    if (item === undefined) return undefined;
    const { claims, lastUsedAt, endsAt } = session.parse(item);
    if (now >= endsAt || now >= lastUsedAt + this.#limits.idleMs) return undefined;
    if (now >= lastUsedAt + touchEveryMs) await this.#touch(key, now);
    return claims;
  }

  async end(token: string): Promise<void> {
    const Key = operationKeys.session(digestToken(token));
    await this.#client.send(new DeleteCommand({ TableName: this.#table, Key }));
  }

  async #put(item: Record<string, unknown>, expiresAt: number): Promise<void> {
    const Item = { ...item, expiresAtSeconds: Math.ceil(expiresAt / 1000) };
    await this.#client.send(new PutCommand({ TableName: this.#table, Item }));
  }

  /** Nothing is written for a session that has been ended meanwhile. */
  async #touch(Key: TableKey, now: number): Promise<void> {
    await heldCondition(
      this.#client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key,
          UpdateExpression: 'SET lastUsedAt = :now',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':now': now },
        }),
      ),
    );
  }
}
