/** Pages of the table, cut into households. */
import type { Item, Page } from '../../shared/store/aws/table.ts';

/** The items of a household; undefined where they have to be read anew. */
export interface Partition {
  household: string;
  items: readonly Item[] | undefined;
}

/**
 * The table has a household's items one after the other, but a page may end among them: so the last household of a page is
 * held back until the next one begins with another.
 * @param held what was held back of the page before
 */
export function cutPage(
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
