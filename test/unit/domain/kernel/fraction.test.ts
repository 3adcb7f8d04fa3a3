import fc from '../../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  type Fraction,
  makeFraction,
  min,
  ONE,
  parseShare,
} from '../../../../shared/domain/kernel/fraction.ts';

const fractions = fc
  .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 1000n }))
  .map(([numerator, denominator]) => makeFraction(numerator, denominator));

function of(numerator: number, denominator: number): Fraction {
  return makeFraction(BigInt(numerator), BigInt(denominator));
}

describe('reading a share', () => {
  it.each([
    ['50%', of(1, 2)],
    ['５０％', of(1, 2)],
    ['33.33%', of(3333, 10_000)],
    ['1/2', of(1, 2)],
    ['１／３', of(1, 3)],
    ['1 / 4', of(1, 4)],
    ['0.5', of(1, 2)],
    ['二分之一', of(1, 2)],
    ['三分之二', of(2, 3)],
    ['两分之一', of(1, 2)],
    ['十分之三', of(3, 10)],
    ['十二分之五', of(5, 12)],
    ['百分之五十', of(1, 2)],
    ['百分之三十三', of(33, 100)],
    ['百分之50', of(1, 2)],
    ['一百零五分之二十', of(4, 21)],
    ['千分之五', of(1, 200)],
    ['一千分之一百一十', of(11, 100)],
    ['100%', ONE],
    ['百分之百', ONE],
    ['1', ONE],
    ['1.0', ONE],
    ['1/1', ONE],
  ])('reads %s exactly', (text, share) => {
    expect(parseShare(text)).toEqual(share);
  });

  it.each([
    [''],
    ['50'],
    ['2'],
    ['0'],
    ['0%'],
    ['101%'],
    ['3/2'],
    ['1/0'],
    ['0/1'],
    ['-1/2'],
    ['.5'],
    ['1/2/3'],
    ['1/2、1/2'],
    ['二分之三'],
    ['分之一'],
    ['零分之一'],
    ['五十百分之一'],
    ['一半'],
    ['全部'],
    ['50㎡'],
    [`0.${'3'.repeat(100_000)}`],
  ])('does not guess at %.20s', (text) => {
    expect(parseShare(text)).toBe('unclear');
  });
});

describe('sums of shares', () => {
  it('makes three thirds a whole', () => {
    const third = of(1, 3);
    expect(add(add(third, third), third)).toEqual(ONE);
  });

  it('is the same in any order and any grouping', () => {
    fc.assert(
      fc.property(fractions, fractions, fractions, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
      }),
    );
  });

  it('orders as the numbers do, and takes the lesser', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        const value = ({ numerator, denominator }: Fraction): number =>
          Number(numerator) / Number(denominator);
        expect(Math.sign(compare(a, b))).toBe(Math.sign(value(a) - value(b)));
        expect(value(min(a, b))).toBe(Math.min(value(a), value(b)));
      }),
    );
  });

  it('has no fraction without a positive denominator', () => {
    expect(() => makeFraction(1n, 0n)).toThrow('a fraction needs a positive denominator');
  });
});
