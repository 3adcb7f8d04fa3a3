/** What is on record of deliveries and rosters: files, staff's decisions and publications, by subject. */
import { GetCommand, PutCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  fileRecord,
  publication,
  staffDecision,
  type FileRecord,
  type Publication,
  type StaffDecision,
  type Subject,
} from '../contracts/deliveries.ts';
import type { ProviderRef } from '../contracts/messages.ts';
import { operationKeys, parseSubjectName } from './keys.ts';
import { heldCondition, queryItems } from './aws/tables.ts';

export interface SubjectRecords {
  files: FileRecord[];
  decisions: StaffDecision[];
  /** The newest publication; undefined before the first. */
  newest: Publication | undefined;
}

export class DeliveryLedger {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Every subject that has ever delivered something. */
  async subjects(): Promise<Subject[]> {
    const subjects: Subject[] = [];
    for await (const item of this.#query(operationKeys.subjects))
      subjects.push(parseSubjectName(String(item['sk'])));
    return subjects;
  }

  /** Everything on record of one subject. */
  async read(subject: Subject): Promise<SubjectRecords> {
    const records: SubjectRecords = { files: [], decisions: [], newest: undefined };
    for await (const item of this.#query(operationKeys.subjectPartition(subject))) {
      const sk = String(item['sk']);
      if (sk.startsWith('FILE#')) records.files.push(fileRecord.parse(item));
      else if (sk.startsWith('DECISION#')) records.decisions.push(staffDecision.parse(item));
      // Publications come in the order of their numbers: the last one read is the newest.
      else if (sk.startsWith('PUBLICATION#')) records.newest = publication.parse(item);
    }
    return records;
  }

  async readFile(subject: Subject, fileId: string): Promise<FileRecord | undefined> {
    const item = await this.#get(operationKeys.file(subject, fileId));
    return item && fileRecord.parse(item);
  }

  async readPublication(ref: ProviderRef, number: number): Promise<Publication | undefined> {
    const item = await this.#get(operationKeys.publication(ref, number));
    return item && publication.parse(item);
  }

  /**
   * Changes what is on record of a file, however many do so at once.
   * @param change gets what is on record (undefined: nothing yet) and returns what shall be; the same object: no write
   */
  async changeFile(
    subject: Subject,
    fileId: string,
    change: (known: FileRecord | undefined) => Omit<FileRecord, 'version'>,
  ): Promise<FileRecord> {
    await this.#client.send(new PutCommand({ TableName: this.#table, Item: operationKeys.subject(subject) }));
    for (;;) {
      const known = await this.readFile(subject, fileId);
      const changed = change(known);
      if (known !== undefined && changed === known) return known;
      const next: FileRecord = { ...changed, version: (known?.version ?? 0) + 1 };
      if (await this.#putIfVersion({ ...operationKeys.file(subject, fileId), ...next }, known?.version))
        return next;
    }
  }

  async recordDecision(subject: Subject, decision: StaffDecision): Promise<void> {
    const Item = { ...operationKeys.decision(subject, decision.combination), ...decision };
    await this.#client.send(new PutCommand({ TableName: this.#table, Item }));
  }

  /** Takes a publication number; false when another has just taken it. */
  async addPublication(ref: ProviderRef, next: Publication): Promise<boolean> {
    return heldCondition(
      this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: { ...operationKeys.publication(ref, next.publication), ...next },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
  }

  /**
   * Fixes the key of the identity tokens that a publication's holdings bear: whoever writes them, however often, takes
   * the one that was fixed first.
   */
  async fixKeyVersion(ref: ProviderRef, number: number, wanted: string): Promise<string> {
    const answer = await this.#client.send(
      new UpdateCommand({
        TableName: this.#table,
        Key: operationKeys.publication(ref, number),
        UpdateExpression: 'SET keyVersion = if_not_exists(keyVersion, :wanted)',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':wanted': wanted },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return publication.parse(answer.Attributes).keyVersion ?? wanted;
  }

  #putIfVersion(item: Record<string, unknown>, expected: number | undefined): Promise<boolean> {
    return heldCondition(
      this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: item,
          ...(expected === undefined
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: '#version = :expected',
                ExpressionAttributeNames: { '#version': 'version' },
                ExpressionAttributeValues: { ':expected': expected },
              }),
        }),
      ),
    );
  }

  #query(partition: string) {
    return queryItems(this.#client, {
      TableName: this.#table,
      KeyConditionExpression: 'pk = :partition',
      ExpressionAttributeValues: { ':partition': partition },
    });
  }

  async #get(Key: { pk: string; sk: string }): Promise<Record<string, unknown> | undefined> {
    const answer = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key, ConsistentRead: true }),
    );
    return answer.Item;
  }
}
