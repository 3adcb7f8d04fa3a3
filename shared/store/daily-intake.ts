/** How many files of a subject were put on a day. */
import * as z from 'zod';
import type { Subject } from '../contracts/deliveries.ts';
import { shanghaiDate } from '../domain/kernel/calendar.ts';
import { isUnchanged } from './aws/expressions.ts';
import type { Table } from './aws/table.ts';
import { operationKeys } from './keys.ts';

const keptDays = 40;
const dayItem = z.object({ files: z.array(z.string()).optional(), version: z.int().optional() });

export class DailyIntake {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Counts a file among those of its day, once however often it is asked about.
   * @param name what tells one put from another
   * @returns false where the day has `limit` others already
   */
  async admit(
    subject: Subject,
    at: string,
    { name, limit }: { name: string; limit: number },
  ): Promise<boolean> {
    const key = operationKeys.intakeOfDay(subject, shanghaiDate(new Date(at)));
    for (;;) {
      const item = await this.#table.get(key);
      const { files = [], version } = dayItem.parse(item ?? {});
      if (files.includes(name)) return true;
      if (files.length >= limit) return false;
      const expiresAtSeconds = Math.floor(Date.parse(at) / 1000) + keptDays * 86_400;
      const counted = { ...key, files: [...files, name], version: (version ?? 0) + 1, expiresAtSeconds };
      if (await this.#table.put(counted, isUnchanged('version', version))) return true;
    }
  }
}
