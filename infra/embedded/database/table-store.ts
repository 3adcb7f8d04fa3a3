/**
 * The store under dynalite: everything in memory, in the order of keys, with a log beside where a folder is given.
 *
 * dynalite's own choices cost most of a night's processor time: LevelDB hands every read to a thread and back, and
 * both parse every item that they read and wait for a turn of the event loop after each step. Here every step is done at
 * once, so a request is carried out as a whole before the next begins.
 */
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { ChangeLog } from './change-log.ts';
import { type Change, OrderedTexts } from './ordered-texts.ts';
import { toStored } from './stored-items.ts';

type Callback<Result = undefined> = (error: Error | null, result?: Result) => void;
type Operation = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string };

/** A table, an index, or the list of tables, as dynalite's actions use it. */
export interface Place {
  readonly texts: OrderedTexts;
  lock: unknown;
  get(key: string, callback: Callback<unknown>): void;
  put(key: string, value: unknown, callback: Callback): void;
  del(key: string, callback: Callback): void;
  batch(operations: readonly Operation[], callback: Callback): void;
  createKeyStream(): Readable;
  createValueStream(range?: Parameters<OrderedTexts['range']>[0]): Readable;
}

export interface StoreOptions {
  /** Folder of the log; undefined keeps everything in memory alone. */
  folder: string | undefined;
  region: string;
}

const requireOfDynalite = createRequire(createRequire(import.meta.url).resolve('dynalite'));
const { Lock } = requireOfDynalite('lock') as { Lock: () => unknown };

/** DynamoDB's limit. */
export const mostItemBytes = 400 * 1024;

export class TableStore {
  readonly #places = new Map<string, Place>();
  readonly #log: ChangeLog | undefined;
  readonly options = { createTableMs: 0, deleteTableMs: 0, updateTableMs: 0, maxItemSize: mostItemBytes };
  readonly tableDb: Place & { awsAccountId: string; awsRegion: string };

  constructor({ folder, region }: StoreOptions) {
    this.tableDb = Object.assign(this.#place('table'), { awsAccountId: '000000000000', awsRegion: region });
    this.#log =
      folder === undefined
        ? undefined
        : ChangeLog.open(
            folder,
            (change) => this.#apply(change),
            () => this.#live(),
          );
  }

  getItemDb(table: string): Place {
    return this.#place(`item-${table}`);
  }

  getIndexDb(kind: string, table: string, index: string): Place {
    return this.#place(`index-${kind.toLowerCase()}~${table}~${index}`);
  }

  getTagDb(table: string): Place {
    return this.#place(`tag-${table}`);
  }

  deleteItemDb(table: string, callback: Callback): void {
    this.#empty(`item-${table}`, callback);
  }

  deleteIndexDb(kind: string, table: string, index: string, callback: Callback): void {
    this.#empty(`index-${kind.toLowerCase()}~${table}~${index}`, callback);
  }

  deleteTagDb(table: string, callback: Callback): void {
    this.#empty(`tag-${table}`, callback);
  }

  /** What a table was created with; the callback gets DynamoDB's error where there is no such table. */
  getTable(
    name: string,
    ...[checkStatus, callback]: [boolean, Callback<unknown>] | [Callback<unknown>, undefined?]
  ): void {
    const done = callback ?? checkStatus;
    const table = this.tableOf(name);
    if (table !== undefined && (checkStatus === false || !/ING$/.test(table.TableStatus)))
      return done(null, table);
    const message = `Requested resource not found${checkStatus === false ? `: Table: ${name} not found` : ''}`;
    const body = { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', message };
    done(Object.assign(new Error(message), { statusCode: 400, body }));
  }

  tableOf(name: string): { TableStatus: string } | undefined {
    const stored = this.tableDb.texts.get(name);
    return stored && (JSON.parse(stored.text) as { TableStatus: string });
  }

  /** Carries out changes that belong together. */
  change(changes: readonly Change[]): void {
    this.#log?.append(changes);
    for (const change of changes) this.#apply(change);
  }

  close(): void {
    this.#log?.close();
  }

  #apply({ place, key, stored }: Change): void {
    const { texts } = this.#place(place);
    if (stored === undefined) texts.delete(key);
    else texts.set(key, stored);
  }

  *#live(): Generator<Change> {
    for (const [place, { texts }] of this.#places)
      for (const { key, stored } of texts.range()) yield { place, key, stored };
  }

  #empty(place: string, callback: Callback): void {
    const keys = [...this.#place(place).texts.range()].map(({ key }) => key);
    this.change(keys.map((key) => ({ place, key, stored: undefined })));
    callback(null);
  }

  #place(name: string): Place {
    let place = this.#places.get(name);
    if (place === undefined) this.#places.set(name, (place = this.#openPlace(name)));
    return place;
  }

  #openPlace(place: string): Place {
    const texts = new OrderedTexts();
    const change = (changes: readonly Change[], callback: Callback): void => {
      this.change(changes);
      callback(null);
    };
    const toChange = (operation: Operation): Change => ({
      place,
      key: operation.key,
      stored: operation.type === 'put' ? toStored(operation.value) : undefined,
    });
    return {
      texts,
      lock: Lock(),
      get: (key, callback) => {
        const stored = texts.get(key);
        if (stored !== undefined) callback(null, JSON.parse(stored.text));
        else callback(Object.assign(new Error('NotFoundError'), { name: 'NotFoundError' }));
      },
      put: (key, value, callback) => change([toChange({ type: 'put', key, value })], callback),
      del: (key, callback) => change([toChange({ type: 'del', key })], callback),
      batch: (operations, callback) => change(operations.map(toChange), callback),
      createKeyStream: () => Readable.from([...texts.range()].map(({ key }) => key)),
      createValueStream: (range) =>
        Readable.from([...texts.range(range)].map(({ stored }) => JSON.parse(stored.text) as unknown)),
    };
  }
}
