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
import type { ProviderRef } from '../contracts/messages.ts';
import { isAbsent, isPresent, isUnchanged } from './aws/expressions.ts';
import type { Table } from './aws/table.ts';
import { operationKeys, parseSubjectName } from './keys.ts';

export interface SubjectRecords {
  files: FileRecord[];
  decisions: StaffDecision[];
  /** The newest publication; undefined before the first. */
  newest: Publication | undefined;
}

export class DeliveryLedger {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
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
    const records: SubjectRecords = { files: [], decisions: [], newest: undefined };
    for await (const item of this.#table.query({ partition: operationKeys.subjectPartition(subject) })) {
      const sk = String(item['sk']);
      if (sk.startsWith('FILE#')) records.files.push(fileRecord.parse(item));
      else if (sk.startsWith('DECISION#')) records.decisions.push(staffDecision.parse(item));
      // Publications come in the order of their numbers: the last one read is the newest.
      else if (sk.startsWith('PUBLICATION#')) records.newest = publication.parse(item);
    }
    return records;
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

  /** Takes a publication number; false when another has just taken it. */
  async addPublication(ref: ProviderRef, next: Publication): Promise<boolean> {
    return this.#table.put({ ...operationKeys.publication(ref, next.publication), ...next }, isAbsent);
  }

  /**
   * Fixes the key of the identity tokens that a publication's holdings bear: whoever writes them, however often, takes
   * the one that was fixed first.
   */
  async fixKeyVersion(ref: ProviderRef, number: number, wanted: string): Promise<string> {
    const key = operationKeys.publication(ref, number);
    const item = await this.#table.updateAndGet(key, { setOnce: { keyVersion: wanted } }, isPresent);
    return publication.parse(item).keyVersion ?? wanted;
  }
}
