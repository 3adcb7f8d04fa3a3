/** Lines whose bytes are not of their file's encoding: a few are set aside, many reject the file. */

/** From so many lines on, where they are also 1 % of the rows, the file is rejected. */
const LINES_AT_LEAST = 3;
const PARTS_OF_ROWS = 100;
/** So many are named. */
const LINES_NAMED = 10;

export class EncodingDamage {
  #lines = 0;
  readonly #named: number[] = [];

  note(line: number): void {
    this.#lines += 1;
    if (this.#named.length < LINES_NAMED) this.#named.push(line);
  }

  get lines(): number {
    return this.#lines;
  }

  /** Where the file is to be rejected: which lines, the first ten. @param rows of the file, these included */
  rejects(rows: number): string | undefined {
    if (this.#lines < LINES_AT_LEAST || this.#lines * PARTS_OF_ROWS < rows) return undefined;
    const [zh, en] = [this.#named.join('、'), this.#named.join(', ')];
    const more = this.#lines - this.#named.length;
    return more > 0
      ? `第 ${zh} 行等 ${this.#lines} 行 lines ${en} and ${more} more`
      : `第 ${zh} 行 lines ${en}`;
  }
}
