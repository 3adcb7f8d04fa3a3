/** The decimal numbers of a policy, exactly: 0.05 in JSON means five hundredths, not its nearest binary number. */
import * as z from 'zod';
import type { Fen } from '../../contracts/primitives.ts';
import { type Fraction, makeFraction } from './fraction.ts';

const PLAIN_DECIMAL = /^(\d{1,9})(?:\.(\d{1,6}))?$/;

/** A number of a policy document: not negative, up to nine digits before the point and six after it. */
export const policyNumber = z
  .number()
  .refine(
    (value) => PLAIN_DECIMAL.test(String(value)),
    'give a number that is not negative, with at most 9 digits before the point and 6 after it',
  );

/** A number of a policy document above 0. */
export const positiveNumber = policyNumber.refine((value) => value > 0, 'give a number above 0');

/** A share of a whole, 0 to 1: 0.05 is 5 %. */
export const shareNumber = policyNumber.refine(
  (value) => value <= 1,
  'give a share from 0 to 1, 0.05 for 5 %',
);

/** The exact value of a policy number. Throws RangeError for a number that no policy document may hold. */
export function exactly(value: number): Fraction {
  const match = PLAIN_DECIMAL.exec(String(value));
  if (!match) throw new RangeError('not a number that a policy may hold');
  const [, whole = '', decimals = ''] = match;
  return makeFraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

/** `amount × factor`, rounded once, half up, to the fen. The amount must not be negative. */
export function timesRounded(amount: bigint, factor: Fraction): Fen {
  const twice = 2n * amount * factor.numerator + factor.denominator;
  return Number(twice / (2n * factor.denominator));
}

/** Compares `part` with `share` of `whole`, exactly: negative where the part is smaller, 0 where they are equal. */
export function compareWithShare(part: number, whole: number, share: number): number {
  const { numerator, denominator } = exactly(share);
  const difference = BigInt(part) * denominator - BigInt(whole) * numerator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
