/**
 * What the first version of this program stored, as its own code wrote it: the items of the tables, what a night left behind,
 * and the policy. Nothing in these files is ever made again.
 */
import { readFileSync } from 'node:fs';
import type { HouseholdFile } from '../../shared/contracts/household-file.ts';
import { pointer, type Pointer } from '../../shared/contracts/deliveries.ts';
import type { Item } from '../../shared/store/aws/table.ts';
import { fileOf } from '../../shared/store/household-items.ts';

export function readFixture(name: 'households' | 'operations' | 'night' | 'policy'): unknown {
  const file = new URL(`../fixtures/first-version/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'), revive) as unknown;
}

/** JSON has neither bytes nor sets. */
function revive(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$binary' in value) return Buffer.from(String(value.$binary), 'base64');
  return '$set' in value ? new Set(value.$set as unknown[]) : value;
}

export const householdItems = readFixture('households') as Item[];
export const operationItems = readFixture('operations') as Item[];

/** The items of a table whose sort keys begin so. */
export function itemsOf(items: readonly Item[], prefix: string): Item[] {
  return items.filter(({ sk }) => String(sk).startsWith(prefix));
}

export const firstPointers: Pointer[] = [
  ['bank', 'rural-bank'],
  ['vehicle', 'vehicle-office'],
  ['property', 'registry'],
].map(([source, provider]) =>
  pointer.parse({ source, provider, publication: 1, asOf: '2026-10-31', clearedThrough: 0 }),
);

/** Each household's file, by the state of its newest case. */
export function firstFiles(): Map<string, HouseholdFile> {
  const byHousehold = Map.groupBy(householdItems, ({ pk }) => String(pk));
  return new Map(
    [...byHousehold.values()].map((items) => {
      const file = fileOf(items, firstPointers);
      if (file === undefined) throw new Error('a household has no profile');
      return [file.cases.at(-1)?.state ?? 'none', file];
    }),
  );
}
