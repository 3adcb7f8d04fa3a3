import fc from '../../builders/fast-check.ts';
import { expect, it } from 'vitest';
import { OrderedTexts, type Range } from '../../../infra/embedded/database/ordered-texts.ts';

const key = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 5 });
const bound = fc.option(key, { nil: undefined });

function isWithin(each: string, { gt, gte, lt, lte }: Range): boolean {
  return (
    (gt === undefined || each > gt) &&
    (gte === undefined || each >= gte) &&
    (lt === undefined || each < lt) &&
    (lte === undefined || each <= lte)
  );
}

function rangeOf(
  gt: string | undefined,
  gte: string | undefined,
  lt: string | undefined,
  lte: string | undefined,
): Range {
  return {
    ...(gt !== undefined ? { gt } : gte !== undefined && { gte }),
    ...(lt !== undefined ? { lt } : lte !== undefined && { lte }),
  };
}

it('has what was put last under each key, in order, between any bounds and both ways', () => {
  const change = fc.record({ key, bytes: fc.nat(), isRemoved: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 200 }),
      bound,
      bound,
      bound,
      bound,
      (changes, gt, gte, lt, lte) => {
        const texts = new OrderedTexts();
        const model = new Map<string, number>();
        for (const { key: at, bytes, isRemoved } of changes) {
          if (isRemoved) {
            texts.delete(at);
            model.delete(at);
          } else {
            texts.set(at, { text: at, bytes });
            model.set(at, bytes);
          }
        }
        const range = rangeOf(gt, gte, lt, lte);
        const expected = [...model]
          .filter(([each]) => isWithin(each, range))
          .sort(([a], [b]) => (a < b ? -1 : 1));
        const found = (reverse: boolean) =>
          [...texts.range({ ...range, reverse })].map((each) => [each.key, each.stored.bytes]);
        expect(found(false)).toEqual(expected);
        expect(found(true)).toEqual(expected.toReversed());
      },
    ),
  );
});

it('keeps its order over many blocks', () => {
  const texts = new OrderedTexts();
  const keys = Array.from({ length: 5000 }, (_, n) => String((n * 7919) % 5000).padStart(4, '0'));
  for (const each of keys) texts.set(each, { text: '', bytes: 1 });
  for (const each of keys.slice(0, 1000)) texts.delete(each);
  expect([...texts.range()].map((each) => each.key)).toEqual(keys.slice(1000).sort());
});
