/** Which of a file's rows are shown, whomever they are about: the definition, row by row. */

/** So many rows at the start are all shown. */
export const FIRST_ROWS = 1_000;
/** Of those behind them the first that begins in each stretch of the content: about every 64th. */
export const STRETCH_BYTES = 8 * 1024;

/** Says of the rows of a file, taken in their order, which are shown: the definition of what `RowSampler` does by blocks. */
export class SampleChoice {
  #shown = 0;
  /** The stretch that has been shown. */
  #stretch = -1;

  /** @param before bytes of the rows before it, with their ends */
  takes(before: number): boolean {
    const stretch = Math.floor(before / STRETCH_BYTES);
    const isFirst = this.#shown < FIRST_ROWS;
    if (!isFirst && stretch <= this.#stretch) return false;
    if (!isFirst) this.#stretch = stretch;
    this.#shown += 1;
    return true;
  }
}
