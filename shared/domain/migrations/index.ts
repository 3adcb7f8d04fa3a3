/**
 * Migrations: what items on record lack that the schemas of today fill in as they read. When a migration has nothing left
 * to add in any deployment, its default can go from the schema, and the migration from this list.
 *
 * A migration only adds, and needs only the item to know what it lacks. So it can be cut off, repeated, and run beside
 * functions that write, those of the version before included.
 */
import { firstKeyVersion } from '../../contracts/registry.ts';

type Item = Readonly<Record<string, unknown>>;

export interface Migration {
  name: string;
  table: 'households' | 'operations';
  /** What an item lacks; undefined where it lacks nothing. */
  add(item: Item): Item | undefined;
}

export const migrations: readonly Migration[] = [
  {
    // Pointers that were raised before there were several identity keys.
    name: 'pointers-name-their-key',
    table: 'operations',
    add: ({ pk, keyVersion }) =>
      pk === 'POINTERS' && keyVersion === undefined ? { keyVersion: firstKeyVersion } : undefined,
  },
];
