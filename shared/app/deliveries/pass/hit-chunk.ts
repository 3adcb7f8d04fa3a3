/** Hits of one chunk object as bytes, handed out by household: what is kept of a hit is its row and two numbers. */
import type { HouseholdId } from '../../../contracts/primitives.ts';
import type { Hit } from '../../../matching/match-file.ts';
import type { HouseholdNumber } from '../../../matching/registry-index.ts';

const FIRST_BYTES = 64 * 1024;
/** Digits of a line's number at most, the space behind it, and the newline behind the row. */
const BESIDE_ROW_BYTES = 18;
/** Of a household's id, which is ASCII, and the space behind it. */
const HOUSEHOLD_BYTES = 48;
const SPACE = 0x20;
const NEWLINE = 0x0a;
const MINUS = 0x2d;
const ZERO = 0x30;

export class HitChunk {
  readonly #room: number;
  /** `<line> <row>` of each hit, in the order in which they were added, and where each ends. */
  #bytes = Buffer.allocUnsafe(FIRST_BYTES);
  #filled = 0;
  readonly #ends: Uint32Array;
  /** The household of each hit, and its place in the order in which they were added, as one number: these sort fast. */
  readonly #keys: Float64Array;
  #count = 0;

  /** @param room as many hits as it holds */
  constructor(room: number) {
    this.#room = room;
    this.#ends = new Uint32Array(room);
    this.#keys = new Float64Array(room);
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  get isFull(): boolean {
    return this.#count === this.#room;
  }

  add(household: HouseholdNumber, { line, bytes, start, end }: Omit<Hit, 'households'>): void {
    this.#reserve(end - start + BESIDE_ROW_BYTES);
    let to = writeInteger(line, this.#bytes, this.#filled);
    this.#bytes[to++] = SPACE;
    to += bytes.copy(this.#bytes, to, start, end);
    this.#bytes[to++] = NEWLINE;
    this.#filled = to;
    this.#ends[this.#count] = to;
    this.#keys[this.#count] = household * this.#room + this.#count;
    this.#count += 1;
  }

  /** A first line, and `<household> <line> <row>` of every hit by household, of each as they were added; then it is empty. */
  take(first: string, idOf: (household: HouseholdNumber) => HouseholdId): Buffer {
    const start = Buffer.from(`${first}\n`);
    const sorted = Buffer.allocUnsafe(start.length + this.#filled + this.#count * HOUSEHOLD_BYTES);
    let to = start.copy(sorted);
    let former: HouseholdNumber | undefined;
    let id = '';
    for (const key of this.#keys.subarray(0, this.#count).sort()) {
      const household = Math.floor(key / this.#room);
      if (household !== former) id = idOf(household);
      former = household;
      to += sorted.write(id, to, 'latin1');
      sorted[to++] = SPACE;
      const place = key % this.#room;
      to += this.#bytes.copy(sorted, to, place === 0 ? 0 : this.#ends[place - 1], this.#ends[place]);
    }
    this.#filled = 0;
    this.#count = 0;
    return sorted.subarray(0, to);
  }

  #reserve(bytes: number): void {
    if (this.#filled + bytes <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, this.#filled + bytes));
    this.#bytes.copy(grown, 0, 0, this.#filled);
    this.#bytes = grown;
  }
}

/** Writes an integer in decimal; returns where it ends. */
function writeInteger(value: number, bytes: Buffer, at: number): number {
  let rest = Math.abs(value);
  let to = at;
  if (value < 0) bytes[to++] = MINUS;
  let digits = 1;
  for (let above = 10; above <= rest; above *= 10) digits += 1;
  const end = to + digits;
  for (let place = end - 1; place >= to; place -= 1) {
    bytes[place] = ZERO + (rest % 10);
    rest = Math.trunc(rest / 10);
  }
  return end;
}
