/**
 * Rows that are certainly accepted, as their bytes show: nothing is decoded. A row may be acceptable and not be found so
 * here, but never the other way round; the definition decides about what is not found so.
 *
 * Why bytes tell: comma, quote and newline occur in no other character of UTF-8 or GB18030. Digits do occur in the
 * four-byte characters of GB18030, but only behind a byte with the high bit set: a digit behind ASCII is a digit.
 */
import type { Form } from '../domain/kernel/forms.ts';
import { amountUnit, type Column } from '../domain/kernel/header.ts';
import { MOST_DIGITS } from '../domain/kernel/money.ts';
import { LONGEST_FIELD } from '../domain/kernel/text.ts';
import { lastRequired, type RowShape } from './match-row.ts';

/** Whether the field that is in the bytes from `start` up to `end` has the form. */
type FormTest = (bytes: Uint8Array, start: number, end: number) => boolean;

const COMMA = 0x2c;
const QUOTE = 0x22;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/** What a source's rows of one format have to be for that. */
export class AcceptableRows {
  /** By column, up to the last that is looked at. */
  readonly #tests: readonly (FormTest | undefined)[];
  readonly #fieldsAtLeast: number;
  readonly #fieldsAtMost: number;

  /** What is optional makes no row unacceptable, and neither does a word; but a unit has to be read. */
  constructor(columns: readonly Column[], { positions, width }: RowShape) {
    const tests: (FormTest | undefined)[] = [];
    for (const { field, form, required } of columns) if (required) tests[positions[field]!] = formTests[form];
    this.#tests = Array.from(tests).slice(0, tests.findLastIndex((test) => test !== undefined) + 1);
    this.#fieldsAtLeast = lastRequired({ columns }, { positions }) + 1;
    this.#fieldsAtMost = positions[amountUnit.field] === undefined ? width : 0;
  }

  /** @param row is in the bytes without its line's end */
  has({
    bytes,
    start,
    end,
  }: {
    readonly bytes: Uint8Array;
    readonly start: number;
    readonly end: number;
  }): boolean {
    // No field of it can be too long then: a character has at least one byte.
    if (end - start > LONGEST_FIELD) return false;
    let at = start;
    for (const test of this.#tests) {
      if (at > end) return false;
      const next = endOfField(bytes, at, end);
      if (test !== undefined && !passes(test, bytes, at, next)) return false;
      at = next + 1;
    }
    let fields = this.#tests.length;
    for (; at <= end; fields += 1) at = endOfField(bytes, at, end) + 1;
    return fields >= this.#fieldsAtLeast && fields <= this.#fieldsAtMost;
  }
}

/** Whether a field has a form, in quotes or not; one with quotes in it is left to the definition. */
function passes(test: FormTest, bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== QUOTE) return test(bytes, start, end);
  const closing = find(QUOTE, bytes, start + 1, end);
  return closing === end - 1 && test(bytes, start + 1, closing);
}

/** The comma behind the field that begins at `start`, or the end of the row: `splitRecord`, byte by byte. */
function endOfField(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  if (at < end && bytes[at] === QUOTE) {
    do at = Math.min(find(QUOTE, bytes, at + 1, end) + 1, end);
    while (at < end && bytes[at] === QUOTE);
  }
  return find(COMMA, bytes, at, end);
}

/**
 * How a field reads when there is certainly nothing wrong with it: an identifier has a digit in it, so it is no mark for
 * "nothing"; an amount is up to 10 digits, with one or two decimals or none; a date is YYYY-MM-DD, but for leap days, and a
 * month YYYY-MM. Whose the row is has been found by then.
 */
const formTests: Readonly<Partial<Record<Form, FormTest>>> = {
  identifier: hasDigit,
  amount: isAmount,
  date: isDate,
  month: isMonth,
  // Left to the definition.
  count: () => false,
};

/** Where a byte occurs next, or the end of the row. */
function find(byte: number, bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== byte) at += 1;
  return at;
}

function hasDigit(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (isDigit(bytes[at]!) && (at === start || bytes[at - 1]! < 0x80)) return true;
  }
  return false;
}

/** So many digits of yuan, and two decimals, are exact as a number. */

function isAmount(bytes: Uint8Array, start: number, end: number): boolean {
  const point = behindDigits(bytes, start, end);
  if (point === start || point - start > MOST_DIGITS) return false;
  if (point === end) return true;
  const decimals = end - point - 1;
  return (
    bytes[point] === POINT &&
    behindDigits(bytes, point + 1, end) === end &&
    (decimals === 1 || decimals === 2)
  );
}

/** Dates from 1900 on are dates. */
const CENTURY = 19;
/** By month from 1 on; of February those of every year. */
const DAYS_OF_MONTHS: readonly number[] = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDate(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 10 || bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS) return false;
  const areDigits = behindDigits(bytes, start, start + 4) === start + 4;
  const [month, day] = [twoDigits(bytes, start + 5), twoDigits(bytes, start + 8)];
  return areDigits && twoDigits(bytes, start) >= CENTURY && day >= 1 && day <= (DAYS_OF_MONTHS[month] ?? 0);
}

function isMonth(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 7 || bytes[start + 4] !== MINUS) return false;
  const areDigits = behindDigits(bytes, start, start + 4) === start + 4;
  const month = twoDigits(bytes, start + 5);
  return areDigits && twoDigits(bytes, start) >= CENTURY && month >= 1 && month <= 12;
}

/** Where the digits end that begin at `start`. */
function behindDigits(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isDigit(bytes[at]!)) at += 1;
  return at;
}

/** Two digits as a number, or -1. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const [tens, ones] = [bytes[at]!, bytes[at + 1]!];
  return isDigit(tens) && isDigit(ones) ? 10 * (tens - ZERO) + ones - ZERO : -1;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte < ZERO + 10;
}
