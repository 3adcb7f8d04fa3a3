/** Why messages failed last, by their ids, so that a dead letter can be explained days later. */
import { failure, type Failure } from '../contracts/failures.ts';
import { timeToLiveMs } from '../contracts/time-to-live.ts';
import type { Table } from './aws/table.ts';
import { operationKeys } from './keys.ts';

export class Failures {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async note(why: Failure): Promise<void> {
    const expiresAtSeconds = Math.floor((Date.parse(why.at) + timeToLiveMs.failure) / 1000);
    await this.#table.put({ ...operationKeys.failure(why.messageId), ...why, expiresAtSeconds });
  }

  /** Undefined when the function was cut off before it could say anything. */
  async read(messageId: string): Promise<Failure | undefined> {
    const item = await this.#table.get(operationKeys.failure(messageId));
    return item && failure.parse(item);
  }

  async forget(messageId: string): Promise<void> {
    await this.#table.delete(operationKeys.failure(messageId));
  }
}
