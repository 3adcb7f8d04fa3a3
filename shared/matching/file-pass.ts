/** One pass over a file: what its header decides, and what becomes of each block once it has been examined. */
import type { RejectionReason } from '../contracts/reasons.ts';
import type { BlockTask, ExaminedBlock, ExaminedFile } from './block-examiner.ts';
import type { FileEncoding } from '../contracts/staged-hits.ts';
import { readFileHeader } from './file-header.ts';
import { LINE_LIMIT_BYTES, type LineBlock, NEWLINE } from './line-blocks.ts';
import type { MatchRequest, RowCounts } from './match-request.ts';
import { RowMatcher } from './row-matcher.ts';
import { hasText } from './stored-object.ts';

/** Why the rows of a file are not wanted: it is rejected, or in the other encoding. */
type Failure = { kind: 'rejected'; reason: RejectionReason; detail?: string } | { kind: 'turned' };
export type PassResult = ({ kind: 'matched'; encoding: FileEncoding } & RowCounts) | Failure;

/** The rows of a file, from its header on. */
type Rows = { readonly encoding: FileEncoding; readonly column: number; readonly matcher: RowMatcher };

/**
 * Plans each block of a file in their order, and takes each, examined, in the same order: several may be planned before
 * the first of them is taken. Of a rejected file, too, every block is wanted, for the digest; nothing else is done with
 * them.
 */
export class FilePass {
  readonly #request: MatchRequest;
  readonly #choice: number;
  #hasText = false;
  #rows: Rows | undefined;
  /** The header fits the other encoding too. */
  #canTurn = false;
  #failure: Failure | undefined;

  /** @param choice which of the formats that fit the header this pass reads: 0, or 1 after a pass that was turned */
  constructor(request: MatchRequest, choice: number) {
    this.#request = request;
    this.#choice = choice;
  }

  /** The file is in the other encoding, and the pass need not go on. */
  get isTurned(): boolean {
    return this.#failure?.kind === 'turned';
  }

  /** Reads the header where the block has it. @throws what `beginPass` throws */
  plan(block: LineBlock): BlockTask {
    this.#hasText ||= hasText(block.fresh);
    const from = this.#rows || this.#failure ? block.from : this.#takeHeader(block);
    if (this.#failure) return { encodings: [] };
    if (!this.#rows) return { encodings: ['utf-8', 'gb18030'] };
    return { encodings: [this.#rows.encoding], rows: { from, column: this.#rows.column } };
  }

  /** Resolves when the sink has taken what the block gave. */
  async take(block: LineBlock, task: BlockTask, examined: ExaminedBlock): Promise<void> {
    if (this.#failure || !this.#rows || !task.rows) return;
    if (examined.valid.includes(this.#rows.encoding)) await this.#rows.matcher.take(block, examined);
    else this.#failEncoding();
  }

  /** After the last block. */
  end({ valid }: ExaminedFile): PassResult {
    if (this.#rows && !this.#failure && !valid.includes(this.#rows.encoding)) this.#failEncoding();
    if (!this.#hasText) return { kind: 'rejected', reason: 'file-empty' };
    if (this.#failure) return this.#failure;
    const rows = this.#rows;
    if (!rows || rows.matcher.counts.rows === 0) return { kind: 'rejected', reason: 'header-only' };
    return { kind: 'matched', encoding: rows.encoding, ...rows.matcher.counts };
  }

  /** Reads the header where the block has it, and returns where the rows begin. */
  #takeHeader({ bytes, from, to, tooLongFollows }: LineBlock): number {
    const end = from < to ? bytes.indexOf(NEWLINE, from) : from;
    const limit = this.#request.sizes?.lineLimitBytes ?? LINE_LIMIT_BYTES;
    if (from < to && end - from <= limit) this.#decide(bytes.subarray(from, end));
    else if (from < to || tooLongFollows) this.#failure = { kind: 'rejected', reason: 'header-too-long' };
    return end + 1;
  }

  #decide(line: Uint8Array): void {
    const header = readFileHeader(line, this.#request.spec.columns);
    if (header.kind === 'rejected') {
      this.#failure = header;
      return;
    }
    const [format, ...others] = header.formats.slice(this.#choice);
    if (format === undefined) throw new RangeError('the header fits fewer encodings than passes were begun');
    this.#canTurn = others.length > 0;
    const { encoding, positions } = format;
    const matcher = new RowMatcher(this.#request, format);
    this.#rows = { encoding, column: positions['id_number'] ?? 0, matcher };
  }

  /** A file has one encoding throughout. */
  #failEncoding(): void {
    this.#failure = this.#canTurn ? { kind: 'turned' } : { kind: 'rejected', reason: 'encoding-invalid' };
  }
}
