/** Splits pages of the table into households. */
import type { Item, Page } from '../../shared/store/aws/table.ts';

/** The items of a household; undefined where they have to be read again. */
export interface Partition {
  household: string;
  items: readonly Item[] | undefined;
}

/**
 * A household's items are consecutive in the table, but a page may end among them. So the last household of a page is held
 * back until the next page begins with another one.
 * @param held what was held back of the page before
 */
export function splitPage(
  held: Partition | undefined,
  { items, next }: Page,
): { whole: Partition[]; held: Partition | undefined } {
  const whole: { household: string; items: Item[] | undefined }[] = [];
  if (held !== undefined) whole.push({ household: held.household, items: held.items && [...held.items] });
  for (const item of items) {
    const household = String(item['pk']);
    const last = whole.at(-1);
    if (last?.household === household) last.items?.push(item);
    else whole.push({ household, items: [item] });
  }
  return { whole, held: next === undefined ? undefined : whole.pop() };
}
