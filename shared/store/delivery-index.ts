/**
 * Beside the files of a subject: in which order and under which keys they were put, and what their fold
 * came to, so that neither the next file nor a page has to read all that was ever delivered.
 */
import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { deliveryBooks, type DeliveryBooks } from '../contracts/delivery-books.ts';
import type { FileRecord, Subject } from '../contracts/deliveries.ts';
import { instant } from '../contracts/primitives.ts';
import { equals, isUnchanged } from './aws/expressions.ts';
import type { Item, Table, TableKey } from './aws/table.ts';
import { operationKeys } from './keys.ts';
import { pack, unpack } from './packed.ts';

const booksItem = z.object({
  /** Another one with every write: nobody overwrites what he has not seen. */
  revision: z.string(),
  /** Something was recorded since that is before them. */
  isStale: z.boolean().default(false),
  builtAt: instant.optional(),
  /** Digest of the decisions that they were calculated with. */
  decisions: z.string().optional(),
  books: z.unknown().optional(),
});

export interface KeptBooks {
  revision: string | undefined;
  /** Absent where there are none, or none that hold. */
  books?: DeliveryBooks;
  decisions?: string;
}

/** One put of a file, as the order of arrivals names it. */
export interface ListedArrival {
  at: string;
  fileId: string;
}

/** Books are calculated every day; older ones were left by a version that knows nothing of them. */
const booksHoldMs = 26 * 3_600_000;
/** Items of DynamoDB have at most 400 KB. */
const mostBooksBytes = 350_000;
const arrivalPrefix = 'ARRIVAL#';

export class DeliveryIndex {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Lists every put of a file; listing it again changes nothing. */
  async list(
    subject: Subject,
    file: Pick<FileRecord, 'fileId' | 'key' | 'eTag' | 'arrivedAt' | 'puts'>,
  ): Promise<void> {
    for (const at of putsOf(file)) await this.listPut(subject, { ...file, at });
  }

  /** The same of one put. */
  async listPut(
    subject: Subject,
    { fileId, key, eTag, at }: { fileId: string; key: string; eTag: string; at: string },
  ): Promise<void> {
    await this.#table.put({ ...under(subject, key, eTag), fileId });
    await this.#table.put({ ...operationKeys.arrival(subject, at, fileId), fileId });
  }

  async remove(subject: Subject, file: FileRecord): Promise<void> {
    for (const at of putsOf(file)) await this.#table.delete(operationKeys.arrival(subject, at, file.fileId));
    // Since then these bytes may have become another file: one that waited unread, and was read.
    await this.#table.delete(under(subject, file.key, file.eTag), equals('fileId', file.fileId));
  }

  /** The file that these bytes became under this key; undefined where nothing says. */
  async findUnder(subject: Subject, key: string, eTag: string): Promise<string | undefined> {
    const item = await this.#table.get(under(subject, key, eTag));
    return item && fileIdOf(item);
  }

  /** Every file that was put under a key. */
  async listUnder(subject: Subject, key: string): Promise<string[]> {
    const { pk: partition, sk: beginsWith } = under(subject, key, '');
    const found: string[] = [];
    for await (const item of this.#table.query({ partition, beginsWith })) found.push(fileIdOf(item));
    return found;
  }

  /** Puts after a moment, or all of them, the first first. */
  async listSince(subject: Subject, after?: string): Promise<ListedArrival[]> {
    const found: ListedArrival[] = [];
    const between = [
      after === undefined ? arrivalPrefix : `${arrivalPrefix}${after}~`,
      `${arrivalPrefix}~`,
    ] as const;
    for await (const item of this.#table.query({ partition: partitionOf(subject), between }))
      found.push(listed(item));
    return found;
  }

  /** The last puts, the newest first; of those before a place where one is given. */
  async listBefore(
    subject: Subject,
    before: ListedArrival | undefined,
    most: number,
  ): Promise<ListedArrival[]> {
    const { items } = await this.#table.queryPage({
      partition: partitionOf(subject),
      beginsWith: arrivalPrefix,
      backwards: true,
      limit: most,
      ...(before && { after: operationKeys.arrival(subject, before.at, before.fileId) }),
    });
    return items.map(listed);
  }

  /** @param now books that were calculated long ago do not hold */
  async readBooks(subject: Subject, now: Date): Promise<KeptBooks> {
    const { items } = await this.#table.queryPage({ partition: partitionOf(subject), beginsWith: 'BOOKS' });
    const read = booksItem.safeParse(items[0]);
    if (!read.success) return { revision: undefined };
    const { revision, isStale, builtAt, decisions, books } = read.data;
    const isOld = builtAt === undefined || Date.parse(builtAt) < now.getTime() - booksHoldMs;
    const kept = isStale || isOld ? undefined : deliveryBooks.safeParse(unpack(books));
    // Those of another version are calculated again.
    if (!kept?.success || decisions === undefined) return { revision };
    return { revision, books: kept.data, decisions };
  }

  /**
   * Keeps books, unless something has been put on record meanwhile that is before them.
   * @param revision what was on record before anything was read
   */
  async keepBooks(
    subject: Subject,
    { books, decisions }: { books: DeliveryBooks; decisions: string },
    { revision, now }: { revision: string | undefined; now: Date },
  ): Promise<boolean> {
    const packed = pack(books);
    if (packed.byteLength > mostBooksBytes) return false;
    const item = { revision: randomUUID(), builtAt: now.toISOString(), decisions, books: packed };
    return this.#table.put({ ...operationKeys.books(subject), ...item }, isUnchanged('revision', revision));
  }

  /** Says that something was recorded that is before whatever books there are, or are being calculated. */
  async spoilBooks(subject: Subject): Promise<void> {
    for (;;) {
      const { items } = await this.#table.queryPage({ partition: partitionOf(subject), beginsWith: 'BOOKS' });
      const known = booksItem.safeParse(items[0]).data?.revision;
      const spoilt = { ...operationKeys.books(subject), revision: randomUUID(), isStale: true };
      if (await this.#table.put(spoilt, isUnchanged('revision', known))) return;
    }
  }

  /** Lists a file that waits unread. */
  async addUnread(subject: Subject, fileId: string): Promise<void> {
    await this.#table.put({ ...operationKeys.unread(subject, fileId), fileId });
  }

  async removeUnread(subject: Subject, fileId: string): Promise<void> {
    await this.#table.delete(operationKeys.unread(subject, fileId));
  }

  async listUnread(subject: Subject, most: number): Promise<string[]> {
    const { pk: partition, sk: beginsWith } = operationKeys.unread(subject, '');
    const { items } = await this.#table.queryPage({ partition, beginsWith, limit: most });
    return items.map(fileIdOf);
  }
}

function under(subject: Subject, key: string, eTag: string): TableKey {
  return operationKeys.under(subject, createHash('sha256').update(key).digest('hex').slice(0, 32), eTag);
}

function partitionOf(subject: Subject): string {
  return operationKeys.subjectPartition(subject);
}

function putsOf({ arrivedAt, puts = [] }: Pick<FileRecord, 'arrivedAt' | 'puts'>): string[] {
  return [...new Set([arrivedAt, ...puts.map(({ at }) => at)])];
}

function fileIdOf(item: Item): string {
  return z.object({ fileId: z.string() }).parse(item).fileId;
}

function listed(item: Item): ListedArrival {
  const [, at = '', fileId = ''] = String(item['sk']).split('#');
  return { at, fileId };
}
