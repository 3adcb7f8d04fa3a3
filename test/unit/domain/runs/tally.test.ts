import fc from '../../../builders/fast-check.ts';
import { expect, it } from 'vitest';
import { Tally } from '../../../../shared/domain/runs/tally.ts';

function tallyOf(names: readonly string[]): Tally {
  const tally = new Tally();
  for (const name of names) tally.add(name);
  return tally;
}

const names = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 20 });

it('the same names are the same in any order', () => {
  fc.assert(
    fc.property(
      names.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(tallyOf(shuffled).equals(tallyOf(all))).toBe(true);
      },
    ),
  );
});

it('one that is missing, doubled, or appears in the place of another is noticed', () => {
  fc.assert(
    fc.property(names, ([first = '', ...rest]) => {
      const whole = tallyOf([first, ...rest]);
      expect(tallyOf(rest).equals(whole)).toBe(false);
      expect(tallyOf([first, first, ...rest]).equals(whole)).toBe(false);
      expect(tallyOf([`${first}0`.repeat(2), ...rest]).equals(whole)).toBe(false);
    }),
  );
});
