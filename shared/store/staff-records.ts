/** Staff records: who may act, in which roles, for which county or town. Read anew for every request. */
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { staffRecord, staffVersion, type StaffRecord, type StaffVersion } from '../contracts/staff-record.ts';
import type { StaffDirectory } from '../contracts/staff.ts';
import { operationKeys } from './keys.ts';
import { heldCondition, queryItems } from './aws/tables.ts';

export class StaffRecords implements StaffDirectory {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async find(id: string): Promise<StaffRecord | undefined> {
    const { Item: item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: operationKeys.staffMember(id), ConsistentRead: true }),
    );
    return item && readRecord(item);
  }

  /** Everybody of a county, by id. A deployment has some hundreds of staff, so all are read by one Query. */
  async ofCounty(county: string): Promise<StaffRecord[]> {
    const found: StaffRecord[] = [];
    for await (const item of queryItems(this.#client, {
      TableName: this.#table,
      KeyConditionExpression: 'pk = :staff',
      ExpressionAttributeValues: { ':staff': operationKeys.staff },
    })) {
      const record = readRecord(item);
      if (record.county === county) found.push(record);
    }
    return found;
  }

  /**
   * Writes a record if nobody has changed it meanwhile, and keeps the change with what was before. Dying in between loses
   * nothing: the next change keeps what was before it.
   * @param before the record that was read; undefined for a new one
   */
  async write(record: StaffRecord, before: StaffRecord | undefined): Promise<boolean> {
    const condition =
      before === undefined
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#version = :expected',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':expected': before.version },
          };
    const Item = { ...operationKeys.staffMember(record.id), ...record };
    const isWritten = await heldCondition(
      this.#client.send(new PutCommand({ TableName: this.#table, Item, ...condition })),
    );
    if (isWritten) await this.#keepVersion({ before: before ?? null, after: record });
    return isWritten;
  }

  /** Every change of a record, the newest first. */
  async versions(id: string): Promise<StaffVersion[]> {
    const found: StaffVersion[] = [];
    for await (const item of queryItems(this.#client, {
      TableName: this.#table,
      KeyConditionExpression: 'pk = :versions',
      ExpressionAttributeValues: { ':versions': operationKeys.staffVersions(id) },
      ScanIndexForward: false,
    }))
      found.push(staffVersion.parse(item));
    return found;
  }

  async #keepVersion(change: StaffVersion): Promise<void> {
    const { id, version } = change.after;
    await heldCondition(
      this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: { ...operationKeys.staffVersion(id, version), ...change },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
  }
}

/** Without its key, which is no part of the record. */
function readRecord({ pk: _pk, sk: _sk, ...stored }: Record<string, unknown>): StaffRecord {
  return staffRecord.parse(stored);
}
