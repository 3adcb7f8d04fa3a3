/** The nightly digests on record, in their order. */
import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { evidenceDigest, type EvidenceDigest } from '../contracts/evidence.ts';
import { operationKeys } from './keys.ts';
import { heldCondition, queryItems } from './aws/tables.ts';

export class EvidenceDigests {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** All of them, the first night's first. */
  async readAll(): Promise<EvidenceDigest[]> {
    const digests: EvidenceDigest[] = [];
    for await (const item of this.#query({})) digests.push(readDigest(item));
    return digests;
  }

  async newest(): Promise<EvidenceDigest | undefined> {
    for await (const item of this.#query({ ScanIndexForward: false, Limit: 1 })) return readDigest(item);
    return undefined;
  }

  /** Puts a digest on record; false when its place has just been taken. */
  async add(digest: EvidenceDigest): Promise<boolean> {
    return heldCondition(
      this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: { ...operationKeys.digest(digest.sequence), ...digest },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
  }

  #query(order: { ScanIndexForward?: boolean; Limit?: number }) {
    return queryItems(this.#client, {
      TableName: this.#table,
      KeyConditionExpression: 'pk = :digests',
      ExpressionAttributeValues: { ':digests': operationKeys.digests },
      ...order,
    });
  }
}

/** Without its key, which is no part of what is digested; fields of later versions are. */
function readDigest({ pk: _pk, sk: _sk, ...stored }: Record<string, unknown>): EvidenceDigest {
  return evidenceDigest.parse(stored);
}
