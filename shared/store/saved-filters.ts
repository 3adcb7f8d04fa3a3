/** Filters that people have saved: one item a person, the newest last. */
import { savedFilters, type SavedFilter } from '../contracts/saved-filters.ts';
import type { Table } from './aws/table.ts';
import { operationKeys } from './keys.ts';

const mostFilters = 12;

export class SavedFilters {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async read(staff: string): Promise<SavedFilter[]> {
    const item = await this.#table.get(operationKeys.savedFilters(staff));
    return item === undefined ? [] : savedFilters.parse(item['filters']);
  }

  /** Adds one, or changes the one of this name; beyond the most, the oldest goes. Of two at once the last one stays. */
  async add(staff: string, added: SavedFilter): Promise<void> {
    const others = (await this.read(staff)).filter(({ name }) => name !== added.name);
    await this.#write(staff, [...others, added].slice(-mostFilters));
  }

  /** Takes away the one of this name; where there is none, nothing changes. */
  async remove(staff: string, removed: SavedFilter['name']): Promise<void> {
    const filters = await this.read(staff);
    await this.#write(
      staff,
      filters.filter(({ name }) => name !== removed),
    );
  }

  async #write(staff: string, filters: readonly SavedFilter[]): Promise<void> {
    await this.#table.put({ ...operationKeys.savedFilters(staff), filters });
  }
}
