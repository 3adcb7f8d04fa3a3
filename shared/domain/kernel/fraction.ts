/** Exact fractions: shares of one home add up, and a third three times is a whole. */
import { cleanNumber } from './text.ts';

/** A fraction in lowest terms with a positive denominator. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

export const ONE: Fraction = { numerator: 1n, denominator: 1n };

/** Makes a fraction in lowest terms. Throws RangeError where the denominator is not positive. */
export function makeFraction(numerator: bigint, denominator: bigint): Fraction {
  if (denominator <= 0n) throw new RangeError('a fraction needs a positive denominator');
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

export function add(a: Fraction, b: Fraction): Fraction {
  const numerator = a.numerator * b.denominator + b.numerator * a.denominator;
  return makeFraction(numerator, a.denominator * b.denominator);
}

/** Negative where a is less than b, 0 where they are equal, else positive: an order for `sort`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function min(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b;
}

/** Digits are bounded, so that a damaged field costs no time. */
const DECIMAL = /^(\d{1,12})(?:\.(\d{1,12}))?(%?)$/;
const RATIO = /^(\d{1,12})\/(\d{1,12})$/;
const CHINESE_RATIO = /^(.{1,12})分之(.{1,12})$/;

/**
 * Reads a share of a title exactly: `50%`, `1/2`, `0.5`, `1`, `二分之一`, `百分之五十`. Width and spaces are folded.
 *
 * @returns a fraction above 0 and at most 1, or `unclear`: a bare `50` may be per cent or square metres, and anything
 *   else is not guessed at.
 */
export function parseShare(text: string): Fraction | 'unclear' {
  const compact = cleanNumber(text);
  const share = readRatio(compact) ?? readDecimal(compact);
  return share && share.numerator > 0n && compare(share, ONE) <= 0 ? share : 'unclear';
}

function readDecimal(text: string): Fraction | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, whole = '', decimals = '', percent] = match;
  const scale = 10n ** BigInt(decimals.length) * (percent === '%' ? 100n : 1n);
  return makeFraction(BigInt(whole + decimals), scale);
}

function readRatio(text: string): Fraction | undefined {
  const [, top, bottom] = RATIO.exec(text) ?? [];
  const [, chineseBottom, chineseTop] = CHINESE_RATIO.exec(text) ?? [];
  const numerator = readWholeNumber(top ?? chineseTop);
  const denominator = readWholeNumber(bottom ?? chineseBottom);
  return numerator === undefined || !denominator ? undefined : makeFraction(numerator, denominator);
}

/** A whole number in ASCII digits or Chinese numerals (`十`, `三十三`, `一百零五`). */
function readWholeNumber(text: string | undefined): bigint | undefined {
  if (text === undefined || text === '') return undefined;
  if (/^\d+$/.test(text)) return BigInt(text);
  const plain = text
    .replaceAll('两', '二')
    .replaceAll('〇', '零')
    .replace(/^(?=[百千万])/, '一')
    .replace(/^一十/, '十');
  return NUMERALS.get(plain);
}

/** The numerals from 1 to 999 as they are written, and the round ones of 千分之 and 万分之. */
const NUMERALS: ReadonlyMap<string, bigint> = new Map([
  ...Array.from({ length: 999 }, (_, index) => [writeNumeral(index + 1), BigInt(index + 1)] as const),
  ['一千', 1_000n],
  ['一万', 10_000n],
]);

function writeNumeral(number: number): string {
  const [hundreds = 0, tens = 0, ones = 0] = Array.from(String(number).padStart(3, '0'), Number);
  const digit = (value: number): string => '零一二三四五六七八九'.charAt(value);
  const tensText =
    tens === 1 && hundreds === 0 ? '十' : tens > 0 ? `${digit(tens)}十` : hundreds && ones ? '零' : '';
  return `${hundreds > 0 ? `${digit(hundreds)}百` : ''}${tensText}${ones > 0 ? digit(ones) : ''}`;
}
