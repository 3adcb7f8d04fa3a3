/** The reconciliation of the inbox that was begun last. */
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { reconciliation, type Reconciliation } from '../contracts/reconciliation.ts';
import { operationKeys } from './keys.ts';

export class Reconciliations {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async last(): Promise<Reconciliation | undefined> {
    const Key = operationKeys.reconciliation;
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key, ConsistentRead: true }),
    );
    return Item && reconciliation.parse(Item);
  }

  async note(progress: Reconciliation): Promise<void> {
    const Item = { ...operationKeys.reconciliation, ...progress };
    await this.#client.send(new PutCommand({ TableName: this.#table, Item }));
  }
}
