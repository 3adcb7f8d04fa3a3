/** What passes by is kept, as long as it is not too much. */
import type { HitItem } from '../../shared/store/households.ts';

export interface ItemsOfHousehold {
  household: string;
  items: readonly HitItem[];
}

export class KeptItems {
  readonly #most: number;
  #bytes = 0;
  #kept: ItemsOfHousehold[] = [];

  /** @param most bytes of rows that are kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** Whether everything that passed is still there. */
  get isWhole(): boolean {
    return this.#bytes <= this.#most;
  }

  get all(): readonly ItemsOfHousehold[] {
    return this.#kept;
  }

  /** Hands on what comes, and keeps it; nothing of it once it is too much. */
  async *keep(all: AsyncIterable<ItemsOfHousehold>): AsyncGenerator<ItemsOfHousehold> {
    for await (const each of all) {
      this.#bytes += each.items.reduce((sum, { rows }) => sum + rows.length, 0);
      if (this.isWhole) this.#kept.push(each);
      else this.#kept = [];
      yield each;
    }
  }
}
