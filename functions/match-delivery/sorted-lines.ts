/** Lines of JSON as bytes, handed out by household. A string of each would be several times as large, and slower. */

const FIRST_BYTES = 64 * 1024;
/** UTF-8 takes at most so many bytes for a unit of a JavaScript string. */
const BYTES_PER_UNIT = 3;

export class SortedLines {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES);
  #filled = 0;
  /** Where each line ends, and which lines each household has. */
  #ends: number[] = [];
  readonly #households = new Map<string, number[]>();

  get count(): number {
    return this.#ends.length;
  }

  add(household: string, line: string): void {
    this.#reserve(line.length * BYTES_PER_UNIT + 1);
    this.#filled += this.#bytes.write(line, this.#filled);
    this.#filled = this.#bytes.writeUInt8(0x0a, this.#filled);
    const places = this.#households.get(household);
    if (places === undefined) this.#households.set(household, [this.#ends.length]);
    else places.push(this.#ends.length);
    this.#ends.push(this.#filled);
  }

  /** A first line, and every line by household and of each in the order in which they were added; then there are none. */
  take(first: string): Buffer {
    const start = Buffer.from(`${first}\n`);
    const sorted = Buffer.allocUnsafe(start.length + this.#filled);
    let to = start.copy(sorted);
    for (const household of [...this.#households.keys()].sort()) {
      for (const place of this.#households.get(household) ?? []) {
        to += this.#bytes.copy(sorted, to, this.#ends[place - 1] ?? 0, this.#ends[place]);
      }
    }
    this.#filled = 0;
    this.#ends = [];
    this.#households.clear();
    return sorted;
  }

  #reserve(bytes: number): void {
    if (this.#filled + bytes <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, this.#filled + bytes));
    this.#bytes.copy(grown, 0, 0, this.#filled);
    this.#bytes = grown;
  }
}
