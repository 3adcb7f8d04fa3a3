/** One pass over a file: what its header decides, and what happens to each block once it has been examined. */
import type { RejectionReason } from '../contracts/reasons.ts';
import type { BlockTask, ExaminedBlock } from './block-examiner.ts';
import type { FileEncoding } from '../contracts/staged-hits.ts';
import { HeaderSearch } from './file-header.ts';
import { LINE_LIMIT_BYTES, type LineBlock, NEWLINE } from './line-blocks.ts';
import type { MatchRequest, RowCounts } from './match-request.ts';
import { RowMatcher } from './row-matcher.ts';
import { hasText } from './stored-object.ts';

/** Why the rows of a file are not wanted: it is rejected, or in the other encoding. */
type Failure = { kind: 'rejected'; reason: RejectionReason; detail?: string } | { kind: 'turned' };
export type PassResult =
  | ((({ kind: 'matched'; encoding: FileEncoding } & RowCounts) | Extract<Failure, { kind: 'rejected' }>) & {
      /** Lines that are not of the pass's encoding. */ invalidLines: number;
    })
  | { kind: 'turned' };

/** The rows of a file, from its header on. */
type Rows = { readonly encoding: FileEncoding; readonly column: number; readonly matcher: RowMatcher };

/** Which of the formats that fit the header a pass reads, and how many invalid lines break it off where there are two. */
export type PassChoice = { readonly format: 0 | 1; readonly invalidLinesAtMost: number };

/**
 * Plans each block of a file in their order, and takes each, examined, in the same order: several may be planned before
 * the first of them is taken. Of a rejected file, too, every block is wanted, for the digest; nothing else is done with
 * them.
 */
export class FilePass {
  readonly #request: MatchRequest;
  readonly #choice: PassChoice;
  readonly #header: HeaderSearch;
  #hasText = false;
  #rows: Rows | undefined;
  /** The header fits the other encoding too. */
  #canTurn = false;
  #failure: Failure | undefined;

  constructor(request: MatchRequest, choice: PassChoice) {
    this.#request = request;
    this.#choice = choice;
    this.#header = new HeaderSearch(request.spec.columns);
  }

  /** The file is in the other encoding, and the pass need not go on. */
  get isTurned(): boolean {
    return this.#failure?.kind === 'turned';
  }

  /** Looks for the header where it has not been found yet. @throws what `beginPass` throws */
  plan(block: LineBlock): BlockTask {
    this.#hasText ||= hasText(block.fresh);
    const from = this.#rows || this.#failure ? block.from : this.#findHeader(block);
    if (this.#failure || !this.#rows) return {};
    const { encoding, column } = this.#rows;
    return { rows: { from, column, encoding } };
  }

  /** Resolves when the sink has taken what the block gave. */
  async take(block: LineBlock, task: BlockTask, examined: ExaminedBlock): Promise<void> {
    if (this.#failure || !this.#rows || !task.rows) return;
    const { matcher } = this.#rows;
    await matcher.take(block, task.rows.from, examined);
    if (this.#canTurn && matcher.damage.lines > this.#choice.invalidLinesAtMost)
      this.#failure = { kind: 'turned' };
  }

  /** After the last block. */
  end(): PassResult {
    const invalidLines = this.#rows?.matcher.damage.lines ?? 0;
    if (!this.#hasText) return { kind: 'rejected', reason: 'file-empty', invalidLines };
    if (!this.#rows && !this.#failure) this.#decide(this.#header.end());
    if (this.#failure?.kind === 'turned') return this.#failure;
    if (this.#failure) return { ...this.#failure, invalidLines };
    const rows = this.#rows;
    if (!rows || rows.matcher.counts.rows === 0)
      return { kind: 'rejected', reason: 'header-only', invalidLines };
    const detail = rows.matcher.damage.rejects(rows.matcher.counts.rows);
    if (detail !== undefined) return { kind: 'rejected', reason: 'encoding-invalid', detail, invalidLines };
    return { kind: 'matched', encoding: rows.encoding, ...rows.matcher.counts, invalidLines };
  }

  /** Takes lines of the block until the header is found, and returns where the rows begin. */
  #findHeader({ bytes, from, to, tooLongFollows }: LineBlock): number {
    const limit = this.#request.sizes?.lineLimitBytes ?? LINE_LIMIT_BYTES;
    let start = from;
    while (start < to && !this.#rows && !this.#failure) {
      const end = bytes.indexOf(NEWLINE, start);
      if (end - start > limit) this.#failure = { kind: 'rejected', reason: 'header-too-long' };
      else this.#decide(this.#header.take(bytes.subarray(start, end)));
      start = end + 1;
    }
    if (tooLongFollows && !this.#rows) this.#failure ??= { kind: 'rejected', reason: 'header-too-long' };
    return start;
  }

  #decide(header: ReturnType<HeaderSearch['take']>): void {
    if (header === undefined) return;
    if (header.kind === 'rejected') {
      this.#failure = header;
      return;
    }
    const { formats } = header;
    const format = formats[this.#choice.format];
    if (format === undefined) throw new RangeError('the header fits fewer encodings than passes were begun');
    this.#canTurn = formats.length > 1;
    const { encoding, positions } = format;
    const matcher = new RowMatcher(this.#request, format);
    this.#rows = { encoding, column: positions['id_number'] ?? 0, matcher };
  }
}
