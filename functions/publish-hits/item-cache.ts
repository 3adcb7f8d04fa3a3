/** Keeps the items of a stream in memory as it passes, up to a number of bytes. */
import type { HitItem } from '../../shared/store/household-items.ts';

export interface ItemsOfHousehold {
  household: string;
  items: readonly HitItem[];
}

export class ItemCache {
  readonly #most: number;
  #bytes = 0;
  #kept: ItemsOfHousehold[] = [];

  /** @param most bytes of rows that are kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** Whether every item that passed is still kept. */
  get isWhole(): boolean {
    return this.#bytes <= this.#most;
  }

  get all(): readonly ItemsOfHousehold[] {
    return this.#kept;
  }

  /** Passes items on and keeps them; beyond the limit it keeps none. */
  async *keep(all: AsyncIterable<ItemsOfHousehold>): AsyncGenerator<ItemsOfHousehold> {
    for await (const each of all) {
      this.#bytes += each.items.reduce((sum, { rows }) => sum + rows.length, 0);
      if (this.isWhole) this.#kept.push(each);
      else this.#kept = [];
      yield each;
    }
  }
}
