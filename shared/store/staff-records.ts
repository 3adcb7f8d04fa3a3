/** Staff records: who may act, in which roles, for which county or town. Read anew for every request. */
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { staffRecord, type StaffRecord } from '../contracts/staff-record.ts';
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
    return item && staffRecord.parse(item);
  }

  /** Everybody of a county, by id. A deployment has some hundreds of staff, so all are read by one Query. */
  async ofCounty(county: string): Promise<StaffRecord[]> {
    const found: StaffRecord[] = [];
    for await (const item of queryItems(this.#client, {
      TableName: this.#table,
      KeyConditionExpression: 'pk = :staff',
      ExpressionAttributeValues: { ':staff': operationKeys.staff },
    })) {
      const record = staffRecord.parse(item);
      if (record.county === county) found.push(record);
    }
    return found;
  }

  /**
   * Writes a record if nobody has changed it meanwhile.
   * @param expectedVersion the version that was read; undefined for a new record
   */
  write(record: StaffRecord, expectedVersion: number | undefined): Promise<boolean> {
    return heldCondition(
      this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: { ...operationKeys.staffMember(record.id), ...record },
          ...(expectedVersion === undefined
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: '#version = :expected',
                ExpressionAttributeNames: { '#version': 'version' },
                ExpressionAttributeValues: { ':expected': expectedVersion },
              }),
        }),
      ),
    );
  }
}
