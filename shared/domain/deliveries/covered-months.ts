/** The months that a delivery covers, of a source whose rows are each about a month. */
import type { Asset } from '../../contracts/holdings.ts';
import type { CalendarDate, CalendarMonth, MonthSpan } from '../../contracts/primitives.ts';
import { readerOf } from '../catalogue/catalogue.ts';
import { addMonths, lastDayOf, monthOf } from '../kernel/calendar.ts';

/** From the first to the last of the months; undefined where there are none. */
export function spanOf(months: Iterable<CalendarMonth>): MonthSpan | undefined {
  const sorted = [...months].sort();
  const [from, to = from] = [sorted[0], sorted.at(-1)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** Takes the rows of a delivery that lead to members. */
export class CoveredMonths {
  readonly #last: CalendarMonth;
  readonly #months = new Set<CalendarMonth>();

  /** @param asOf of the delivery: a month that was not over then is covered by nobody yet */
  constructor(asOf: CalendarDate) {
    const month = monthOf(asOf);
    this.#last = lastDayOf(month) <= asOf ? month : addMonths(month, -1);
  }

  see(row: Asset): void {
    const month = readerOf(row)?.monthOf?.(row);
    if (month !== undefined && month <= this.#last) this.#months.add(month);
  }

  span(): MonthSpan | undefined {
    return spanOf(this.#months);
  }
}
