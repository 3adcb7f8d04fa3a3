/** The pointers: which publication of each provider readers use. A pointer only rises. */
import { GetCommand, PutCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { firstKeyVersion, pointer, type Pointer, type Publication } from '../contracts/deliveries.ts';
import type { ProviderRef } from '../contracts/messages.ts';
import { operationKeys } from './keys.ts';
import { heldCondition, queryItems } from './aws/tables.ts';

export class Pointers {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Pointers of all providers that ever delivered, in the order of their names. */
  async readAll(): Promise<Pointer[]> {
    const pointers: Pointer[] = [];
    for await (const item of queryItems(this.#client, {
      TableName: this.#table,
      KeyConditionExpression: 'pk = :pointers',
      ExpressionAttributeValues: { ':pointers': operationKeys.pointers },
    })) {
      pointers.push(pointer.parse(item));
    }
    return pointers;
  }

  /** The pointer of one provider; publication 0 before the first. */
  async read(ref: ProviderRef): Promise<Pointer> {
    const answer = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: operationKeys.pointer(ref), ConsistentRead: true }),
    );
    return answer.Item ? pointer.parse(answer.Item) : neverPublished(ref);
  }

  /** Makes a provider known as soon as it has delivered anything: without data its freshness is unknown, not fine. */
  async ensure(ref: ProviderRef): Promise<void> {
    await heldCondition(
      this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: { ...operationKeys.pointer(ref), ...neverPublished(ref) },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
  }

  /** Moves the pointer to a publication unless it is there or further already. Its changed households are listed by then. */
  async raise(ref: ProviderRef, to: Publication): Promise<boolean> {
    const order = latestRaise(await this.readAll()) + 1;
    return heldCondition(
      this.#client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: operationKeys.pointer(ref),
          UpdateExpression:
            'SET publication = :to, asOf = :asOf, raiseOrder = :order, keyVersion = :key, listsChanges = :lists',
          ConditionExpression: 'publication < :to',
          ExpressionAttributeValues: {
            ':to': to.publication,
            ':asOf': to.asOf,
            ':order': order,
            ':key': to.keyVersion ?? firstKeyVersion,
            ':lists': true,
          },
        }),
      ),
    );
  }

  /** Notes that the items of all publications up to this one are gone. */
  async noteCleared(ref: ProviderRef, through: number): Promise<void> {
    await heldCondition(
      this.#client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: operationKeys.pointer(ref),
          UpdateExpression: 'SET clearedThrough = :through',
          ConditionExpression: 'clearedThrough < :through',
          ExpressionAttributeValues: { ':through': through },
        }),
      ),
    );
  }
}

/** The highest order among pointers: every pointer that is raised after these were read gets a higher one. */
export function latestRaise(pointers: readonly Pointer[]): number {
  return pointers.reduce((latest, { raiseOrder }) => Math.max(latest, raiseOrder), 0);
}

function neverPublished(ref: ProviderRef): Pointer {
  return {
    ...ref,
    publication: 0,
    asOf: null,
    clearedThrough: 0,
    raiseOrder: 0,
    keyVersion: firstKeyVersion,
    listsChanges: false,
  };
}
