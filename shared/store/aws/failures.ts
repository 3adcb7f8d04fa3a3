/** Why messages failed last, by their ids, so that it can be told of a dead letter days later. */
import { DeleteCommand, GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { failure, type Failure } from '../../contracts/failures.ts';
import { timesKept } from '../../contracts/times-kept.ts';
import { operationKeys } from '../keys.ts';

export class Failures {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async note(why: Failure): Promise<void> {
    const expiresAtSeconds = Math.floor((Date.parse(why.at) + timesKept.failure) / 1000);
    const Item = { ...operationKeys.failure(why.messageId), ...why, expiresAtSeconds };
    await this.#client.send(new PutCommand({ TableName: this.#table, Item }));
  }

  /** Undefined when the function was cut off before it could say anything. */
  async read(messageId: string): Promise<Failure | undefined> {
    const Key = operationKeys.failure(messageId);
    const { Item } = await this.#client.send(new GetCommand({ TableName: this.#table, Key }));
    return Item && failure.parse(Item);
  }

  async forget(messageId: string): Promise<void> {
    const Key = operationKeys.failure(messageId);
    await this.#client.send(new DeleteCommand({ TableName: this.#table, Key }));
  }
}
