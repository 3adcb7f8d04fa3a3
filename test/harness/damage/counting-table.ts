import type { Condition } from '../../../shared/store/aws/expressions.ts';
import type { Item, Page, Range, TableKey } from '../../../shared/store/aws/table.ts';
import { MemoryTable } from './memory-table.ts';

/** A table in memory that counts what it is asked for: requests, as DynamoDB takes them, and bytes that it gives. */
export class CountingTable extends MemoryTable {
  requests = 0;
  bytesRead = 0;

  reset(): void {
    this.requests = 0;
    this.bytesRead = 0;
  }

  override async get(key: TableKey): Promise<Item | undefined> {
    return this.#note(await super.get(key));
  }

  override put(item: Item, condition?: Condition): Promise<boolean> {
    this.requests += 1;
    return super.put(item, condition);
  }

  override delete(key: TableKey, condition?: Condition): Promise<boolean> {
    this.requests += 1;
    return super.delete(key, condition);
  }

  override async queryPage(range: Range): Promise<Page> {
    const page = await super.queryPage(range);
    for (const item of page.items) this.bytesRead += sizeOf(item);
    // DynamoDB gives a megabyte at once.
    this.requests += 1 + Math.floor(page.items.reduce((sum, item) => sum + sizeOf(item), 0) / 1_000_000);
    return page;
  }

  override async *getAll(keys: AsyncIterable<TableKey> | Iterable<TableKey>): AsyncGenerator<Item> {
    let asked = 0;
    for await (const key of keys) {
      // Batches of a hundred.
      if (asked++ % 100 === 0) this.requests += 1;
      const item = await super.get(key);
      if (item === undefined) continue;
      this.bytesRead += sizeOf(item);
      yield item;
    }
  }

  #note(item: Item | undefined): Item | undefined {
    this.requests += 1;
    this.bytesRead += item === undefined ? 0 : sizeOf(item);
    return item;
  }
}

function sizeOf(item: Item): number {
  return Object.values(item).reduce<number>(
    (sum, value) =>
      sum + (value instanceof Uint8Array ? value.byteLength : JSON.stringify(value ?? null).length),
    0,
  );
}
