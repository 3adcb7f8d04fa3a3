/** The audit log of a county: what people did and tried with the interface, by time. Nothing in it is ever changed. */
import { randomBytes } from 'node:crypto';
import { auditEntry, type AuditEntry } from '../contracts/staff-record.ts';
import { isAbsent } from './aws/expressions.ts';
import type { Item, Table } from './aws/table.ts';
import { operationKeys } from './keys.ts';

export interface AuditPage {
  entries: AuditEntry[];
  /** Where the next page begins; undefined on the last one. */
  next: string | undefined;
}

/** Instants, the last one included; `after` is a page's `next`. */
export interface AuditRange {
  from: string;
  to: string;
  limit: number;
  after?: string | undefined;
}

export class AuditLog {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async record(county: string, entry: AuditEntry): Promise<void> {
    const pk = operationKeys.auditPartition(county);
    const sk = `${entry.at}#${randomBytes(8).toString('hex')}`;
    // Two entries of one moment that draw the same number: the second draws again.
    if (!(await this.#table.put({ pk, sk, ...entry }, isAbsent))) await this.record(county, entry);
  }

  /** The items of a part of the log as they are stored, in their order. @param part instants: after one, up to the other */
  itemsBetween(part: { county: string; after: string; through: string }): AsyncIterable<Item> {
    // Behind every entry of that instant.
    const after = part.after === '' ? '0' : `${part.after}~`;
    const partition = operationKeys.auditPartition(part.county);
    return this.#table.query({ partition, between: [after, `${part.through}~`] });
  }

  /** Removes an entry whose term is over: one function may, once a tombstone stands for it. */
  async remove({ pk, sk }: Item): Promise<void> {
    await this.#table.delete({ pk: String(pk), sk: String(sk) });
  }

  /** Entries from the newest to the oldest. */
  async read(county: string, range: AuditRange): Promise<AuditPage> {
    const pk = operationKeys.auditPartition(county);
    const { items, next } = await this.#table.queryPage({
      partition: pk,
      between: [range.from, `${range.to}~`],
      backwards: true,
      limit: range.limit,
      after: range.after === undefined ? undefined : { pk, sk: range.after },
    });
    return {
      entries: items.map((item) => auditEntry.parse(item)),
      next: next?.['sk'] as string | undefined,
    };
  }
}
