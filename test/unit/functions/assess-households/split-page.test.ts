import fc from '../../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { splitPage, type Partition } from '../../../../functions/assess-households/split-page.ts';
import type { Item } from '../../../../shared/store/aws/table.ts';

/** Households with their items, in the order of the table. */
const table = fc
  .uniqueArray(fc.integer({ min: 0, max: 50 }), { maxLength: 8 })
  .chain((names) => fc.tuple(...names.map((name) => itemsOf(`h${name}`))))
  .map((households) => households.flat());

function itemsOf(household: string): fc.Arbitrary<Item[]> {
  return fc
    .integer({ min: 1, max: 6 })
    .map((count) => Array.from({ length: count }, (_, n) => ({ pk: household, sk: String(n) })));
}

/** Cuts the table into pages that end anywhere, and these into households. */
function cutAll(items: readonly Item[], lengths: readonly number[]): Partition[] {
  const whole: Partition[] = [];
  let held: Partition | undefined;
  for (let from = 0, n = 0; ; n += 1) {
    const to = from + (lengths[n % lengths.length] ?? 1);
    const page = { items: items.slice(from, to), next: to < items.length ? { pk: 'next' } : undefined };
    const cut = splitPage(held, page);
    whole.push(...cut.whole);
    held = cut.held;
    if (page.next === undefined) return whole;
    from = to;
  }
}

describe('pages of the table', () => {
  it('give every household once, with all its items, wherever they end', () => {
    fc.assert(
      fc.property(table, fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (items, lengths) => {
        const byHousehold = Map.groupBy(items, ({ pk }) => String(pk));
        expect(cutAll(items, lengths)).toEqual(
          [...byHousehold].map(([household, all]) => ({ household, items: all })),
        );
      }),
    );
  });

  it('a household that has to be read again stays so, whatever else comes of it', () => {
    const held = { household: 'h1', items: undefined };
    const page = {
      items: [
        { pk: 'h1', sk: '2' },
        { pk: 'h2', sk: '1' },
      ],
      next: undefined,
    };
    expect(splitPage(held, page).whole).toEqual([held, { household: 'h2', items: [{ pk: 'h2', sk: '1' }] }]);
  });
});
