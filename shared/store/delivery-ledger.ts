/** What is on record of deliveries and rosters: files, staff's decisions and publications, by subject. */
import {
  fileRecord,
  publication,
  staffDecision,
  type FileRecord,
  type Publication,
  type StaffDecision,
  type Subject,
} from '../contracts/deliveries.ts';
import { deliveryBooks, type DeliveryBooks } from '../contracts/delivery-books.ts';
import type { ProviderRef } from '../contracts/messages.ts';
import { digestOfDecisions, filesInBooks } from '../domain/deliveries/fold-books.ts';
import { equals, isAbsent, isPresent, isUnchanged } from './aws/expressions.ts';
import type { Table } from './aws/table.ts';
import { DailyIntake } from './daily-intake.ts';
import { DeliveryIndex } from './delivery-index.ts';
import { operationKeys, parseSubjectName } from './keys.ts';
import { pack, unpack } from './packed.ts';

export interface SubjectRecords {
  /** Every file; behind books those that they name and those put since. */
  files: FileRecord[];
  decisions: StaffDecision[];
  /** Absent where every file that ever came was read. */
  books?: DeliveryBooks;
  /** Every file that is on record is among them. */
  isWhole?: true;
  /** The newest publication; undefined before the first. */
  newest: Publication | undefined;
}

export class DeliveryLedger {
  readonly #table: Table;
  readonly index: DeliveryIndex;
  readonly intake: DailyIntake;

  constructor(table: Table) {
    this.#table = table;
    this.index = new DeliveryIndex(table);
    this.intake = new DailyIntake(table);
  }

  /** Every subject that has ever delivered something. */
  async subjects(): Promise<Subject[]> {
    const subjects: Subject[] = [];
    for await (const item of this.#table.query({ partition: operationKeys.subjects }))
      subjects.push(parseSubjectName(String(item['sk'])));
    return subjects;
  }

  /** Everything on record of one subject. */
  async read(subject: Subject): Promise<SubjectRecords> {
    const records: SubjectRecords = { files: [], decisions: [], newest: undefined, isWhole: true };
    for await (const item of this.#table.query({ partition: operationKeys.subjectPartition(subject) })) {
      const sk = String(item['sk']);
      if (sk.startsWith('FILE#')) records.files.push(fileRecord.parse(item));
      else if (sk.startsWith('DECISION#')) records.decisions.push(staffDecision.parse(item));
      // Publications come in the order of their numbers: the last one read is the newest.
      else if (sk.startsWith('PUBLICATION#')) records.newest = publication.parse(item);
      // Files that went before these: what they came to is all that is known of them.
      else if (sk === 'OPENING') records.books = deliveryBooks.parse(unpack(item['books']));
    }
    return records;
  }

  /**
   * What of a subject still matters: its books with what they name and what was put since, however much was delivered
   * before. Everything where there are no books that hold.
   */
  async readLive(subject: Subject, now = new Date()): Promise<SubjectRecords> {
    const { books, decisions: decisionsOfBooks } = await this.index.readBooks(subject, now);
    if (books === undefined) return this.read(subject);
    const since = await this.index.listSince(subject, books.through);
    const named = filesInBooks(books);
    const files = await this.readFiles(subject, new Set([...named, ...since.map(({ fileId }) => fileId)]));
    const decisions = await this.#readDecisions(subject);
    const newest = await this.#readNewest(subject);
    const read = new Set(files.map(({ fileId }) => fileId));
    const isWhole =
      [...named].every((fileId) => read.has(fileId)) &&
      // Published by whoever knew more than the books do.
      (newest?.files ?? []).every(({ fileId }) => read.has(fileId)) &&
      digestOfDecisions(decisions, files, books.through) === decisionsOfBooks;
    return isWhole
      ? { files: await this.withOriginals(subject, files), decisions, newest, books }
      : this.read(subject);
  }

  /** Those that a file says that it is a copy of. */
  async withOriginals(subject: Subject, files: FileRecord[]): Promise<FileRecord[]> {
    const read = new Set(files.map(({ fileId }) => fileId));
    const wanted = files
      .flatMap(({ outcome }) => outcome?.original ?? [])
      .filter((fileId) => !read.has(fileId));
    return wanted.length === 0 ? files : [...files, ...(await this.readFiles(subject, new Set(wanted)))];
  }

  /** The files with these ids, in no particular order; what is not on record is left out. */
  async readFiles(subject: Subject, fileIds: ReadonlySet<string>): Promise<FileRecord[]> {
    const files: FileRecord[] = [];
    const keys = [...fileIds].map((fileId) => operationKeys.file(subject, fileId));
    for await (const item of this.#table.getAll(keys)) files.push(fileRecord.parse(item));
    return files;
  }

  async readDecision(subject: Subject, combination: string): Promise<StaffDecision | undefined> {
    const item = await this.#table.get(operationKeys.decision(subject, combination));
    return item && staffDecision.parse(item);
  }

  async #readDecisions(subject: Subject): Promise<StaffDecision[]> {
    const decisions: StaffDecision[] = [];
    const { pk: partition, sk: beginsWith } = operationKeys.decision(subject, '');
    for await (const item of this.#table.query({ partition, beginsWith }))
      decisions.push(staffDecision.parse(item));
    return decisions;
  }

  async #readNewest(subject: Subject): Promise<Publication | undefined> {
    const partition = operationKeys.subjectPartition(subject);
    const range = { partition, beginsWith: 'PUBLICATION#', backwards: true, limit: 1 };
    const [newest] = (await this.#table.queryPage(range)).items;
    return newest && publication.parse(newest);
  }

  /** Fixes what files came to that are about to go: whoever reads a subject whole begins from there. */
  async openWith(subject: Subject, opening: DeliveryBooks): Promise<void> {
    await this.#table.put({ ...operationKeys.opening(subject), books: pack(opening) });
  }

  /** Removes what is on record of a file that was never read. */
  async removeUnread(subject: Subject, file: FileRecord): Promise<void> {
    await this.removeFile(subject, file);
    await this.index.removeUnread(subject, file.fileId);
  }

  /** Removes a file for good: nothing of it is on record afterwards. */
  async removeFile(subject: Subject, file: FileRecord): Promise<void> {
    await this.#table.delete(operationKeys.file(subject, file.fileId), equals('version', file.version));
    await this.index.remove(subject, file);
  }

  async readFile(subject: Subject, fileId: string): Promise<FileRecord | undefined> {
    const item = await this.#table.get(operationKeys.file(subject, fileId));
    return item && fileRecord.parse(item);
  }

  async readPublication(ref: ProviderRef, number: number): Promise<Publication | undefined> {
    const item = await this.#table.get(operationKeys.publication(ref, number));
    return item && publication.parse(item);
  }

  /**
   * Changes what is on record of a file, however many do so at once.
   * @param change gets what is on record (undefined: nothing yet) and returns what shall be; the same object: no write
   */
  async changeFile(
    subject: Subject,
    fileId: string,
    change: (known: FileRecord | undefined) => Omit<FileRecord, 'version'>,
  ): Promise<FileRecord> {
    await this.#table.put(operationKeys.subject(subject));
    for (;;) {
      const known = await this.readFile(subject, fileId);
      const changed = change(known);
      if (known !== undefined && changed === known) return known;
      const next: FileRecord = { ...changed, version: (known?.version ?? 0) + 1 };
      const item = { ...operationKeys.file(subject, fileId), ...next };
      if (await this.#table.put(item, isUnchanged('version', known?.version))) return next;
    }
  }

  async recordDecision(subject: Subject, decision: StaffDecision): Promise<void> {
    await this.#table.put({ ...operationKeys.decision(subject, decision.combination), ...decision });
  }

  /** Removes publications up to a number: what they replaced is gone, and nobody asks for them any more. */
  async endPublications(ref: ProviderRef, through: number): Promise<void> {
    const { pk: partition, sk: last } = operationKeys.publication(ref, through);
    const numbers: number[] = [];
    for await (const item of this.#table.query({ partition, between: ['PUBLICATION#', last] }))
      numbers.push(publication.parse(item).publication);
    for (const number of numbers) await this.#table.delete(operationKeys.publication(ref, number));
  }

  /** Takes a publication number; false when another has just taken it. */
  async addPublication(ref: ProviderRef, next: Publication): Promise<boolean> {
    return this.#table.put({ ...operationKeys.publication(ref, next.publication), ...next }, isAbsent);
  }

  /**
   * Fixes the key of the identity tokens that a publication's holdings have: whoever writes them, however often, takes
   * the one that was fixed first.
   */
  async fixKeyVersion(ref: ProviderRef, number: number, wanted: string): Promise<string> {
    const key = operationKeys.publication(ref, number);
    const item = await this.#table.updateAndGet(key, { setOnce: { keyVersion: wanted } }, isPresent);
    return publication.parse(item).keyVersion ?? wanted;
  }
}
