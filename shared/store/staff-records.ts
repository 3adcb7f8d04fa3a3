/** Staff records: who may act, in which roles, for which county or town. Read for every request. */
import { staffRecord, staffVersion, type StaffRecord, type StaffVersion } from '../contracts/staff-record.ts';
import type { StaffDirectory } from '../contracts/staff.ts';
import { isAbsent, isUnchanged } from './aws/expressions.ts';
import type { Item, Table } from './aws/table.ts';
import { operationKeys } from './keys.ts';

export class StaffRecords implements StaffDirectory {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(id: string): Promise<StaffRecord | undefined> {
    const item = await this.#table.get(operationKeys.staffMember(id));
    return item && readRecord(item);
  }

  /** Everybody of a county, by id. A deployment has some hundreds of staff, so all are read by one Query. */
  async ofCounty(county: string): Promise<StaffRecord[]> {
    const found: StaffRecord[] = [];
    for await (const item of this.#table.query({ partition: operationKeys.staff })) {
      const record = readRecord(item);
      if (record.county === county) found.push(record);
    }
    return found;
  }

  /**
   * Writes a record if nobody has changed it meanwhile, and keeps the change with what was before. Dying in between loses
   * nothing: the next change keeps what was before it.
   * @param before the record that was read; undefined for a new one
   */
  async write(record: StaffRecord, before: StaffRecord | undefined): Promise<boolean> {
    const item = { ...operationKeys.staffMember(record.id), ...record };
    const isWritten = await this.#table.put(item, isUnchanged('version', before?.version));
    if (isWritten) await this.#keepVersion({ before: before ?? null, after: record });
    return isWritten;
  }

  /** Every change of a record, the newest first. */
  async versions(id: string): Promise<StaffVersion[]> {
    const found: StaffVersion[] = [];
    const partition = operationKeys.staffVersions(id);
    for await (const item of this.#table.query({ partition, backwards: true }))
      found.push(staffVersion.parse(item));
    return found;
  }

  async #keepVersion(change: StaffVersion): Promise<void> {
    const { id, version } = change.after;
    await this.#table.put({ ...operationKeys.staffVersion(id, version), ...change }, isAbsent);
  }
}

/** Without its key, which is no part of the record. */
function readRecord({ pk: _pk, sk: _sk, ...stored }: Item): StaffRecord {
  return staffRecord.parse(stored);
}
