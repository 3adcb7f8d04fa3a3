/** Shows some of a file's rows, whomever they are about: enough to tell what state the file is in, at no cost to speak of. */
import { type LineBlock, NEWLINE } from './line-blocks.ts';
import type { SampledRow } from './match-request.ts';
import { FIRST_ROWS, STRETCH_BYTES } from './sample-choice.ts';

/** Takes the blocks of a file in their order. Which rows are shown does not depend on where these are cut. */
export class RowSampler {
  readonly #show: (row: SampledRow) => void;
  readonly #wanted: boolean;
  #shown = 0;
  /** Bytes of rows before the block. */
  #before = 0;
  /** The stretch that has been shown. */
  #stretch = -1;

  constructor(show: (row: SampledRow) => void, wanted: boolean) {
    this.#show = show;
    this.#wanted = wanted;
  }

  /** @param from where the rows of the block begin */
  see({ bytes, to }: LineBlock, from: number): void {
    if (!this.#wanted) return;
    let start = from;
    while (start < to && this.#shown < FIRST_ROWS) {
      const end = bytes.indexOf(NEWLINE, start);
      this.#take(bytes, start, end);
      start = end + 1;
    }
    if (this.#shown >= FIRST_ROWS) this.#seeStretches(bytes, { from, start, to });
    this.#before += to - from;
  }

  #seeStretches(bytes: Buffer, { from, start, to }: { from: number; start: number; to: number }): void {
    let at = start;
    while (at < to) {
      const offset = this.#before + at - from;
      const stretch = Math.floor(offset / STRETCH_BYTES);
      if (stretch > this.#stretch) {
        const end = bytes.indexOf(NEWLINE, at);
        this.#stretch = stretch;
        this.#take(bytes, at, end);
      }
      const next = at + (stretch + 1) * STRETCH_BYTES - offset;
      // The first line that begins at or behind the next stretch.
      at = next >= to ? to : bytes.indexOf(NEWLINE, next - 1) + 1;
    }
  }

  #take(bytes: Buffer, start: number, end: number): void {
    this.#shown += 1;
    this.#show({ bytes, start, end: end > start && bytes[end - 1] === 0x0d ? end - 1 : end });
  }
}
