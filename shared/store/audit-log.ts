/** The audit log of a county: what people did and tried with the interface, by time. Nothing in it is ever changed. */
import { randomBytes } from 'node:crypto';
import { PutCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { auditEntry, type AuditEntry } from '../contracts/staff-record.ts';
import { queryItems } from './aws/tables.ts';
import { operationKeys } from './keys.ts';

export interface AuditPage {
  entries: AuditEntry[];
  /** Where the next page begins; undefined on the last one. */
  next: string | undefined;
}

/** Instants, the last one included; `after` is a page's `next`. */
export interface AuditRange {
  from: string;
  to: string;
  limit: number;
  after?: string | undefined;
}

export class AuditLog {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async record(county: string, entry: AuditEntry): Promise<void> {
    const sk = `${entry.at}#${randomBytes(8).toString('hex')}`;
    await this.#client.send(
      new PutCommand({
        TableName: this.#table,
        Item: { pk: operationKeys.auditPartition(county), sk, ...entry },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  }

  /** The items of a part of the log as they are stored, in their order. @param part instants: after one, up to the other */
  async *itemsBetween(part: {
    county: string;
    after: string;
    through: string;
  }): AsyncGenerator<Record<string, unknown>> {
    for await (const item of queryItems(this.#client, {
      TableName: this.#table,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :after AND :through',
      ExpressionAttributeValues: {
        ':pk': operationKeys.auditPartition(part.county),
        // Behind every entry of that instant.
        ':after': part.after === '' ? '0' : `${part.after}~`,
        ':through': `${part.through}~`,
      },
    }))
      yield item;
  }

  /** Entries from the newest to the oldest. */
  async read(county: string, range: AuditRange): Promise<AuditPage> {
    const pk = operationKeys.auditPartition(county);
    const answer = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': range.from, ':to': `${range.to}~` },
        ScanIndexForward: false,
        Limit: range.limit,
        ...(range.after !== undefined && { ExclusiveStartKey: { pk, sk: range.after } }),
      }),
    );
    const last = answer.LastEvaluatedKey?.['sk'] as string | undefined;
    return { entries: (answer.Items ?? []).map((item) => auditEntry.parse(item)), next: last };
  }
}
