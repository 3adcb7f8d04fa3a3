/**
 * Numbers that a spreadsheet has rounded all over a file: 15 digits are kept, and zeros are behind them. One such number
 * may be somebody's; where half of a column's long numbers end so, none of these tells one thing from another.
 */
import { splitRecord } from '../domain/kernel/csv.ts';
import type { Column } from '../domain/kernel/header.ts';
import type { Positions } from './file-header.ts';

/** A spreadsheet keeps so many digits. */
const DIGITS_KEPT = 15;
const LONG = /^\d{16,}$/;
const ROUNDED = /^\d{15}0+$/;
/** Of fewer nothing is said. */
const LEAST_ROUNDED = 3;

const COMMA = 0x2c;
const QUOTE = 0x22;
const ZERO = 0x30;

/** Whether a field ends as spreadsheets round long numbers. */
export function looksRounded(field: string): boolean {
  return ROUNDED.test(field);
}

type Tally = { readonly field: string; readonly position: number; long: number; rounded: number };

/** Takes the rows of a file that lead to members. */
export class RoundedNumbers {
  readonly #tallies: readonly Tally[];

  constructor(columns: readonly Column[], positions: Positions) {
    this.#tallies = columns
      .filter(({ form, field }) => form === 'identifier' && positions[field] !== undefined)
      .map(({ field }) => ({ field, position: positions[field] ?? 0, long: 0, rounded: 0 }))
      .sort((a, b) => a.position - b.position);
  }

  /** @param row is in the bytes without its line's end */
  see({ bytes, start, end }: { bytes: Uint8Array; start: number; end: number }): void {
    let [at, column] = [start, 0];
    for (const tally of this.#tallies) {
      for (; column < tally.position && at < end; at += 1) {
        if (bytes[at] === QUOTE) return this.#seeFields(tally, bytes, start, end);
        if (bytes[at] === COMMA) column += 1;
      }
      if (column < tally.position) return;
      if (bytes[at] === QUOTE) return this.#seeFields(tally, bytes, start, end);
      const digits = countDigits(bytes, at, end);
      const isWhole = at + digits === end || bytes[at + digits] === COMMA;
      if (digits <= DIGITS_KEPT || !isWhole) continue;
      tally.long += 1;
      if (areZeros(bytes, at + DIGITS_KEPT, at + digits)) tally.rounded += 1;
    }
  }

  /** The columns whose numbers were rounded. */
  fields(): string[] {
    const rounded = this.#tallies.filter(
      (tally) => tally.rounded >= LEAST_ROUNDED && 2 * tally.rounded >= tally.long,
    );
    return rounded.map(({ field }) => field);
  }

  /** From a column on, where quotes stand. Digits, commas and quotes are the same bytes in every encoding of files. */
  #seeFields(from: Tally, bytes: Uint8Array, start: number, end: number): void {
    const fields = splitRecord(Buffer.from(bytes.subarray(start, end)).toString('latin1'));
    for (const tally of this.#tallies.slice(this.#tallies.indexOf(from))) {
      const field = fields[tally.position] ?? '';
      if (LONG.test(field)) tally.long += 1;
      if (looksRounded(field)) tally.rounded += 1;
    }
  }
}

function countDigits(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at]! >= ZERO && bytes[at]! < ZERO + 10) at += 1;
  return at - start;
}

function areZeros(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end && bytes[at] === ZERO) at += 1;
  return at === end;
}
