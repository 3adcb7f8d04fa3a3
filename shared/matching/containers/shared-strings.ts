/** The strings that a workbook's cells share, packed: a sheet of a million rows may have some millions of them. */
import { ObjectUnusableError } from '../object-unusable.ts';

const FIRST_BYTES = 64 * 1024;
/** More text than any list of a county has; memory is bounded by it. */
const MOST_BYTES = 256 * 1024 * 1024;

export class SharedStrings {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES);
  #ends = new Uint32Array(1024);
  #count = 0;

  add(text: string): void {
    const start = this.#count === 0 ? 0 : this.#ends[this.#count - 1]!;
    const most = start + 3 * text.length;
    if (most > MOST_BYTES) throw new ObjectUnusableError('file-too-large');
    if (most > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, most));
      this.#bytes.copy(grown, 0, 0, start);
      this.#bytes = grown;
    }
    if (this.#count === this.#ends.length) {
      const grown = new Uint32Array(2 * this.#count);
      grown.set(this.#ends);
      this.#ends = grown;
    }
    this.#ends[this.#count++] = start + this.#bytes.write(text, start);
  }

  /** Empty where no string has that number. */
  at(index: number): string {
    if (!(index >= 0 && index < this.#count)) return '';
    const start = index === 0 ? 0 : this.#ends[index - 1];
    return this.#bytes.toString('utf8', start, this.#ends[index]);
  }
}
