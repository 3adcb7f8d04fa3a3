/** The audit log of a county: what people did and tried with the interface, by time. Nothing in it is ever changed. */
import { randomBytes } from 'node:crypto';
import { auditEntry, longestSubject, type AuditEntry } from '../contracts/staff-record.ts';
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
  /** Entries that are looked for; all of them unless given. */
  isWanted?: (entry: AuditEntry) => boolean;
}

/** Entries that one page of a search looks through at most. */
const mostLookedThrough = 20_000;

export class AuditLog {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** A subject that is too long to read again is cut, and ends in `…`. */
  async record(county: string, { subject, ...rest }: AuditEntry): Promise<void> {
    const entry: AuditEntry = { ...rest, ...(subject !== undefined && { subject: cutSubject(subject) }) };
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

  /** Removes an entry whose term is over: one function may, once a tombstone represents it. */
  async remove({ pk, sk }: Item): Promise<void> {
    await this.#table.delete({ pk: String(pk), sk: String(sk) });
  }

  /** Entries from the newest to the oldest. A page of a search may hold few, and be followed by others all the same. */
  async read(county: string, { isWanted, ...range }: AuditRange): Promise<AuditPage> {
    const entries: AuditEntry[] = [];
    let { after } = range;
    for (let seen = 0; seen < mostLookedThrough;) {
      const page = await this.#readOn(county, {
        ...range,
        after,
        limit: isWanted === undefined ? range.limit : 1000,
      });
      for (const [at, item] of page.items.entries()) {
        const entry = auditEntry.parse(item);
        if (isWanted?.(entry) === false) continue;
        entries.push(entry);
        const more = page.next !== undefined || at + 1 < page.items.length;
        if (entries.length === range.limit) return { entries, next: more ? String(item['sk']) : undefined };
      }
      after = page.next;
      if (after === undefined) break;
      seen += page.items.length;
    }
    return { entries, next: after };
  }

  async #readOn(county: string, { from, to, limit, after }: AuditRange) {
    const pk = operationKeys.auditPartition(county);
    const { items, next } = await this.#table.queryPage({
      partition: pk,
      between: [from, `${to}~`],
      backwards: true,
      limit,
      after: after === undefined ? undefined : { pk, sk: after },
    });
    return { items, next: next?.['sk'] as string | undefined };
  }
}

function cutSubject(subject: string): string {
  return subject.length <= longestSubject ? subject : `${subject.slice(0, longestSubject - 1)}…`;
}
