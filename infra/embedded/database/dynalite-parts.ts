/** The parts of dynalite that are used besides its server: actions, validation and reserved words. */
import { createRequire } from 'node:module';
import type createDynalite from 'dynalite';
import type { AttributeValue, Item } from './stored-items.ts';
import type { TableStore } from './table-store.ts';

export interface IndexDescription {
  IndexName: string;
  KeySchema: readonly { AttributeName: string }[];
}

export interface TableDescription {
  TableName: string;
  KeySchema: readonly { AttributeName: string }[];
  GlobalSecondaryIndexes?: readonly IndexDescription[];
  LocalSecondaryIndexes?: readonly IndexDescription[];
}

export type Callback<Result> = (error: Error | null, result?: Result) => void;
export type Request = Record<string, unknown>;
type Action = (store: TableStore, request: never, callback: Callback<unknown>) => void;

/** What a request that is wrong is answered with. */
export interface Refusal {
  statusCode: number;
  body: { __type: string; message?: string };
}

interface Words {
  create: (options: unknown) => TableStore;
  queryTable: (...parts: never[]) => void;
  createKey(item: Item, table: TableDescription): string;
  validateItem(item: Item, table: TableDescription): Error | null | undefined;
  validateKey(key: Item, table: TableDescription): Error | null | undefined;
  validationError(message: string): Error;
  matchesExprFilter(item: Item, expression: unknown): boolean;
  mapPaths(paths: readonly unknown[], item: Item): Item;
  getIndexActions(
    indexes: readonly IndexDescription[],
    existing: Item | undefined,
    item: Item | undefined,
    table: TableDescription,
  ): {
    puts: { index: string; key: string; item: Readonly<Record<string, AttributeValue>> }[];
    deletes: { index: string; key: string }[];
  };
}

interface Validations {
  checkTypes(request: unknown, types: unknown): Request;
  checkValidations(request: Request, types: unknown, custom: unknown, store: TableStore): void;
}

const requireBesides = createRequire(import.meta.url);
const folder = requireBesides.resolve('dynalite').replace(/index\.js$/, '');
const part = (path: string): unknown => requireBesides(folder + path);

export const words = part('db') as Words;
export const validations = part('validations') as Validations;

export function actionOf(operation: string): Action {
  return part(`actions/${fileOf(operation)}`) as Action;
}

export function rulesOf(operation: string): { types: unknown; custom: unknown } {
  return part(`validations/${fileOf(operation)}`) as { types: unknown; custom: unknown };
}

/** Puts an action of our own in the place of dynalite's, for a server that is loaded afterwards. */
export function replaceAction(operation: string, action: unknown): void {
  const file = requireBesides.resolve(`${folder}actions/${fileOf(operation)}`);
  actionOf(operation);
  const module = requireBesides.cache[file];
  if (module === undefined) throw new Error(`dynalite has no ${operation}`);
  module.exports = action;
}

/** Loads the server, with whatever has been replaced. */
export function loadServer(): typeof createDynalite {
  return requireBesides('dynalite') as typeof createDynalite;
}

function fileOf(operation: string): string {
  return operation.charAt(0).toLowerCase() + operation.slice(1);
}
